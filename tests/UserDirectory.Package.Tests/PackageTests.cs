using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;
using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Package.Tests;

/// <summary>What is in the packages that a commit makes.</summary>
public sealed class PackageTests
{
    private static readonly string[] s_ids =
        ["UserDirectory", "UserDirectory.AspNetCore", "UserDirectory.Relational", "UserDirectory.Sqlite", "UserDirectory.Testing"];

    private static readonly string[] s_abstractions =
    [
        "Microsoft.Extensions.DependencyInjection.Abstractions", "Microsoft.Extensions.Logging.Abstractions",
        "Microsoft.Extensions.Options",
    ];

    // On the new target these only lead on to the runtime's types, for a library of the old one in a new application.
    private static readonly string[] s_namedByOldLibraries = ["Microsoft.Bcl.AsyncInterfaces", "Microsoft.Bcl.TimeProvider"];

    [Test]
    public void The_core_is_built_for_both_targets() =>
        Libraries(PackedFile.Of("UserDirectory"))
            .Should().BeEquivalentTo("lib/net10.0/UserDirectory.dll", "lib/netstandard2.0/UserDirectory.dll");

    [Test]
    public void The_conformance_suite_is_built_for_the_new_one() =>
        Libraries(PackedFile.Of("UserDirectory.Testing")).Should().BeEquivalentTo("lib/net10.0/UserDirectory.Testing.dll");

    [Test]
    public void On_the_new_target_the_core_depends_on_three_abstractions_and_what_libraries_for_the_old_one_name() =>
        PackedFile.Of("UserDirectory").Dependencies()["net10.0"].Should().BeEquivalentTo([.. s_abstractions, .. s_namedByOldLibraries]);

    [Test]
    public void On_the_old_target_it_also_depends_on_what_the_old_base_library_lacks() =>
        PackedFile.Of("UserDirectory").Dependencies()[".NETStandard2.0"].Should().BeEquivalentTo(
            [.. s_abstractions, .. s_namedByOldLibraries, "System.ComponentModel.Annotations", "System.Diagnostics.DiagnosticSource"]);

    [TestCase("lib/net10.0/UserDirectory.dll", "System.Runtime")]
    [TestCase("lib/netstandard2.0/UserDirectory.dll", "netstandard")]
    public void Each_build_references_its_base_library_and_what_the_package_depends_on(string library, string baseLibrary)
    {
        var package = PackedFile.Of("UserDirectory");
        var dependencies = package.Dependencies()[
            library.Contains("netstandard", StringComparison.Ordinal) ? ".NETStandard2.0" : "net10.0"];

        var references = References(package.Entries[library]);

        references.Should().Contain(baseLibrary);
        references.Where(name => !name.StartsWith("System.", StringComparison.Ordinal) && name != "netstandard")
            .Should().BeSubsetOf(dependencies);
    }

    [Test]
    public void The_conformance_suite_depends_on_exactly_its_own_version_of_the_core_and_on_nunit()
    {
        var suite = PackedFile.Of("UserDirectory.Testing");

        suite.Dependencies()["net10.0"].Except(s_abstractions).Should().BeEquivalentTo("UserDirectory", "NUnit");
        suite.Metadata.Descendants().Single(element => element.Attribute("id")?.Value == "UserDirectory").Attribute("version")!.Value
            .Should().Be($"[{PackedFile.Of("UserDirectory").Value("version")}]", "it uses what is internal to the core");
    }

    [Test]
    public void The_package_for_HTTP_depends_on_the_core_and_on_what_parses_list_queries_and_hashes_entity_tags()
    {
        var http = PackedFile.Of("UserDirectory.AspNetCore");

        Libraries(http).Should().BeEquivalentTo("lib/net10.0/UserDirectory.AspNetCore.dll");
        http.Dependencies()["net10.0"].Should().BeEquivalentTo("UserDirectory", "Microsoft.OData.Core", "System.IO.Hashing");
        http.Metadata.Descendants().Where(element => element.Name.LocalName == "frameworkReference")
            .Should().ContainSingle("the rest comes with ASP.NET Core")
            .Which.Attribute("name")!.Value.Should().Be("Microsoft.AspNetCore.App");
    }

