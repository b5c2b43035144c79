using FluentAssertions;
using Microsoft.Data.Sqlite;
using NUnit.Framework;

namespace UserDirectory.Sqlite.Tests.Faults;

/// <summary>What is wrong with the file comes as a typed error, and the directory goes on when it is put right.</summary>
public sealed class StoreFaultTests
{
    private string _path = null!;

    [SetUp]
    public void NameFile() => _path = DirectoryFile.NewPath();

    [TearDown]
    public void RemoveFile() => DirectoryFile.Remove(_path);

    [Test]
    public async Task A_file_that_is_no_database_is_unreadable_until_it_is_moved_away_and_stays_as_it_is()
    {
        var text = string.Concat(Enumerable.Repeat("This is a letter, and no database. ", 99));
        File.WriteAllText(_path, text);
        using var directory = new DirectoryFile(_path);

        await FailsAsync(directory, "store.unreadable");
        File.ReadAllText(_path).Should().Be(text);

        File.Delete(_path);
        await WorksAsync(directory);
    }

    [Test]
    public async Task A_folder_that_is_not_there_is_unavailable_until_it_is_made()
    {
        using var directory = new DirectoryFile(Path.Combine(_path, "directory.db"));

        await FailsAsync(directory, "store.unavailable");
        Directory.Exists(_path).Should().BeFalse();

        Directory.CreateDirectory(_path);
        await WorksAsync(directory);
        directory.Dispose();
        Directory.Delete(_path, recursive: true);
    }

    [Test]
    public async Task A_file_that_another_version_made_is_refused_and_says_what_to_do()
    {
        await MakeAsync();
        var version = DirectoryFile.Run(_path, "SELECT version FROM ud_schema");
        DirectoryFile.Run(_path, "UPDATE ud_schema SET version = 99");
        using var directory = new DirectoryFile(_path);

        (await FailsAsync(directory, "store.version")).Message.Should().Match("*schema 99*");

        DirectoryFile.Run(_path, $"UPDATE ud_schema SET version = {version}");
        await WorksAsync(directory);
    }

    [Test]
    public async Task A_damaged_file_is_unreadable_until_a_backup_is_in_its_place()
    {
        await MakeAsync();
        var backup = File.ReadAllBytes(_path);
        var damaged = (byte[])backup.Clone();
        Random.Shared.NextBytes(damaged.AsSpan(4096));
        File.WriteAllBytes(_path, damaged);
        using var directory = new DirectoryFile(_path);

        await FailsAsync(directory, "store.unreadable");

        File.WriteAllBytes(_path, backup);
        await WorksAsync(directory);
    }

    [Test]
    public async Task A_file_whose_end_is_missing_is_unreadable()
    {
        await MakeAsync();
        using (var file = File.OpenWrite(_path))
        {
            file.SetLength(file.Length / 4096 / 3 * 4096);
        }

        using var directory = new DirectoryFile(_path);
        await FailsAsync(directory, "store.unreadable");
    }

    [Test]
    public async Task A_file_that_another_keeps_locked_is_busy_for_writers_and_not_for_readers()
    {
        await MakeAsync();
        using var directory = new DirectoryFile(_path, options => options.BusyTimeout = TimeSpan.Zero);
        (await directory.System.Users.FindAsync("ann")).Should().NotBeNull();
        using (var other = DirectoryFile.Connect(_path))
        {
            DirectoryFile.Run(other, "BEGIN EXCLUSIVE");

            (await directory.System.Users.FindAsync("ann")).Should().NotBeNull();
            var write = async () => await directory.System.Users.CreateAsync(new NewUser("bob"));
            var busy = (await write.Should().ThrowAsync<StoreException>()).Which;
            (busy.Code, ((SqliteException)busy.InnerException!).SqliteErrorCode).Should().Be(("store.busy", 5));
        }

        await WorksAsync(directory);
    }

    [Test]
    public async Task A_file_that_cannot_be_written_is_read_only_until_it_can_and_is_read_meanwhile()
    {
        await MakeAsync();
        if (OperatingSystem.IsWindows())
        {
            Assert.Ignore("On Windows no mode of a file keeps writers away.");
            return;
        }

        File.SetUnixFileMode(_path, UnixFileMode.UserRead);
        var isRoot = Environment.UserName == "root";
        if (isRoot && !SmallDisk.Succeeds("chattr", "+i", _path))
        {
            Assert.Ignore("Who may write to every file needs a file system that can make one immutable (chattr +i).");
        }

        using var directory = new DirectoryFile(_path);
        try
        {
            (await directory.System.Users.FindAsync("ann")).Should().NotBeNull();
            var write = async () => await directory.System.Users.CreateAsync(new NewUser("bob"));
            (await write.Should().ThrowAsync<StoreException>()).Which.Code.Should().Be("store.read_only");
        }
        finally
        {
            _ = isRoot && SmallDisk.Succeeds("chattr", "-i", _path);
            File.SetUnixFileMode(_path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        await WorksAsync(directory);
    }

    [Test]
    public async Task Connections_that_may_not_write_any_more_are_read_only_and_read_on()
    {
        var open = new List<SqliteConnection>();
        using var directory = new DirectoryFile(_path, options => options.Opened = connection => open.Add((SqliteConnection)connection));
        await directory.System.Users.CreateAsync(new NewUser("ann"));
        open.ForEach(connection => DirectoryFile.Run(connection, "PRAGMA query_only = ON"));

        var write = async () => await directory.System.Users.CreateAsync(new NewUser("bob"));
        (await write.Should().ThrowAsync<StoreException>()).Which.Code.Should().Be("store.read_only");
        (await directory.System.Users.FindAsync("ann")).Should().NotBeNull();
        await WorksAsync(directory);
    }

    private static async Task<StoreException> FailsAsync(DirectoryFile directory, string code)
    {
        var read = async () => await directory.System.Users.FindAsync("ann");
        var fault = (await read.Should().ThrowAsync<StoreException>()).Which;
        fault.Code.Should().Be(code);
        fault.Message.Should().NotContain(Path.GetTempPath(), "paths are for the inner exception");
        (await read.Should().ThrowAsync<StoreException>("the next call tries again")).Which.Code.Should().Be(code);
        return fault;
    }

    private static async Task WorksAsync(DirectoryFile directory)
    {
        var key = $"user-{Guid.NewGuid():N}";
        await directory.System.Users.CreateAsync(new NewUser(key));
        (await directory.System.Users.FindAsync(key)).Should().NotBeNull();
    }

    private async Task MakeAsync()
    {
        using var directory = new DirectoryFile(_path);
        await directory.System.InOneCommitAsync(async batch =>
        {
            await batch.Users.CreateAsync(new NewUser("ann"));
            for (var i = 0; i < 200; i++)
            {
                await batch.Users.CreateAsync(new NewUser($"person-{i}") { DisplayName = new string('x', 200) });
            }
        });
    }
}
