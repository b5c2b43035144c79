using System.Text.RegularExpressions;
using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Conventions;

/// <summary>
/// Members that nothing may call: an analyzer refuses what the two files of banned symbols list. These tests hold what it cannot: that no
/// project leaves it out, and the samples that are built as their users would, without it.
/// </summary>
public sealed partial class BannedMemberTests
{
    [Test]
    public void Every_project_has_the_analyzer()
    {
        File.ReadAllText(Repository.PathOf("Directory.Packages.props"))
            .Should().Contain("<GlobalPackageReference Include=\"Microsoft.CodeAnalysis.BannedApiAnalyzers\"");
        File.ReadAllText(Repository.PathOf("Directory.Build.props"))
            .Should().Contain("BannedSymbols.txt").And.Contain("src/BannedSymbols.txt");
        Directory.EnumerateFiles(Repository.PathOf("src"), "*.csproj", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(Repository.PathOf("tests"), "*.csproj", SearchOption.AllDirectories))
            .Append(Repository.PathOf(".editorconfig")).Append(Repository.PathOf("Directory.Build.props"))
            .Where(file => File.ReadAllText(file).Contains("RS0030", StringComparison.Ordinal)).Should().BeEmpty("nobody switches it off");
    }

    [Test]
    public void The_library_silences_it_only_where_the_clock_is_the_systems_own() =>
        Repository.SourceFiles("src").Where(file => file.Text.Contains("RS0030", StringComparison.Ordinal)).Select(file => file.Path)
            .Should().Equal("src/UserDirectory/Permissions/Cache/RightsAge.cs");

    [Test]
    public void No_sample_waits_for_time_to_pass() =>
        Repository.SourceFiles("samples").SelectMany(file => file.Find(Waiting())).Should().BeEmpty();

    [GeneratedRegex(@"\bThread\.Sleep\b|\bSpinWait\.SpinUntil\b")]
    private static partial Regex Waiting();
}
