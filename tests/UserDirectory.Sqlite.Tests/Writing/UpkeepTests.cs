using FluentAssertions;
using NUnit.Framework;
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

    private static long StatisticsOf(StoreOnFile file, string table) =>
        (long)DirectoryFile.Run(file.Path, $"SELECT count(*) FROM sqlite_stat1 WHERE tbl = '{table}'")!;

    private static bool HasStatistics(StoreOnFile file) =>
        (long)DirectoryFile.Run(file.Path, "SELECT count(*) FROM sqlite_master WHERE name = 'sqlite_stat1'")! > 0;
}
