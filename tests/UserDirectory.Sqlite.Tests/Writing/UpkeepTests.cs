using FluentAssertions;
using Microsoft.Data.Sqlite;
using NUnit.Framework;
using SQLitePCL;
using UserDirectory.Relational;
using UserDirectory.Storage;

namespace UserDirectory.Sqlite.Tests.Writing;

/// <summary>SQLite plans by statistics, and these are renewed on the way; the log is put into the file at the end.</summary>
public sealed class UpkeepTests
{
    [Test]
    public async Task Once_there_is_much_there_are_statistics()
    {
        using var file = await StoreOnFile.MakeAsync();
        await file.CommitAsync([.. Enumerable.Range(0, 999).Select(each => new Write.Add(file.User($"user-{each}")))]);

        HasStatistics(file).Should().BeFalse();
        await file.CommitAsync(new Write.Add(file.User("last")));
        HasStatistics(file).Should().BeTrue();
    }

    [Test]
    public async Task Small_tables_have_none_but_those_of_the_host()
    {
        using var file = await StoreOnFile.MakeAsync();
        DirectoryFile.Run(file.Path, "CREATE TABLE orders (number INTEGER UNIQUE, text TEXT)");
        DirectoryFile.Run(file.Path, "INSERT INTO orders VALUES (1, 'one'), (2, 'two')");
        await file.CommitAsync([.. Enumerable.Range(0, 1_100).Select(each => new Write.Add(file.User($"user-{each}")))]);

        StatisticsOf(file, "ud_user").Should().BePositive();
        StatisticsOf(file, "ud_tenant").Should().Be(0);
        StatisticsOf(file, "orders").Should().BePositive("they are none of ours");
    }

    [TestCase("")]
    [TestCase("o")]
    public async Task A_table_of_the_host_is_none_of_ours_because_its_name_begins_alike(string prefix)
    {
        using var file = await StoreOnFile.MakeAsync();
        DirectoryFile.Run(file.Path, "CREATE TABLE orders (number INTEGER UNIQUE, text TEXT)");
        DirectoryFile.Run(file.Path, "INSERT INTO orders VALUES (1, 'one'), (2, 'two')");

        Optimize(new SqliteOptions { ConnectionString = file.Options.ConnectionString, TablePrefix = prefix });

        StatisticsOf(file, "orders").Should().BePositive();
    }

    [Test]
    public async Task Ours_are_known_whatever_the_case_of_the_prefix()
    {
        using var file = await StoreOnFile.MakeAsync(options => options.TablePrefix = "UD_");

        Optimize(new SqliteOptions { ConnectionString = file.Options.ConnectionString });

        StatisticsOf(file, "UD_tenant").Should().Be(0);
    }

    [Test]
    public async Task Of_a_large_table_those_of_what_few_rows_have_stay()
    {
        using var file = await StoreOnFile.MakeAsync();
        await file.CommitAsync([.. Enumerable.Range(0, 1_100).Select(
            each => new Write.Add(file.User($"user-{each}") with { ExternalId = each < 5 ? $"hr-{each}" : null }))]);

        DirectoryFile.Run(file.Path, "SELECT count(*) FROM sqlite_stat1 WHERE idx = 'ud_user_key_external_id'").Should().Be(1L);
    }

    [Test]
    public async Task Nothing_is_done_and_nobody_waits_while_somebody_else_writes()
    {
        using var file = await StoreOnFile.MakeAsync();
        DirectoryFile.Run(file.Path, "ANALYZE");
        var before = StatisticsOf(file, "ud_tenant");
        var sessions = new SqliteSessions(file.Options, new RelationalSchema(new SqliteDialect(), "ud_"));
        using var session = sessions.Open();
        using var other = DirectoryFile.Connect(file.Path);
        DirectoryFile.Run(other, "BEGIN IMMEDIATE");
        var sent = new List<string>();
        raw.sqlite3_trace(((SqliteConnection)session.Connection).Handle!, (strdelegate_trace)((_, text) => sent.Add(text)), null);

        sessions.Optimize(session);

        sent.Distinct().Should().Equal(
            "PRAGMA busy_timeout = 0", "PRAGMA analysis_limit = 400", "BEGIN IMMEDIATE", "PRAGMA busy_timeout = 30000");
        DirectoryFile.Run(other, "ROLLBACK");
        StatisticsOf(file, "ud_tenant").Should().Be(before).And.BePositive();
    }

    [Test]
    public async Task What_fails_on_the_way_leaves_statistics_and_connection_as_they_were()
    {
        using var file = await StoreOnFile.MakeAsync();
        DirectoryFile.Run(file.Path, "ANALYZE");
        var sessions = new SqliteSessions(file.Options, new RelationalSchema(new SqliteDialect(), "ud_"));
        using var session = sessions.Open();
        raw.sqlite3_set_authorizer(
            ((SqliteConnection)session.Connection).Handle!,
            (_, action, table, _, _, _) => action == raw.SQLITE_DELETE && table == "sqlite_stat1" ? raw.SQLITE_DENY : raw.SQLITE_OK, null);

        sessions.Optimize(session);

        raw.sqlite3_get_autocommit(((SqliteConnection)session.Connection).Handle!).Should().Be(1);
        StatisticsOf(file, "ud_tenant").Should().BePositive("it is all or nothing");
        DirectoryFile.Run(session.Connection, "PRAGMA busy_timeout").Should().Be(30_000L);
    }

    [Test]
    public async Task Who_closes_a_file_with_little_in_it_leaves_none()
    {
        using var file = await StoreOnFile.MakeAsync();
        await file.CommitAsync(new Write.Add(file.User("bob")));
        file.Store.Dispose();

        HasStatistics(file).Should().BeFalse("they would mislead when there is much");
    }

    [Test]
    public async Task A_file_that_nobody_has_open_any_more_has_no_log_beside_it()
    {
        using var file = await StoreOnFile.MakeAsync();
        await file.CommitAsync(new Write.Add(file.User("bob")));
        await file.FindAsync(file.Ann.Id);
        File.Exists($"{file.Path}-wal").Should().BeTrue();

        file.Store.Dispose();

        File.Exists($"{file.Path}-wal").Should().BeFalse();
    }

    private static void Optimize(SqliteOptions options)
    {
        var sessions = new SqliteSessions(options, new RelationalSchema(new SqliteDialect(), options.TablePrefix));
        using var session = sessions.Open();
        sessions.Optimize(session);
    }

    private static long StatisticsOf(StoreOnFile file, string table) =>
        (long)DirectoryFile.Run(file.Path, $"SELECT count(*) FROM sqlite_stat1 WHERE tbl = '{table}'")!;

    private static bool HasStatistics(StoreOnFile file) =>
        (long)DirectoryFile.Run(file.Path, "SELECT count(*) FROM sqlite_master WHERE name = 'sqlite_stat1'")! > 0;
}
