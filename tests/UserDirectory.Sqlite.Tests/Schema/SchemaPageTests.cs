using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Tests.Conventions;

namespace UserDirectory.Sqlite.Tests;

/// <summary>The page that describes the schema is true of the database.</summary>
public sealed class SchemaPageTests
{
    [Test]
    public async Task The_page_of_the_schema_says_what_the_catalogue_says()
    {
        var path = DirectoryFile.NewPath();
        using (var directory = new DirectoryFile(path))
        {
            await directory.System.Users.CountAsync();
        }

        try
        {
            using var catalogue = new Catalogue(path);
            var page = (await File.ReadAllTextAsync(Repository.PathOf("docs", "schema.md"))).ReplaceLineEndings("\n");
            page = page[..page.IndexOf(SchemaPage.Begin, StringComparison.Ordinal)] + SchemaPage.Of(catalogue);
            ApprovedFile.MustSay(page, "docs/schema.md");
            catalogue.Tables.Select(table => table.Name).Should().OnlyContain(name => page.Contains($"### {name}\n"));
        }
        finally
        {
            DirectoryFile.Remove(path);
        }
    }
}
