using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Conventions;

/// <summary>A test can be told by its name: no two classes of tests in a project have the same one, whatever their folders.</summary>
public sealed class NameTests
{
    private static IEnumerable<string> Projects =>
        Directory.EnumerateFiles(Repository.PathOf("tests"), "*.csproj", SearchOption.AllDirectories)
            .Select(path => Path.GetFileName(Path.GetDirectoryName(path)!)).Order(StringComparer.Ordinal);

    [TestCaseSource(nameof(Projects))]
    public void No_two_classes_of_tests_have_one_name(string project) =>
        Repository.SourceFiles("tests", project).Where(file => file.Name.EndsWith("Tests.cs", StringComparison.Ordinal))
            .SelectMany(file => file.DeclaredTypes.Where(type => type.EndsWith("Tests", StringComparison.Ordinal))
                .Select(type => (type, file.Path)))
            .GroupBy(each => each.type, StringComparer.Ordinal).Where(group => group.Count() > 1)
                .Select(group => $"{group.Key}: {string.Join(", ", group.Select(each => each.Path))}")
            .Should().BeEmpty();
}
