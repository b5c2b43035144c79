using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Storage;

namespace UserDirectory.Sqlite.Tests.Writing;

/// <summary>A commit whose answer was lost is asked for again, by this process or the next: it is done once.</summary>
public sealed class RetryTests
{
    private StoreOnFile _file = null!;

    [SetUp]
    public async Task MakeAsync() => _file = await StoreOnFile.MakeAsync();

    [TearDown]
    public void Remove() => _file.Dispose();

    [Test]
    public Task What_was_added_is_added_once() => IsDoneOnceAsync([new Write.Add(_file.User("bob"))]);

    [Test]
    public Task What_was_changed_is_changed_once() => IsDoneOnceAsync([StoreOnFile.Rename(_file.Ann, "Ann")]);

    [Test]
    public async Task What_was_removed_is_removed_once()
    {
        var bob = _file.User("bob");
        await _file.CommitAsync(new Write.Add(bob));
        await IsDoneOnceAsync([new Write.Remove(RecordKind.User, bob.Id)]);
    }

    [Test]
    public async Task What_a_filter_removed_is_removed_once()
    {
        await _file.CommitAsync(new Write.Add(_file.User("bob")));
        var remove = new Write.RemoveWhere(RecordKind.User, UserFields.Key.EqualTo("bob"));
        await IsDoneOnceAsync([remove], meanwhile: new Write.Add(_file.User("bob")));
        (await _file.Store.FindByKeyAsync<User>(RecordKeys.User.For(_file.Ann.TenantId, "bob"), default)).Should().NotBeNull();
    }

    [Test]
    public Task What_was_counted_beside_a_change_is_counted_once() => IsDoneOnceAsync([StoreOnFile.Rename(_file.Ann, "Ann"), Attempt()]);

    [Test]
    public async Task What_was_counted_alone_is_counted_again()
    {
        var set = _file.Set(Attempt());
        await _file.CommitAsync(set);
        await RestartedAsync(set);

        (await AttemptsAsync()).Should().Be(2, "a set that only counts leaves nothing by which it could be known");
    }

    private async Task IsDoneOnceAsync(Write[] writes, Write? meanwhile = null)
    {
        var set = _file.Set(writes);
        var first = await _file.CommitAsync(set);
        first.IsCommitted.Should().BeTrue();
        await _file.CommitAsync(meanwhile ?? new Write.Add(_file.User("meanwhile")));

        (await _file.CommitAsync(set)).Should().BeEquivalentTo(first);
        (await RestartedAsync(set)).Should().BeEquivalentTo(first);

        var feed = await _file.Store.QueryAsync(
            new Query<Change>(_file.Ann.TenantId) { Where = ChangeFields.Number.GreaterThan(first.Sequence - 1) }, default);
        feed.Items.Should().HaveCount(2).And.ContainSingle(change => change.Id == set.Id);
        (await AttemptsAsync()).Should().Be(writes.Length - 1);
    }

    /// <summary>The answer of the process that comes after this one.</summary>
    private async Task<CommitResult> RestartedAsync(ChangeSet set)
    {
        using var next = new SqliteStore(_file.Options);
        return await next.CommitAsync(set, default);
    }

    private Write.Touch Attempt() => new(_file.Ann.Id, new SignIn.Attempt(_file.Ann.CreatedAt, 5, TimeSpan.FromMinutes(1)));

    private async Task<int> AttemptsAsync() =>
        (await _file.Store.FindAsync<Credential>(_file.Ann.TenantId, _file.Ann.Id, default))!.FailedAttempts;
}
