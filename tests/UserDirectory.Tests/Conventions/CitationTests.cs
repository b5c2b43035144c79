using System.Text.RegularExpressions;
using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Conventions;

/// <summary>
/// Whoever follows a reference arrives: each rule that code and tests cite has its heading, and each file that the documents name is there.
/// </summary>
public sealed partial class CitationTests
{
    private static readonly string[] s_folders = ["src", "tests", "samples"];

    [Test]
    public void A_rule_that_is_cited_has_its_heading_in_the_rules()
    {
        var headings = Heading().Matches(File.ReadAllText(Repository.PathOf("docs", "rules.md")))
            .Select(match => match.Groups["number"].Value).ToHashSet(StringComparer.Ordinal);
        var cited = s_folders.SelectMany(folder => Repository.SourceFiles(folder))
            .SelectMany(file => Cited().Matches(file.Text)
                .SelectMany(match => Number().Matches(match.Value).Select(number => (number.Value, file.Path)))).ToList();

        headings.Should().HaveCount(10);
        cited.Should().Contain(each => each.Value == "3").And.Contain(each => each.Value == "10");
        cited.Where(each => !headings.Contains(each.Value)).Select(each => $"{each.Path}: rule {each.Value}").Should().BeEmpty();
    }

    [TestCase("walks.md")]
    [TestCase("architecture.md")]
    public void A_file_or_folder_that_a_document_names_is_there(string document)
    {
        var named = Place().Matches(File.ReadAllText(Repository.PathOf("docs", document)))
            .Select(match => match.Groups["path"].Value).ToList();

        named.Should().NotBeEmpty();
        named.Where(path => !Exists(path)).Should().BeEmpty();
    }

    /// <summary>A path stands as it is seen from the root, or from the core's own folder.</summary>
    private static bool Exists(string path) =>
        new[] { Repository.PathOf(path), Repository.PathOf("src", "UserDirectory", path) }
            .Any(each => File.Exists(each) || Directory.Exists(each));

    [GeneratedRegex(@"^## (?<number>\d+)\. ", RegexOptions.Multiline)]
    private static partial Regex Heading();

    // "rule 3", "rules 3 and 5", "Rules 1, 2 and 4", "rules 2 to 4".
    [GeneratedRegex(@"\brules?\s+\d+\b(?:(?:,| and| to| or)\s+\d+\b)*", RegexOptions.IgnoreCase)]
    private static partial Regex Cited();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Number();

    // `Users/UserService.cs`, `src/UserDirectory/Batches/`: what has a slash, and a full stop or a slash at its end.
    [GeneratedRegex(@"`(?<path>[\w.-]+(?:/[\w.-]+)*(?:\.(?:cs|md|txt|csproj|props)|/))`")]
    private static partial Regex Place();
}
