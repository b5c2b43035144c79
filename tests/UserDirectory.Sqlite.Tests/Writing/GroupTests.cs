using FluentAssertions;
using Microsoft.Data.Sqlite;
using NUnit.Framework;
using SQLitePCL;
using UserDirectory.Storage;

namespace UserDirectory.Sqlite.Tests.Writing;

/// <summary>Sets that come while another is written wait without a thread, and are then written in one transaction.</summary>
public sealed class GroupTests
{
    private StoreOnFile _file = null!;

    [SetUp]
    public async Task MakeAsync() => _file = await StoreOnFile.MakeAsync();

    [TearDown]
    public void Remove() => _file.Dispose();

    [Test]
    public async Task Sets_that_wait_are_written_in_one_transaction()
    {
        var transactions = 0;
        await _file.CommitAsync(new Write.Add(_file.User("first")));
        raw.sqlite3_commit_hook(((SqliteConnection)_file.Opened[0]).Handle, _ => Interlocked.Increment(ref transactions) * 0, null);

        var results = await TogetherAsync(
            [.. Enumerable.Range(0, 20).Select(each => _file.Set(new Write.Add(_file.User($"user-{each}"))))]);

        results.Should().OnlyContain(result => result.IsCommitted);
        results.Select(result => result.Sequence).Should().BeInAscendingOrder().And.OnlyHaveUniqueItems();
        transactions.Should().Be(2, "one for the set that was written while the others came, one for those");
    }

    [Test]
    public async Task A_large_group_is_written_in_several_transactions()
    {
        var results = await TogetherAsync(
            [.. Enumerable.Range(0, 200).Select(each => _file.Set(new Write.Add(_file.User($"user-{each}"))))]);

        results.Select(result => result.Sequence).Should().BeInAscendingOrder().And.OnlyHaveUniqueItems();
    }

    [Test]
    public async Task A_set_that_is_refused_leaves_the_others_of_its_group_whole()
    {
        var (bob, carl, gone) = (_file.User("bob"), _file.User("carl"), Guid.CreateVersion7());
        var results = await TogetherAsync(
            _file.Set(new Write.Add(bob)),
            _file.Set(new Write.Add(_file.User("dora")), new Write.Add(_file.User("BOB"))),
            _file.Set(new Write.Add(carl), StoreOnFile.Rename(_file.Ann, "Ann")),
            _file.Set(StoreOnFile.Rename(_file.Ann, "Anna")),
            _file.Set(new Write.Add(_file.User("emil")), new Write.Add(Link(gone))),
            _file.Set(new Write.Remove(RecordKind.User, _file.Ann.Id)),
            _file.Set(new Write.Add(_file.User("fay"))));

        results.Select(result => result.Refusals.Select(refusal => refusal.Reason).ToArray()).Should().BeEquivalentTo(
            new RefusalReason[][]
            {
                [], [RefusalReason.KeyTaken], [], [RefusalReason.VersionMoved], [RefusalReason.LinkMissing],
                [RefusalReason.StillLinked], [],
            },
            options => options.WithStrictOrdering());
        var sequence = results[0].Sequence;
        results.Where(result => result.IsCommitted).Select(result => result.Sequence).Should().Equal(sequence, sequence + 1, sequence + 2);
        (await KeysAsync()).Should().BeEquivalentTo("leader", "ann", "bob", "carl", "fay");
        DirectoryFile.Run(_file.Path, "PRAGMA foreign_key_check").Should().BeNull();
    }

    [Test]
    public async Task Of_a_set_that_comes_twice_in_one_group_the_second_gets_the_first_answer()
    {
        var set = _file.Set(new Write.Add(_file.User("bob")));
        var results = await TogetherAsync(set, set);

        results[0].IsCommitted.Should().BeTrue();
        results[1].Should().BeEquivalentTo(results[0]);
    }

    [Test]
    public async Task What_does_not_fit_on_the_disk_is_told_to_its_own_set_alone()
    {
        var most = (long)uint.MaxValue - 1;
        using var file = await StoreOnFile.MakeAsync(options => options.Opened += connection =>
            DirectoryFile.Run(connection, $"PRAGMA max_page_count = {Volatile.Read(ref most)}"));
        await file.CommitAsync(new Write.Add(file.User("first")));
        most = (long)DirectoryFile.Run(file.Path, "PRAGMA page_count")! + 40;
        DirectoryFile.Run(file.Opened[0], $"PRAGMA max_page_count = {most}");
        var name = new string('x', 1_000);
        var large = file.Set(
            [.. Enumerable.Range(0, 900).Select(each => new Write.Add(file.User($"large-{each}") with { DisplayName = name }))]);

        var tasks = await QueuedAsync(file, [file.Set(new Write.Add(file.User("bob"))), large, file.Set(new Write.Add(file.User("carl")))]);

        (await tasks[0]).IsCommitted.Should().BeTrue();
        (await tasks[2]).IsCommitted.Should().BeTrue();
        var refused = async () => await tasks[1];
        (await refused.Should().ThrowAsync<StoreException>()).Which.Code.Should().Be("store.full");
        (await file.FindAsync(large.Writes.OfType<Write.Add>().First().Record.Id)).Should().BeNull();
    }

    private async Task<CommitResult[]> TogetherAsync(params ChangeSet[] sets) => await Task.WhenAll(await QueuedAsync(_file, sets));

    /// <summary>The sets, which come while another process keeps the first one of all from being written.</summary>
    private static async Task<Task<CommitResult>[]> QueuedAsync(StoreOnFile file, ChangeSet[] sets)
    {
        using var other = DirectoryFile.Connect(file.Path);
        DirectoryFile.Run(other, "BEGIN IMMEDIATE");
        var leader = Task.Run(() => file.CommitAsync(new Write.Add(file.User("leader"))));
        await Task.Delay(100);
        var waiting = sets.Select(set => file.CommitAsync(set)).ToArray();
        waiting.Should().OnlyContain(task => !task.IsCompleted);
        DirectoryFile.Run(other, "ROLLBACK");
        (await leader).IsCommitted.Should().BeTrue();
        return waiting;
    }

    private RoleAssignment Link(Guid role) => new()
    {
        Id = Guid.CreateVersion7(),
        TenantId = _file.Ann.TenantId,
        RoleId = role,
        UserId = _file.Ann.Id,
        CreatedAt = _file.Ann.CreatedAt,
        UpdatedAt = _file.Ann.CreatedAt,
        CreatedBy = _file.Ann.CreatedBy,
        UpdatedBy = _file.Ann.CreatedBy,
    };

    private async Task<IEnumerable<string>> KeysAsync() =>
        (await _file.Store.QueryAsync(new Query<User>(_file.Ann.TenantId), default)).Items.Select(user => user.Key);
}
