using System.Reflection;
using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Testing;

namespace UserDirectory.Tests.Conventions;

/// <summary>The public API is what the approved text says: nobody changes it by accident, and a review shows what changed.</summary>
public sealed class PublicApiTests
{
    [Test]
    public void The_public_api_of_the_core_is_the_approved_one() => Compare(typeof(User).Assembly);

    [Test]
    public void The_public_api_of_the_conformance_suite_is_the_approved_one() => Compare(typeof(ConformanceSuite).Assembly);

    [Test]
    public void The_public_api_of_the_package_for_HTTP_is_the_approved_one() =>
        Compare(typeof(AspNetCore.UserDirectoryHttpOptions).Assembly);

    [Test]
    public void The_public_api_of_the_package_for_SQLite_is_the_approved_one() => Compare(typeof(Sqlite.SqliteOptions).Assembly);

    private static void Compare(Assembly assembly)
    {
        var path = $"tests/UserDirectory.Tests/Conventions/Approved/{assembly.GetName().Name}.txt";
        var actual = PublicApiText.Of(assembly);
        var approved = ApprovedFile.Approved(actual, path);
        if (approved != actual)
        {
            Assert.Fail(
                $"The public API of {assembly.GetName().Name} is not the approved one:\n\n{Difference(approved, actual)}\n\n"
                + $"When this is meant, run this test once more with the environment variable {ApprovedFile.Variable}=1 and commit the "
                + $"file that it writes: {path}");
        }

        actual.Should().NotBeEmpty();
    }

    /// <summary>Lines that went (-) and came (+), each below the type that it belongs to.</summary>
    private static string Difference(string approved, string actual)
    {
        var (before, after) = (Qualified(approved), Qualified(actual));
        var lines = before.Except(after).Select(line => (line, sign: '-')).Concat(after.Except(before).Select(line => (line, sign: '+')))
            .OrderBy(each => each.line, StringComparer.Ordinal).Select(each => $"{each.sign} {each.line}").ToList();
        return lines.Count == 0 ? "the same lines in another order" : string.Join('\n', lines);
    }

    private static List<string> Qualified(string api)
    {
        List<string> lines = [];
        var owner = "";
        foreach (var line in api.Split('\n').Where(line => line is not ("" or "{" or "}")))
        {
            owner = line.StartsWith(' ') ? owner : line;
            lines.Add(line.StartsWith(' ') ? $"{owner} … {line.Trim()}" : line);
        }

        return lines;
    }
}
