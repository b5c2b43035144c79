using FluentAssertions;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using UserDirectory.Relational;
using UserDirectory.Storage;
using UserDirectory.Tests;
using UserDirectory.Tests.Conventions;

namespace UserDirectory.Sqlite.Tests;

/// <summary>From one schema to the next: what the first release wrote, and how a host, a call and a script bring it further.</summary>
public sealed class MigrationTests
{
    private const int Next = SchemaState.Version + 1;

    // What no version has: a step of a version to come.
    private static readonly SchemaMigration s_next = new(
        SchemaState.Version,
        schema => [
            $"ALTER TABLE {schema.Quoted("user")} ADD COLUMN \"note\" TEXT",
            $"CREATE INDEX {schema.Quoted("user_by_note")} ON {schema.Quoted("user")} (\"tenant\", \"note\")",
            $"UPDATE {schema.Quoted("user")} SET \"note\" = \"key\"",
        ]);

    private string _path = null!;

    [SetUp]
    public void CopyFirst()
    {
        _path = DirectoryFile.NewPath();
        File.Copy(FirstRelease, _path);
    }

    [TearDown]
    public void Remove() => DirectoryFile.Remove(_path);

    private static string FirstRelease => Repository.PathOf("tests", "UserDirectory.Sqlite.Tests", "Assets", "schema-1.db");

    [Test]
    public async Task What_the_first_release_wrote_is_read_as_it_was_written()
    {
        using var host = Host(new());

        var state = await StateAsync(host);

        state.Should().Equal(await File.ReadAllLinesAsync(Path.ChangeExtension(FirstRelease, ".txt")));
        RecordType.All.Should().OnlyContain(type => state.Exists(line => line.StartsWith($"{type.Kind}: ", StringComparison.Ordinal)));
    }

    [Test]
    public async Task A_step_to_the_next_schema_keeps_every_record()
    {
        using var after = Host(ToNext());

        (await StateAsync(after)).Should().Equal(await File.ReadAllLinesAsync(Path.ChangeExtension(FirstRelease, ".txt")));
        DirectoryFile.Run(_path, "SELECT count(*) FROM ud_user WHERE note IS NOT \"key\"").Should().Be(0L);
        DirectoryFile.Run(_path, "SELECT version FROM ud_schema").Should().Be((long)Next);
        DirectoryFile.Run(_path, "PRAGMA integrity_check").Should().Be("ok");
    }

