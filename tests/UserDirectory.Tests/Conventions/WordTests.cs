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
        ["Account"] = "User",
    };

    /// <summary>
    /// Names that a word of the list is right in: what proves an account, what clients know as the Account API, the label of a user, and
    /// what the field calls so (the blocks of a hash, a tree that is inserted into, what is enabled of logging).
    /// </summary>
    private static readonly string[] s_exceptions =
    [
        "EntityRef", "AccountToken", "AccountApi", "MapAccountApi", "IsServiceAccount",
        "Block", "block", "Enabled", "IsEnabled", "Insert", "NUnit", "InviteAsync",
    ];

    [Test]
    public void The_public_api_has_one_word_for_each_thing()
    {
        var types = typeof(User).Assembly.GetExportedTypes();
        var names = types.Select(type => TypeText.NameOf(type))
            .Concat(types.SelectMany(type => PublicApiText.MembersOf(type).Select(member => $"{TypeText.NameOf(type)}.{member.Name}")));

        names.Where(name => !name.Split('.').Any(IsException))
            .SelectMany(name => OtherWords(name).Select(word => $"{name}: not {word} but {s_otherWords[word]}"))
            .Should().BeEmpty();
    }

    [TestCase("UserDirectory")]
    [TestCase("UserDirectory.Testing")]
    public void Types_members_and_locals_have_one_word_for_each_thing(string project) =>
        Repository.SourceFiles("src", project)
            .SelectMany(file => Identifiers(file.Text).Where(name => !IsSentence(name) && !IsException(name))
                .SelectMany(name => OtherWords(name).Select(word => $"{file.Path}: {name}, not {word} but {s_otherWords[word]}")))
            .Should().BeEmpty();

    /// <summary>
    /// A place is an organization or, where there is none, the whole tenant; what is always an organization is called so.
    /// </summary>
    [TestCase("UserDirectory")]
    [TestCase("UserDirectory.AspNetCore")]
    [TestCase("UserDirectory.Testing")]
    public void What_is_always_an_organization_is_not_called_a_place(string project) =>
        Repository.SourceFiles("src", project).SelectMany(file => OrganizationAsPlace().Matches(WithoutText(file.Text))
            .Select(match => $"{file.Path}: {match.Value}"))
            .Should().BeEmpty();

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

    private static bool IsException(string name) => s_exceptions.Any(each => name.StartsWith(each, StringComparison.Ordinal));

    /// <summary>The tests of the suite are sentences, and may say what they like.</summary>
    private static bool IsSentence(string name) =>
        !name.StartsWith("s_", StringComparison.Ordinal) && name.IndexOf('_', StringComparison.Ordinal) > 0;

    private static IEnumerable<string> OtherWords(string name) =>
        Word().Matches(name).Select(word => char.ToUpperInvariant(word.Value[0]) + word.Value[1..]).Where(s_otherWords.ContainsKey);

    private static IEnumerable<string> Identifiers(string code) =>
        Identifier().Matches(WithoutText(code)).Select(match => match.Value).Distinct();

    private static string WithoutText(string code) => TextOrComment().Replace(code, "\"\"");

    private static IEnumerable<string> Advertising(string text) => Praise().Matches(text).Select(match => match.Value);

    [GeneratedRegex("[A-Z]?[a-z]+")]
    private static partial Regex Word();

    [GeneratedRegex(@"\b[A-Za-z_]\w*")]
    private static partial Regex Identifier();

    [GeneratedRegex(@"//.*|^#.*|""(?:\\.|[^""\\\n])*""", RegexOptions.Multiline)]
    private static partial Regex TextOrComment();

    [GeneratedRegex(@"\bOrganization [pP]lace\b")]
    private static partial Regex OrganizationAsPlace();

    [GeneratedRegex(
        @"\b(blazing(ly)?|seamless(ly)?|effortless(ly)?|robust|powerful|cutting-edge|state-of-the-art|world-class"
        + @"|leverag(e|es|ing)|elegant(ly)?"
        + @"|delightful|best-in-class|enterprise-grade|obviously|simply|utiliz(e|es|ing))\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Praise();
}
