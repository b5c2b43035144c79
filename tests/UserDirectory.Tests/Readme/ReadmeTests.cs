using System.Text.RegularExpressions;
using System.Xml.Linq;
using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Testing;
using UserDirectory.Tests.Conventions;

namespace UserDirectory.Tests.Readme;

/// <summary>What the README shows is what was compiled and run, and what it points at is there.</summary>
public sealed partial class ReadmeTests
{
    /// <summary>Names in the text that are no names of the API.</summary>
    private static readonly string[] s_others =
    [
        "ActivitySource", "AddBearerToken", "AddHealthChecks", "AddJwtBearer", "AspNetCore", "Meter", "SignInManager",
        "Microsoft", "Extensions", "UseAuthentication", "UseAuthorization",
        "UserDirectory", "Testing", "Storage", "Sqlite",
    ];

    [Test]
    public void Every_block_of_code_is_a_region_that_was_compiled()
    {
        var regions = ReadmeText.Regions().Values.ToHashSet(StringComparer.Ordinal);

        ReadmeText.Blocks("csharp").Should().NotBeEmpty();
        ReadmeText.Blocks("csharp").Where(block => !regions.Contains(block))
            .Should().BeEmpty("copy the region of tests/UserDirectory.Tests/Readme, or change it there first");
    }

    [Test]
    public void Every_region_is_shown()
    {
        var blocks = ReadmeText.Blocks("csharp").ToHashSet(StringComparer.Ordinal);

        ReadmeText.Regions().Where(region => !blocks.Contains(region.Value)).Select(region => region.Key).Should().BeEmpty();
    }

    [Test]
    public void It_names_the_two_commands() =>
        ReadmeText.Blocks("console").Should().Contain(
            block => block.Contains("dotnet run -c Release --project samples/QuickStart", StringComparison.Ordinal))
            .And.Contain(block => block.Contains("dotnet test", StringComparison.Ordinal));

    [Test]
    public void The_packages_that_it_adds_are_those_that_are_packed_and_used()
    {
        var packed = XDocument.Load(Repository.PathOf("Directory.Build.props")).Descendants("VersionPrefix").Single().Value;
        var used = XDocument.Load(Repository.PathOf("Directory.Packages.props")).Descendants("PackageVersion")
            .ToDictionary(
                package => package.Attribute("Include")!.Value, package => package.Attribute("Version")!.Value, StringComparer.Ordinal);
        used.Add("UserDirectory", packed);
        used.Add("UserDirectory.AspNetCore", packed);
        used.Add("UserDirectory.Sqlite", packed);

        var added = ReadmeText.Blocks("console").SelectMany(block => Added().Matches(block)).ToList();

        added.Select(match => match.Groups["id"].Value)
            .Should().Equal(
                "UserDirectory", "UserDirectory.Sqlite", "UserDirectory.AspNetCore", "Microsoft.Extensions.DependencyInjection");
        added.Should().OnlyContain(match => match.Groups["version"].Value == used[match.Groups["id"].Value]);
    }

    [Test]
    public void Every_name_of_the_api_in_the_text_is_there()
    {
        var types = new[] { typeof(User), typeof(ConformanceSuite), typeof(AspNetCore.UserDirectoryHttpOptions),
            typeof(Sqlite.SqliteOptions) }
            .Select(type => type.Assembly).SelectMany(assembly => assembly.GetExportedTypes()).ToList();
        var names = types.Select(TypeText.NameOf).Concat(types.SelectMany(PublicApiText.MembersOf).Select(member => member.Name))
            .ToHashSet(StringComparer.Ordinal);

        Name().Matches(ReadmeText.Prose).SelectMany(match => match.Groups["name"].Value.Split('.'))
            .Where(name => !names.Contains(name) && !s_others.Contains(name)).Should().BeEmpty();
    }

    [TestCase("LICENSE")]
    [TestCase("CONTRIBUTING.md")]
    [TestCase("CHANGELOG.md")]
    [TestCase("docs/rules.md")]
    [TestCase("docs/http.md")]
    [TestCase("samples/QuickStart")]
    [TestCase("samples/WebHost")]
    [TestCase("samples/IdentityMigration")]
    public void What_it_points_at_is_there(string path)
    {
        ReadmeText.Prose.Should().Contain(path);
        Path.Exists(Repository.PathOf(path.Split('/'))).Should().BeTrue();
    }

    // Without its end a line that names a source would pass, and that source would take the place of all others.
    [GeneratedRegex(@"^dotnet add package (?<id>\S+) --version (?<version>\S+)$", RegexOptions.Multiline)]
    private static partial Regex Added();

    /// <summary>A name, a member of one, or a call in backticks: <c>RecordType.All</c>, <c>FindAsync</c>, <c>Tenant(…)</c>.</summary>
    // What has two underscores is a setting of the sample, not a name of the API.
    [GeneratedRegex(@"`(?<name>(?!\w*__)[A-Z]\w*(\.[A-Z]\w*)*)(\([^`]*\))?`")]
    private static partial Regex Name();
}
