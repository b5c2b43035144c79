using System.Text.RegularExpressions;
using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Tests.Conventions;

namespace UserDirectory.Tests.Walks;

/// <summary>How many files a reader enters to follow a call, and that <c>docs/walks.md</c> lists them.</summary>
public sealed partial class WalkTests
{
    /// <summary>
    /// The contract and what is behind it, the language of queries, refusals and the rules of text: read once, for all calls.
    /// </summary>
    private static readonly string[] s_known = ["Storage/", "Queries/", "Errors/", "Text/"];

    [TestCase("Create an account", nameof(RecordedWalks.CreateAsync), 9)]
    [TestCase("Accept an invitation", nameof(RecordedWalks.AcceptAsync), 12)]
    [TestCase("Check a permission", nameof(RecordedWalks.CheckAsync), 7)]
    public async Task A_walk_enters_the_files_that_are_listed_and_no_more_than_can_be_followed(string heading, string walk, int most)
    {
        var entered = (await RecordedLibrary.RunAsync(walk))
            .Where(file => !s_known.Any(folder => file.StartsWith(folder, StringComparison.Ordinal)));

        entered.Should().Equal(ListedUnder(heading)).And.HaveCountLessThanOrEqualTo(most);
    }

    private static IEnumerable<string> ListedUnder(string heading)
    {
        var chapter = File.ReadAllText(Repository.PathOf("docs", "walks.md")).Split("\n## ").Single(
            each => each.StartsWith(heading, StringComparison.Ordinal));
        return List().Match(chapter).Groups["file"].Captures.Select(capture => capture.Value);
    }

    [GeneratedRegex(@"```text\r?\n(?:(?<file>\S+)\r?\n)+```")]
    private static partial Regex List();
}
