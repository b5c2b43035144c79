using System.Text.RegularExpressions;
using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Testing;

namespace UserDirectory.Tests.Conventions;

/// <summary>Dependencies point one way: features to the storage contract, providers to it too, and nothing at a provider.</summary>
public sealed partial class DependencyTests
{
    private const string Library = "src/UserDirectory/";

    /// <summary>Where a directory is put together: the only place that knows the store that stands in when nobody chose one.</summary>
    private static readonly string[] s_composition = ["Hosting/UserDirectoryBuilder.cs", "Hosting/DirectoryFactory.cs"];

    private static readonly string[] s_abstractions =
    [
        "Microsoft.Extensions.DependencyInjection.Abstractions", "Microsoft.Extensions.Logging.Abstractions",
        "Microsoft.Extensions.Options",
    ];

    private static readonly IReadOnlyList<SourceFile> s_core = Repository.SourceFiles("src", "UserDirectory");

    [Test]
    public void The_core_references_the_base_library_and_three_abstractions()
    {
        var references = typeof(User).Assembly.GetReferencedAssemblies().Select(reference => reference.Name!).ToList();

        references.Where(name => !name.StartsWith("System.", StringComparison.Ordinal)).Should().BeSubsetOf(s_abstractions);
    }

    [Test]
    public void The_conformance_suite_references_the_core_and_nunit_and_the_cores_logging() =>
        typeof(ConformanceSuite).Assembly.GetReferencedAssemblies().Select(reference => reference.Name!)
            .Where(name => !name.StartsWith("System.", StringComparison.Ordinal))
            .Should().BeEquivalentTo(
                ["UserDirectory", "nunit.framework", "Microsoft.Extensions.Logging.Abstractions"], "the rules look for secrets in the log");

    [Test]
    public void Nothing_but_the_composition_points_at_the_store_in_memory() =>
        Below("").Where(file => !IsBelow(file, "Storage/InMemory/") && !s_composition.Contains(file.Path[Library.Length..]))
            .SelectMany(file => file.Find(InMemory())).Should().BeEmpty();

    [Test]
    public void Storage_and_queries_know_no_service_and_no_call() => Mentions("Storage/", "Queries/").Should().BeEmpty();

    [Test]
    public void Text_and_identifiers_know_no_service_and_no_call() => Mentions("Text/", "Identifiers/").Should().BeEmpty();

    [Test]
    public void Values_know_no_service_and_no_call() => Mentions("Values/").Should().BeEmpty();

    [Test]
    public void Nothing_but_folders_lies_at_the_root() =>
        s_core.Where(file => !file.Path[Library.Length..].Contains('/')).Select(file => file.Path).Should().BeEmpty();

    [Test]
    public void Errors_know_no_service_and_no_call() => Mentions("Errors/").Should().BeEmpty();

    [Test]
    public void Only_the_composition_knows_the_container() =>
        s_core.Where(file => file.Code.Contains("Microsoft.Extensions.DependencyInjection", StringComparison.Ordinal))
            .Select(file => file.Path[Library.Length..])
            .Should().BeSubsetOf([.. s_composition, "Hosting/UserDirectoryServiceCollectionExtensions.cs", "Hosting/DirectoryServices.cs",
                "Hosting/ScopedExtension.cs", "Hosting/ChangeHandlers.cs"]);

    /// <summary>
    /// Where files of these folders name what stands above them: calls, services, what is kept of rights, and what puts a directory
    /// together.
    /// </summary>
    private static IEnumerable<string> Mentions(params string[] folders)
    {
        // A listing of records is a query's own; "References" is also a word of links.
        var above = Below("Decisions/").Concat(Below("Handles/")).Concat(Below("Permissions/Cache/"))
            .Concat(s_core.Where(file => file.Name.EndsWith("Service.cs", StringComparison.Ordinal)
                || s_composition.Contains(file.Path[Library.Length..])))
            .SelectMany(file => file.DeclaredTypes).Except(["References"]).ToHashSet();
        above.Should().Contain(["TenantContext", "Decision", "IUserService", "UserService", "RightsCache", "UserDirectoryBuilder"]);

        return folders.SelectMany(Below).Select(file => (file.Path, Names: file.Names.Intersect(above).Order().ToList()))
            .Where(file => file.Names.Count > 0)
            .Select(file => $"{file.Path}: {string.Join(", ", file.Names)}");
    }

    private static IEnumerable<SourceFile> Below(string folder) => s_core.Where(file => IsBelow(file, folder));

    private static bool IsBelow(SourceFile file, string folder) => file.Path.StartsWith(Library + folder, StringComparison.Ordinal);

    [GeneratedRegex(@"\bStorage\.InMemory\b|\bInMemoryStore\b")]
    private static partial Regex InMemory();
}
