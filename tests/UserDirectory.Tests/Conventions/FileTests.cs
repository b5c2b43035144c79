using System.Text.RegularExpressions;
using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Conventions;

/// <summary>How files are made: one type each, named after it, and with nothing left behind.</summary>
public sealed partial class FileTests
{
    /// <summary>How many lines a type may have that stands beneath the only one that uses it.</summary>
    private const int SmallType = 15;

    private static readonly IReadOnlyList<SourceFile> s_library = Repository.SourceFiles("src");

    private static readonly IReadOnlyList<SourceFile> s_all =
        [.. s_library, .. Repository.SourceFiles("tests"), .. Repository.SourceFiles("samples")];

    [Test]
    public void A_file_is_named_after_its_first_type() =>
        s_library.Where(file => !IsPolyfill(file))
            .Where(file => file.DeclaredTypes is not [var first, ..] || first != file.Name.Split('.')[0])
            .Select(file => $"{file.Path}: {string.Join(", ", file.DeclaredTypes)}")
                .Should().BeEmpty("X.cs holds the type X, and a part of a large one is X.Part.cs");

    [Test]
    public void Beneath_it_stands_only_what_is_small_and_what_nothing_else_uses()
    {
        // What serialises a type names it, and is no use of it.
        var users = s_library.Where(file => !file.Name.EndsWith("Json.cs", StringComparison.Ordinal))
            .Select(file => (file.Path, file.Names)).ToList();
        var beneath = s_library.Where(file => !IsPolyfill(file))
            .SelectMany(file => file.DeclaredTypes.Skip(1).Select(type => (file, type)));

        beneath.Where(each => each.file.Shows(each.type) || each.file.LinesOf(each.type) > SmallType
            || users.Any(user => user.Path != each.file.Path && user.Names.Contains(each.type)))
            .Select(each => $"{each.file.Path}: {each.type}")
                .Should().BeEmpty($"a public type, one of more than {SmallType} lines and one with several users has a file of its own");
    }

    [Test]
    public void A_namespace_follows_the_folder()
    {
        s_library.Where(file => !IsPolyfill(file)).Where(file => !Namespace().IsMatch(file.Code)).Select(file => file.Path)
            .Should().BeEmpty("namespaces are file-scoped");
        s_library.Where(file => file.Path.StartsWith("src/UserDirectory/", StringComparison.Ordinal) && !IsPolyfill(file))
            .Where(file => Namespace().Match(file.Code).Groups["name"].Value != ExpectedNamespace(file)).Select(file => file.Path)
                .Should().BeEmpty();
    }

    [Test]
    public void No_type_has_a_name_that_says_nothing() =>
        s_all.SelectMany(file => file.DeclaredTypes).Where(type => EmptyName().IsMatch(type))
            .Should().BeEmpty("Manager, Helper, Utils, Base and Dto say nothing");

    [Test]
    public void Nothing_is_left_to_do() =>
        s_all.SelectMany(file => file.Lines.Select((line, index) => (line, at: $"{file.Path}:{index + 1}"))
            .Where(each => LeftOver().IsMatch(each.line)).Select(each => $"{each.at} {each.line.Trim()}"))
            .Should().BeEmpty();

    [Test]
    public void No_code_is_commented_out() =>
        s_all.SelectMany(file => file.Lines.Select((line, index) => (line, at: $"{file.Path}:{index + 1}"))
            .Where(each => CodeInComment().IsMatch(each.line)).Select(each => $"{each.at} {each.line.Trim()}"))
            .Should().BeEmpty();

    [Test]
    public void A_suppressed_warning_carries_its_reason()
    {
        foreach (var file in s_library)
        {
            for (var line = 0; line < file.Lines.Count; line++)
            {
                if (file.Lines[line].Contains("#pragma warning disable", StringComparison.Ordinal))
                {
                    var isExplained = file.Lines[line].Contains("//", StringComparison.Ordinal)
                        || (line > 0 && file.Lines[line - 1].TrimStart().StartsWith("//", StringComparison.Ordinal));
                    isExplained.Should().BeTrue($"{file.Path}:{line + 1} says nothing of why");
                }
            }
        }
    }

    private static bool IsPolyfill(SourceFile file) => file.Path.StartsWith("src/UserDirectory/Polyfills/", StringComparison.Ordinal);

    private static string ExpectedNamespace(SourceFile file) => file.Path switch
    {
        "src/UserDirectory/Hosting/UserDirectoryServiceCollectionExtensions.cs" => "Microsoft.Extensions.DependencyInjection",
        // Beside the other options, where a host finds it.
        "src/UserDirectory/Storage/InMemory/InMemoryOptions.cs" => "UserDirectory",
        _ when file.Path.StartsWith("src/UserDirectory/Storage/InMemory/", StringComparison.Ordinal) => "UserDirectory.Storage.InMemory",
        _ when file.Path.StartsWith("src/UserDirectory/Storage/", StringComparison.Ordinal) => "UserDirectory.Storage",
        _ when file.Path.StartsWith("src/UserDirectory/Queries/", StringComparison.Ordinal) => "UserDirectory.Queries",
        _ => "UserDirectory",
    };

    [GeneratedRegex(@"^namespace (?<name>[\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Namespace();

    [GeneratedRegex("(Manager|Helpers?|Utils?|Utilit(y|ies)|Base|Dto|Impl)$")]
    private static partial Regex EmptyName();

    [GeneratedRegex(@"\b(TO" + @"DO|FIX" + @"ME|HA" + @"CK|XX" + @"X)\b")]
    private static partial Regex LeftOver();

    [GeneratedRegex(@"^\s*//(?!/).*(;|\{|\})\s*$|^\s*//\s*(if|for|foreach|while|return|var|await|using)\b[^.]*[(=]")]
    private static partial Regex CodeInComment();
}
