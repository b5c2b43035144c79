using System.Data.Common;
using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Sqlite.Tests.Faults;

/// <summary>
/// A disk that is full at the n-th page of a commit, for every n: nothing is half done, the error is typed, and with room the same call
/// succeeds.
/// </summary>
public sealed class TornDiskTests
{
    private const int MostPages = 200;

    [Test]
    public async Task A_disk_that_fills_up_at_any_page_tears_no_commit()
    {
        using var disk = new SmallDisk(16 * 1024 * 1024);
        using var directory = new DirectoryFile(disk.Database, options =>
        {
            options.Synchronous = SqliteSynchronous.Full;

            // The log is not begun anew, and so needs more room with each commit.
            options.Opened = connection => DirectoryFile.Run(connection, "PRAGMA wal_autocheckpoint = 0");
        });
        await PrepareAsync(directory);
        var failures = 0;
        for (var (room, fits) = (0, false); !fits; room++)
        {
            disk.FillUpTo(room);
            fits = await WritesAsync(directory, disk.Database, people: 10, room, disk.MakeRoom);
            failures += fits ? 0 : 1;
            disk.MakeRoom();
        }

        failures.Should().BeInRange(5, MostPages);
    }

    [Test]
    public async Task A_file_that_may_not_grow_beyond_any_page_tears_no_commit()
    {
        var path = DirectoryFile.NewPath();
        var open = new List<DbConnection>();
        try
        {
            using var directory = new DirectoryFile(path, options => options.Opened = open.Add);
            await PrepareAsync(directory);
            var failures = 0;
            for (var (room, fits) = (0, false); !fits; room++)
            {
                var pages = (long)DirectoryFile.Run(path, "PRAGMA page_count")!;
                LimitTo(pages + room);
                fits = await WritesAsync(directory, path, people: 90, room, () => LimitTo(uint.MaxValue - 1));
                failures += fits ? 0 : 1;
                LimitTo(uint.MaxValue - 1);
            }

            failures.Should().BeInRange(5, MostPages);
        }
        finally
        {
            DirectoryFile.Remove(path);
        }

        void LimitTo(long pages)
        {
            foreach (var connection in open.Where(connection => connection.State == System.Data.ConnectionState.Open))
            {
                DirectoryFile.Run(connection, $"PRAGMA max_page_count = {pages}");
            }
        }
    }

    private static async Task PrepareAsync(DirectoryFile directory)
    {
        await directory.System.Organizations.CreateAsync(new NewOrganization("lisbon"));
        await directory.System.Roles.CreateAsync(new NewRole("reader", "invoices.read"));
        await directory.System.Users.CreateAsync(new NewUser("ann"));
    }

    /// <summary>Whether so many new people find room; after it there is room, and they are there.</summary>
    private static async Task<bool> WritesAsync(DirectoryFile directory, string path, int people, int room, Action makeRoom)
    {
        var before = await directory.System.Users.CountAsync();
        var sequence = await SequenceAsync(directory);
        async Task WriteAsync() => await directory.System.InOneCommitAsync(async batch =>
        {
            for (var i = 0; i < people; i++)
            {
                await batch.Users.CreateAsync(new NewUser($"user-{room}-{i}") { Organization = "lisbon", Roles = ["reader"] });
            }
        });

        try
        {
            await WriteAsync();
            return true;
        }
        catch (StoreException fault)
        {
            fault.Code.Should().Be("store.full");
        }

        (await directory.System.Users.CountAsync()).Should().Be(before, "nothing is half done with room for {0} pages", room);
        (await SequenceAsync(directory)).Should().Be(sequence);
        makeRoom();
        DirectoryFile.Run(path, "PRAGMA integrity_check").Should().Be("ok");
        await WriteAsync();
        (await directory.System.Users.CountAsync()).Should().Be(before + people);
        (await SequenceAsync(directory)).Should().Be(sequence + 1);
        return false;
    }

    private static async Task<long> SequenceAsync(DirectoryFile directory) => await directory.System.Changes.GetLatestNumberAsync();
}