    [Test]
    public void The_packages_for_SQL_depend_on_the_core_and_the_engines_library()
    {
        PackedFile.Of("UserDirectory.Relational").Dependencies()["net10.0"].Should().BeEquivalentTo("UserDirectory");
        PackedFile.Of("UserDirectory.Sqlite").Dependencies()["net10.0"]
            .Should().BeEquivalentTo("UserDirectory.Relational", "Microsoft.Data.Sqlite");
    }

    [TestCaseSource(nameof(s_ids))]
    public void A_host_that_stays_with_the_first_release_of_the_abstractions_can_take_it(string id) =>
        PackedFile.Of(id).Metadata.Descendants()
            .Where(element => element.Name.LocalName == "dependency"
                && (element.Attribute("id")!.Value.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal)
                    || element.Attribute("id")!.Value.StartsWith("Microsoft.Bcl.", StringComparison.Ordinal)))
            .Select(element => element.Attribute("version")!.Value).Should().AllBe("10.0.0");

    [TestCaseSource(nameof(s_ids))]
    public void Documentation_stands_beside_every_library(string id)
    {
        var package = PackedFile.Of(id);

        foreach (var library in Libraries(package))
        {
            Encoding.UTF8.GetString(package.Entries[Path.ChangeExtension(library, ".xml")]).Should().Contain("<summary>");
        }
    }

    [TestCaseSource(nameof(s_ids))]
    public void The_package_says_what_it_is_and_under_which_licence(string id)
    {
        var package = PackedFile.Of(id);

        package.Value("id").Should().Be(id);
        package.Value("license").Should().Be("MIT");
        package.Value("description").Should().NotBeNullOrWhiteSpace();
        package.Value("authors").Should().NotBeNullOrWhiteSpace();
        package.Value("tags").Should().NotBeNullOrWhiteSpace();
        package.Value("readme").Should().Be("README.md");
        Encoding.UTF8.GetString(package.Entries["README.md"]).Should().Contain("AddUserDirectory");
    }

    [TestCaseSource(nameof(s_ids))]
    public void The_package_has_an_icon(string id)
    {
        var package = PackedFile.Of(id);

        package.Value("icon").Should().Be("icon.png");
        package.Entries["icon.png"].AsSpan(1, 3).SequenceEqual("PNG"u8).Should().BeTrue();
    }

    [TestCaseSource(nameof(s_ids))]
    public void The_address_of_the_project_is_that_of_the_repository(string id)
    {
        var package = PackedFile.Of(id);

        var repository = package.Metadata.Elements().SingleOrDefault(element => element.Name.LocalName == "repository");

        repository.Should().NotBeNull();
        repository!.Attribute("type")!.Value.Should().Be("git");
        package.Value("projectUrl").Should().Be(repository.Attribute("url")?.Value);
    }

    [TestCaseSource(nameof(s_ids))]
    public void Symbols_for_every_library_are_packed_apart(string id)
    {
        var symbols = PackedFile.Of(id, "snupkg");

        symbols.Entries.Keys.Where(entry => entry.EndsWith(".pdb", StringComparison.Ordinal))
            .Should().BeEquivalentTo(Libraries(PackedFile.Of(id)).Select(library => Path.ChangeExtension(library, ".pdb")));
        PackedFile.Of(id).Entries.Keys.Should().NotContain(entry => entry.EndsWith(".pdb", StringComparison.Ordinal));
    }

    [TestCaseSource(nameof(s_ids))]
    public void Two_packs_of_one_commit_from_two_folders_are_the_same(string id)
    {
        foreach (var extension in new[] { "nupkg", "snupkg" })
        {
            var (first, second) = (PackedFile.Of(id, extension), PackedFile.AgainOf(id, extension));
            first.Entries.Keys.Where(IsBuilt).Should().NotBeEmpty();
            second.Entries.Keys.Should().BeEquivalentTo(first.Entries.Keys);
            first.Entries.Keys.Where(IsBuilt).Where(entry => !first.Entries[entry].AsSpan().SequenceEqual(second.Entries[entry]))
                .Should().BeEmpty();
        }
    }

    private static bool IsBuilt(string entry) => entry.StartsWith("lib/", StringComparison.Ordinal);

    private static IEnumerable<string> Libraries(PackedFile package) =>
        package.Entries.Keys.Where(entry => entry.EndsWith(".dll", StringComparison.Ordinal));

    private static List<string> References(byte[] library)
    {
        using var file = new PEReader(new MemoryStream(library));
        var metadata = file.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))];
    }
}
