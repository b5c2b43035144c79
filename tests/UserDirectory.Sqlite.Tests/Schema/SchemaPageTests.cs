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
            var file = Path.Combine(Repository.Root, "docs", "schema.md");
            var page = await File.ReadAllTextAsync(file);
            var text = page[..page.IndexOf(SchemaPage.Begin, StringComparison.Ordinal)];
            if (Environment.GetEnvironmentVariable("USERDIRECTORY_APPROVE") == "1")
            {
                await File.WriteAllTextAsync(file, page = text + SchemaPage.Of(catalogue));
            }

            page[text.Length..].Should().Be(SchemaPage.Of(catalogue), "the page is written anew with USERDIRECTORY_APPROVE=1");
            catalogue.Tables.Select(table => table.Name).Should().OnlyContain(name => page.Contains($"### {name}\n"));
        }
        finally
        {
            DirectoryFile.Remove(path);
        }
    }
}
