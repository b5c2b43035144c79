using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Sqlite.Tests.Kills;
using UserDirectory.Sqlite.Worker;
using UserDirectory.Storage;

namespace UserDirectory.Sqlite.Tests.Processes;

/// <summary>Several processes write to one file, and a backup is taken meanwhile.</summary>
public sealed class ContentionTests
{
    private readonly string _path = DirectoryFile.NewPath();
    private readonly string _backup = DirectoryFile.NewPath();

    [TearDown]
    public void Remove()
    {
        DirectoryFile.Remove(_path);
        DirectoryFile.Remove(_backup);
    }

    [Test]
    public async Task Four_processes_lose_no_update_take_no_key_twice_and_leave_an_administrator()
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

            admin = (await file.Acme.Roles.GetAsync(Role.AdminKey)).Id;
        }

        var workers = Enumerable.Range(0, 4)
            .Select(number => new WorkerProcess("contend", _path, $"{number}", KillMoments.IsFull ? "20" : "5")).ToList();
        var told = await Task.WhenAll(workers.Select(worker => worker.EndAsync()));
        workers.ForEach(worker => worker.Dispose());

        var lines = told.SelectMany(each => each).ToList();
        var counted = lines.Count(line => line.StartsWith(Lines.Done, StringComparison.Ordinal));
        var won = lines.Where(line => line.StartsWith(Contending.Won, StringComparison.Ordinal)).ToList();
        await KilledFile.MustBeWholeAsync(_path);
        using var after = new WorkFile(_path);
        (await after.Acme.Users.GetAsync(Contending.Counter)).Attributes[Contending.Counter].Should().Be($"{counted}");
        told.Should().OnlyContain(each => each.Count > 0, "all have their turn");
        won.Should().OnlyHaveUniqueItems();
        DirectoryFile.Run(_path, "SELECT count(*) FROM ud_user WHERE \"key\" LIKE 'shared-%'").Should().Be((long)won.Count);
        var (fewest, demotions) = await AdministratorsAsync(after.Acme, admin);
        fewest.Should().Be(1);
        var refused = lines.Count(line => line == Contending.Refused);
        refused.Should().BePositive();
        await TestContext.Out.WriteLineAsync(
            $"{counted} counted, {won.Count} keys taken, {demotions} demotions done and {refused} refused.");
    }

    [TestCase(BackupTaking.Statement)]
    [TestCase(BackupTaking.Call)]
    public async Task A_backup_that_is_taken_while_a_process_writes_is_whole(string way)
    {
        using (var file = new WorkFile(_path))
        {
            await file.FillAsync();
        }

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
