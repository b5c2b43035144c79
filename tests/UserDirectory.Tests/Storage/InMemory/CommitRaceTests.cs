using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Storage;
using UserDirectory.Storage.InMemory;

namespace UserDirectory.Tests.Storage.InMemory;

public sealed class CommitRaceTests
{
    private const int Threads = 4;
    private const int Rounds = 200;

    [Test]
    public async Task One_set_committed_by_many_at_once_is_applied_once_and_all_get_its_result()
    {
        var acme = await StoredTenant.CreateAsync();
        for (var round = 0; round < Rounds; round++)
        {
            var set = acme.Set(new Write.Add(acme.User($"user{round}")));

            var results = AtOnce(_ => acme.Store.CommitAsync(set, default).Result);

            results.Should().OnlyContain(result => result.IsCommitted && result.Sequence == results[0].Sequence);
        }

        (await acme.ListAsync<User>()).Should().HaveCount(Rounds);
    }

    [Test]
    public async Task A_key_taken_by_many_at_once_goes_to_one()
    {
        var acme = await StoredTenant.CreateAsync();
        for (var round = 0; round < Rounds; round++)
        {
            var users = Enumerable.Range(0, Threads).Select(_ => acme.User($"user{round}")).ToList();

            var results = AtOnce(i => acme.Store.CommitAsync(acme.Set(new Write.Add(users[i])), default).Result);

            results.Count(result => result.IsCommitted).Should().Be(1);
            results.SelectMany(result => result.Refusals)
                .Should().OnlyContain(refusal => refusal.Reason == RefusalReason.KeyTaken && refusal.Key == RecordKeys.User);
        }
    }

    [Test]
    public void A_tenants_key_taken_by_many_at_once_goes_to_one_whose_records_alone_are_kept()
    {
        var store = new InMemoryStore(new InMemoryOptions());
        for (var round = 0; round < Rounds; round++)
        {
            var ids = Enumerable.Range(0, Threads).Select(_ => Guid.CreateVersion7()).ToList();

            var results = AtOnce(i => store.CommitAsync(NewTenant(ids[i], $"tenant{round}"), default).Result);

            var winner = ids[results.FindIndex(result => result.IsCommitted)];
            results.Count(result => result.IsCommitted).Should().Be(1);
            store.FindByKeyAsync<Tenant>(RecordKeys.Tenant.For(Guid.Empty, $"TENANT{round}"), default).Result!.Id.Should().Be(winner);
            ids.Count(id => store.ReadAccessAsync(id, Guid.Empty, null, default).Result is not null).Should().Be(1);
        }
    }

    [Test]
    public async Task Updates_of_one_version_by_many_at_once_leave_one()
    {
        var acme = await StoredTenant.CreateAsync();
        var user = await acme.AddAsync(acme.User("ann"));
        for (var round = 0; round < Rounds; round++)
        {
            var next = user with { DisplayName = $"{round}", Version = user.Version + 1 };

            var results = AtOnce(_ => acme.Store.CommitAsync(acme.Set(new Write.Update(next, user.Version, [])), default).Result);

            results.Count(result => result.IsCommitted).Should().Be(1);
            results.SelectMany(result => result.Refusals).Should().OnlyContain(refusal => refusal.CurrentVersion == next.Version);
            user = next;
        }
    }

    private static ChangeSet NewTenant(Guid id, string key) =>
        new(Guid.CreateVersion7(), id, ActorRef.System("test"), StoredTenant.Now,
            [new Write.Add(new Tenant { Id = id, TenantId = id, Key = key })]);

    private static List<CommitResult> AtOnce(Func<int, CommitResult> commit)
    {
        using var barrier = new Barrier(Threads);
        var results = new CommitResult[Threads];
        var threads = Enumerable.Range(0, Threads).Select(i => new Thread(() =>
        {
            barrier.SignalAndWait();
            results[i] = commit(i);
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        return [.. results];
    }
}
