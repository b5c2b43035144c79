using System.Text.RegularExpressions;
using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Conventions;

/// <summary>One word for each thing: those of the domain in the public API, plain ones in what people read.</summary>
public sealed partial class WordTests
{
    /// <summary>Words that other libraries use, and the word here.</summary>
    private static readonly Dictionary<string, string> s_otherWords = new(StringComparer.Ordinal)
    {
        ["Enable"] = "Activate, SwitchOn or Reinstate",
        ["Enabled"] = "IsActive",
        ["Disable"] = "Deactivate, SwitchOff or Suspend",
        ["Disabled"] = "IsActive",
        ["Block"] = "Suspend",
        ["Unblock"] = "Reinstate",
        ["Company"] = "Organization",
        ["Unit"] = "Organization",
        ["Org"] = "Organization",
        ["Username"] = "Key",
        ["Mail"] = "Email",
        ["Invite"] = "Invitation, Send",
        ["Modified"] = "Updated",
        ["Fetch"] = "Get or Find",
        ["Retrieve"] = "Get or Find",
        ["Insert"] = "Create or Add",
        ["Save"] = "Commit",
        ["Entity"] = "a record",
        ["Privilege"] = "Permission",
        ["Claim"] = "Permission",
        ["Policy"] = "Permission",
    };

    /// <summary>Names that a word of the list is right in.</summary>
    private static readonly string[] s_exceptions = ["EntityRef"];

    [Test]
    public void The_public_api_has_one_word_for_each_thing()
    {
        var types = typeof(User).Assembly.GetExportedTypes();
        var names = types.Select(type => TypeText.NameOf(type))
            .Concat(types.SelectMany(type => PublicApiText.MembersOf(type).Select(member => $"{TypeText.NameOf(type)}.{member.Name}")));

        names.Where(name => !s_exceptions.Any(exception => name.StartsWith(exception, StringComparison.Ordinal)))
            .SelectMany(name => Word().Matches(name).Select(word => word.Value).Where(s_otherWords.ContainsKey)
                .Select(word => $"{name}: not {word} but {s_otherWords[word]}"))
            .Should().BeEmpty();
    }

    [TestCase("README.md")]
    [TestCase("CONTRIBUTING.md")]
    [TestCase("CHANGELOG.md")]
    public void What_people_read_does_not_advertise(string file) =>
        Advertising(File.ReadAllText(Repository.PathOf(file))).Should().BeEmpty();

    [Test]
    public void Comments_do_not_advertise() =>
        Repository.SourceFiles("src").SelectMany(
            file => file.Lines.Where(line => line.TrimStart().StartsWith("//", StringComparison.Ordinal))
                .SelectMany(Advertising).Select(word => $"{file.Path}: {word}"))
            .Should().BeEmpty();

    private static IEnumerable<string> Advertising(string text) => Praise().Matches(text).Select(match => match.Value);

    [GeneratedRegex("[A-Z][a-z]+")]
    private static partial Regex Word();

    [GeneratedRegex(
        @"\b(blazing(ly)?|seamless(ly)?|effortless(ly)?|robust|powerful|cutting-edge|state-of-the-art|world-class"
        + @"|leverag(e|es|ing)|elegant(ly)?"
        + @"|delightful|best-in-class|enterprise-grade|obviously|simply|utiliz(e|es|ing))\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Praise();
}
