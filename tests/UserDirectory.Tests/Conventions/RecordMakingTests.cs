using System.Text.RegularExpressions;
using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Storage;

namespace UserDirectory.Tests.Conventions;

/// <summary>
/// A record is made in one place, by whichever call: what a new one has is looked for there, and changed there. What a provider reads back
/// is made by the description of the record, in its fields.
/// </summary>
public sealed class RecordMakingTests
{
    /// <summary>The outlines show a part of a record to who may not see the rest; the roles of every tenant are two by nature.</summary>
    private static readonly Dictionary<string, string[]> s_others = new(StringComparer.Ordinal)
    {
        [nameof(User)] = ["Invitee.cs"],
        [nameof(Organization)] = ["OrganizationReads.cs"],
        [nameof(Role)] = ["BuiltInRoles.cs"],
    };

    [TestCaseSource(nameof(Records))]
    public void A_record_is_made_in_one_place(string record)
    {
        var makes = new Regex($@"\bnew {record}\s*(\{{|\(\))|\b(ValueTask<)?{record}>? \w+\([^)]*\)\s*=>\s*new\(\)");

        Repository.SourceFiles("src", "UserDirectory").Where(file => !file.Path.EndsWith("Fields.cs", StringComparison.Ordinal))
            .SelectMany(file => makes.Matches(file.Text).Select(_ => Path.GetFileName(file.Path)))
            .Except(s_others.TryGetValue(record, out var others) ? others : [])
            .Should().ContainSingle();
    }

    [Test]
    public void What_else_shows_or_makes_one_is_still_there() =>
        s_others.Values.SelectMany(files => files).Distinct()
            .Except(Repository.SourceFiles("src", "UserDirectory").Select(file => Path.GetFileName(file.Path))).Should().BeEmpty();

    private static IEnumerable<string> Records() => RecordType.All.Select(type => type.Kind.ToString());
}