    [Test]
    public async Task Hosts_that_migrate_at_once_do_it_once()
    {
        var counts = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            using var host = Host(ToNext());
            return (await StateAsync(host)).Count;
        })));

        counts.Distinct().Should().ContainSingle("a column is not added twice");
    }

    [Test]
    public async Task Members_that_records_did_not_have_before_get_columns_lists_and_indexes()
    {
        IReadOnlyList<Column> added = [.. new[] { "TimeZone", "ExternalId", "AccessRules", "IsTechnician" }
            .Select(name => RecordType.Of<User>().Columns.Single(column => column.Name == name))];
        var before = Statements();
        foreach (var statement in new[]
        {
            "DROP INDEX ud_user_key_external_id", "DROP TABLE ud_user_access_rules",
            "ALTER TABLE ud_user DROP COLUMN time_zone", "ALTER TABLE ud_user DROP COLUMN external_id",
            "ALTER TABLE ud_user DROP COLUMN access_rules", "ALTER TABLE ud_user DROP COLUMN is_technician",
        })
        {
            DirectoryFile.Run(_path, statement);
        }

        using var host = Host(new() { State = schema => new(schema, Next, [SchemaMigration.OfNew(SchemaState.Version, added)]) });

        var users = (await StateAsync(host)).Where(line => line.StartsWith("User: ", StringComparison.Ordinal)).ToList();
        users.Should().HaveCountGreaterThan(3);
        users.Should().OnlyContain(
            line => line.Contains("TimeZone=; ") && line.Contains("AccessRules=; ") && line.Contains("Technician=False; "));
        Statements().Select(name => name.Name).Should().BeEquivalentTo(before.Select(name => name.Name));
    }

    [Test]
    public async Task A_host_that_does_not_migrate_at_start_says_what_to_do_and_changes_nothing()
    {
        File.Delete(_path);
        using var host = Host(new() { MigratesAtStart = false });

        var call = async () => await host.GetRequiredService<IUserDirectory>().AsSystem("tests").Users.CountAsync();

        (await call.Should().ThrowAsync<StoreException>()).Which.Should().Match<StoreException>(
            refused => refused.Code == "store.version" && refused.Message.Contains("Run the script"));
        Statements().Should().BeEmpty();
    }

    [Test]
    public async Task A_call_makes_and_migrates_the_tables_where_hosts_do_not()
    {
        File.Delete(_path);
        var options = Options(new() { MigratesAtStart = false });

        (await SqliteSchema.MigrateAsync(options)).Should().Be(0);
        (await SqliteSchema.MigrateAsync(options)).Should().Be(SqliteSchema.Version);

        using var host = Host(options);
        (await host.GetRequiredService<IUserDirectory>().AsSystem("tests").Users.CountAsync()).Should().Be(0);
    }

    [Test]
    public async Task The_script_makes_what_a_host_makes()
    {
        File.Delete(_path);
        await SqliteSchema.MigrateAsync(Options(new()));
        var made = Statements();
        File.Delete(_path);

        DirectoryFile.Run(_path, SqliteSchema.Script());

        Statements().Should().Equal(made);
        using var host = Host(new() { MigratesAtStart = false });
        (await host.GetRequiredService<IUserDirectory>().AsSystem("tests").Users.CountAsync()).Should().Be(0);
    }

    [Test]
    public void A_script_for_a_schema_that_does_not_exist_is_refused()
    {
        var script = () => SqliteSchema.Script(SqliteSchema.Version + 1);

        script.Should().Throw<ArgumentOutOfRangeException>();
    }

    [TestCase("version = 2", "*schema 2*Use the version that wrote the database, or a newer one*")]
    [TestCase("text_version = 99", "*texts of the database are of version 99*export the people to import them into a new database*")]
    [TestCase("search_version = 99", "*search texts of version 99*export the people to import them into a new database*")]
    public async Task A_file_of_a_version_that_this_one_does_not_know_is_refused_and_stays(string change, string says)
    {
        DirectoryFile.Run(_path, $"UPDATE ud_schema SET {change}");
        using var host = Host(new());

        var call = async () => await StateAsync(host);

        (await call.Should().ThrowAsync<StoreException>().WithMessage(says)).Which.Code.Should().Be("store.version");
        DirectoryFile.Run(_path, "SELECT count(*) FROM ud_user").Should().NotBe(0L);
    }

    // By hand, before a release and never after it: its users have files that are as they are.
    [OneTimeSetUp]
    public async Task WriteFirst()
    {
        if (Environment.GetEnvironmentVariable("USERDIRECTORY_FIRST_RELEASE") != "1")
        {
            return;
        }

        _path = DirectoryFile.NewPath();
        using (var host = Host(new()))
        {
            var directory = host.GetRequiredService<IUserDirectory>();
            await FullTenant.FillAsync(directory);
            using (var store = new SqliteStore(Options(new())))
            {
                await FullTenant.AddTokenAsync(store, await directory.Tenant("acme").AsSystem("filling").Users.GetAsync("ann"));
            }

            await File.WriteAllLinesAsync(Path.ChangeExtension(FirstRelease, ".txt"), await StateAsync(host));
        }

        DirectoryFile.Run(_path, "VACUUM");
        File.Copy(_path, FirstRelease, overwrite: true);
        DirectoryFile.Remove(_path);
    }

    private static SqliteOptions ToNext() => new() { State = schema => new(schema, Next, [s_next]) };

    private SqliteOptions Options(SqliteOptions options)
    {
        options.ConnectionString = $"Data Source={_path};Pooling=False";
        options.Synchronous = SqliteSynchronous.Off;
        return options;
    }

    private ServiceProvider Host(SqliteOptions options) => new ServiceCollection()
        .AddUserDirectory(directory => directory.Permissions.Add("invoices", "read"))
        .UseStore(_ => new SqliteStore(Options(options))).Services.BuildServiceProvider();

    private static async Task<List<string>> StateAsync(ServiceProvider host)
    {
        var directory = host.GetRequiredService<IUserDirectory>();
        var tenant = await directory.Tenants.GetAsync("acme");
        return await TenantState.OfAsync(directory, tenant.Id);
    }

    private List<(string Name, string? Statement)> Statements()
    {
        using var connection = new SqliteConnection($"Data Source={_path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_stat%' ORDER BY name";
        using var row = command.ExecuteReader();
        var statements = new List<(string, string?)>();
        while (row.Read())
        {
            statements.Add((row.GetString(0), row.IsDBNull(1) ? null : row.GetString(1)));
        }

        return statements;
    }
}
