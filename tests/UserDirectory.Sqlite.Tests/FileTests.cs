using FluentAssertions;
using Microsoft.Data.Sqlite;
using NUnit.Framework;

namespace UserDirectory.Sqlite.Tests;

/// <summary>A directory on a file: what stays, who sees it, and which files are refused.</summary>
public sealed class FileTests
{
    private string _path = null!;

    [SetUp]
    public void NameFile() => _path = DirectoryFile.NewPath();

    [TearDown]
    public void RemoveFile() => DirectoryFile.Remove(_path);

    [Test]
    public async Task What_was_written_is_there_when_the_host_starts_again()
    {
        User ann;
        using (var first = new DirectoryFile(_path))
        {
            await first.System.Organizations.CreateAsync(new NewOrganization("lisbon"));
            ann = await first.System.Users.CreateAsync(
                new NewUser("ann") { Organization = "lisbon", Attributes = new Dictionary<string, string> { ["desk"] = "7" } });
        }

        using var second = new DirectoryFile(_path);
        (await second.System.Users.GetAsync("ann")).Should().BeEquivalentTo(ann);
    }

    [Test]
    public async Task Two_hosts_on_one_file_see_what_the_other_has_written()
    {
        using var one = new DirectoryFile(_path);
        using var other = new DirectoryFile(_path);
        await one.System.Users.CreateAsync(new NewUser("ann"));
        await other.System.Users.UpdateAsync("ann", new UserUpdate { DisplayName = "Ann" });

        (await one.System.Users.GetAsync("ann")).DisplayName.Should().Be("Ann");
    }

    [Test]
    public async Task What_one_host_takes_away_another_does_not_grant_beyond_the_age_that_is_allowed()
    {
        using var one = new DirectoryFile(_path);
        using var other = new DirectoryFile(_path);
        await one.System.Roles.CreateAsync(new NewRole("reader", "invoices.read"));
        var ann = await one.System.Users.CreateAsync(new NewUser("ann") { Roles = ["reader"] });
        (await other.System.Permissions.CheckAsync(ann.Id, "invoices.read")).Should().BeTrue();

        await one.System.Roles.UnassignAsync(ann.Id, ["reader"]);

        (await other.System.Permissions.CheckAsync(ann.Id, "invoices.read")).Should().BeFalse();
    }

    [Test]
    public async Task Two_hosts_that_begin_on_one_new_file_at_once_make_its_tables_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 4).Select(host => Task.Run(async () =>
        {
            using var directory = new DirectoryFile(_path);
            await directory.System.Users.CreateAsync(new NewUser($"user-{host}"));
        })));

        using var after = new DirectoryFile(_path);
        (await after.System.Users.CountAsync()).Should().Be(4);
    }

    [Test]
    public async Task The_names_of_the_tables_begin_as_the_host_wants()
    {
        using (var directory = new DirectoryFile(_path, options => options.TablePrefix = "people_"))
        {
            await directory.System.Users.CreateAsync(new NewUser("ann"));
        }

        using var connection = new SqliteConnection($"Data Source={_path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'people\\_%' ESCAPE '\\' "
            + "AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'";
        command.ExecuteScalar().Should().Be(0L);
    }
}
