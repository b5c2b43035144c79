using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Sqlite.Tests.Kills;
using UserDirectory.Sqlite.Worker;
using UserDirectory.Storage;

namespace UserDirectory.Sqlite.Tests.Processes;

/// <summary>Several processes write to one file, and a backup is taken meanwhile.</summary>
public sealed class ContentionTests
{
    private const int Each = 4;

    private readonly string _path = DirectoryFile.NewPath();
    private readonly string _backup = DirectoryFile.NewPath();

    [TearDown]
    public void Remove()
    {
        DirectoryFile.Remove(_path);
        DirectoryFile.Remove(_backup);
    }

    [Test]
    public async Task Sixteen_writers_of_four_processes_lose_no_update_take_no_key_twice_and_leave_an_administrator()
    {
        Guid admin;
        using (var file = new WorkFile(_path))
        {
            await file.FillAsync();
            await file.Acme.Users.CreateAsync(
                new NewUser(Contending.Counter) { Attributes = new Dictionary<string, string> { [Contending.Counter] = "0" } });
            foreach (var key in Contending.Administrators)
            {
                await file.Acme.Users.CreateAsync(new NewUser(key) { Roles = [Role.AdminKey] });
            }

            foreach (var key in Contending.Boards)
            {
                await file.Acme.Users.CreateAsync(new NewUser(key));
            }

            admin = (await file.Acme.Roles.GetAsync(Role.AdminKey)).Id;
        }

        var told = await WorkerProcess.RunAllAsync(Enumerable.Range(0, 4)
            .Select(process => new[] { "contend", _path, $"{process}", $"{Each}", KillMoments.IsFull ? "20" : "2" }));

        var counted = Lines.Those(told, Lines.Done);
        var won = Lines.Those(told, Contending.Won);
        await KilledFile.MustBeWholeAsync(_path);
        using var after = new WorkFile(_path);
        (await after.Acme.Users.GetAsync(Contending.Counter)).Attributes[Contending.Counter].Should().Be($"{counted.Count}");
        told.Should().OnlyContain(lines => lines.Count > 0, "all have their turn");
        won.Should().OnlyHaveUniqueItems();
        DirectoryFile.Run(_path, "SELECT count(*) FROM ud_user WHERE \"key\" LIKE 'shared-%'").Should().Be((long)won.Count);
        await MarksMustBeThereAsync(after.Acme, Lines.Those(told, Contending.Marked), 4 * Each);
        var (fewest, demotions) = await AdministratorsAsync(after.Acme, admin);
        fewest.Should().Be(1);
        var refused = Lines.Those(told, Contending.Refused);
        refused.Should().NotBeEmpty();
        await TestContext.Out.WriteLineAsync(
            $"{counted.Count} counted, {won.Count} keys taken, {demotions} demotions done and {refused.Count} refused.");
    }

    [TestCase(BackupTaking.Statement)]
    [TestCase(BackupTaking.Call)]
    public async Task A_backup_that_is_taken_while_a_process_writes_is_whole(string way)
    {
        await WorkFile.FillAsync(_path);
        using var writer = new WorkerProcess("write", _path, "run");
        for (var each = 0; each < 3; each++)
        {
            DirectoryFile.Remove(_backup);
            var acknowledged = await writer.NextAsync(Lines.Done);
            await using (var connection = DirectoryFile.Connect(_path))
            {
                await BackupTaking.TakeAsync(connection, _backup, way);
            }

            var changes = await KilledFile.MustBeWholeAsync(_backup);
            changes.Should().BeGreaterThan(int.Parse(acknowledged[Lines.Done.Length..], null), "what was done before it is in it");
            await writer.NextAsync(Lines.Done);
        }

        await writer.KillAsync();
        await KilledFile.MustBeWholeAsync(_path);
    }

    /// <summary>What each writer wrote last is there, and each of its writes was one more version.</summary>
    private static async Task MarksMustBeThereAsync(ITenantDirectory acme, IReadOnlyList<string> told, int writers)
    {
        var marks = told.Select(line => line.Split(' ')).ToLookup(words => words[0]);
        marks.SelectMany(board => board).Select(words => words[1]).Distinct().Should().HaveCount(writers, "all have their turn");
        foreach (var key in Contending.Boards)
        {
            var board = await acme.Users.GetAsync(key);
            board.Attributes.Should().BeEquivalentTo(
                marks[key].GroupBy(words => words[1]).ToDictionary(by => by.Key, by => by.Last()[2]));
            board.Version.Should().Be(1 + marks[key].Count());
        }
    }

    /// <summary>How many administrators there were at the least, and how often one was demoted: as the feed tells it.</summary>
    private static async Task<(int Fewest, int Demotions)> AdministratorsAsync(ITenantDirectory acme, Guid admin)
    {
        var (now, fewest, demotions) = (0, int.MaxValue, 0);
        await foreach (var change in KilledFile.FeedOfAsync(acme))
        {
            foreach (var entry in change.Entries.Where(entry => entry.Record == RecordKind.RoleAssignment && Names(entry, admin)))
            {
                now += entry.Verb == ChangeVerb.Added ? 1 : -1;
                demotions += entry.Verb == ChangeVerb.Removed ? 1 : 0;
            }

            fewest = now > 0 || fewest < int.MaxValue ? Math.Min(fewest, now) : fewest;
        }

        return (fewest, demotions);
    }

    private static bool Names(ChangeEntry entry, Guid role) =>
        entry.Fields.Any(field => Guid.TryParse(field.Value, out var id) && id == role);
}
