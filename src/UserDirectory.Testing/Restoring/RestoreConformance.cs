using NUnit.Framework;
using UserDirectory.Storage;

namespace UserDirectory.Testing;

/// <summary>
/// A store that says that it can (<see cref="IRestorableStore"/>) takes a tenant as it was elsewhere, all or nothing. Any other store is
/// ignored by these tests.
/// </summary>
public abstract partial class RestoreConformance : ConformanceFixture
{
    private IRestorableStore Restorable
    {
        get
        {
            if (Store is not IRestorableStore)
            {
                Assert.Ignore($"{Store.GetType().Name} does not say that it restores tenants.");
            }

            return (IRestorableStore)Store;
        }
    }

    [Test]
    public async Task A_tenant_is_there_exactly_as_it_was()
    {
        var kept = await KeptTenant.MakeAsync();
        var bench = await kept.RestoredAsync(Restorable);
        Assert.That(await bench.StateAsync(), Is.EqualTo(kept.State));
    }

    [Test]
    public async Task What_links_may_come_before_what_it_links_to()
    {
        var kept = await KeptTenant.MakeAsync();
        var bench = await kept.RestoredAsync(Restorable, [.. kept.Feed, .. kept.Others.Reverse()]);
        Assert.That(await bench.StateAsync(), Is.EqualTo(kept.State));
    }

    [Test]
    public async Task Many_may_come_before_what_they_link_to()
    {
        var kept = await KeptTenant.MakeAsync();
        var (ends, links) = LinkedPairs(kept);
        var bench = await kept.RestoredAsync(Restorable, [.. links, .. ends, .. kept.Records]);
        foreach (var link in links)
        {
            var found = await KindReader.Of(link.Kind).FindAsync(Store, bench.TenantId, link.Id, CancellationToken.None);
            Assert.That(Snapshot.Of(found), Is.EqualTo(Snapshot.Of(link)));
        }
    }

    [Test]
    public async Task Every_record_is_found_by_each_of_its_keys()
    {
        var kept = await KeptTenant.MakeAsync();
        await kept.RestoredAsync(Restorable);
        foreach (var record in kept.Others.Append(kept.Tenant))
        {
            foreach (var key in RecordType.Of(record.Kind).Keys.Select(key => key.Read(record)).OfType<UniqueKey>())
            {
                var found = await KindReader.Of(record.Kind).FindByKeyAsync(Store, key, CancellationToken.None);
                Assert.That(found?.Id, Is.EqualTo(record.Id), $"{key}");
            }
        }
    }

    [Test]
    public async Task Filters_orders_decisions_and_proved_addresses_find_what_was_restored()
    {
        var kept = await KeptTenant.MakeAsync();
        var bench = await kept.RestoredAsync(Restorable);
        var user = kept.Others.OfType<User>().Single(user => user.Key == "dora");
        var byName = await bench.ListAsync<User>(UserFields.SearchText.Contains(SearchText.Of("dora")));
        var byLink = await bench.ListAsync<RoleAssignment>(RoleAssignmentFields.RoleId.EqualTo(
            kept.Others.OfType<Role>().Single(role => role.Key == "editor").Id));
        var proved = await Store.FindAcrossTenantsAsync(
            RecordKeys.UserEmail.For(kept.Tenant.Id, DirectoryText.Normalize(user.Email!)), CancellationToken.None);
        var facts = await Store.ReadAccessAsync(kept.Tenant.Id, user.Id, null, CancellationToken.None);
        Assert.That(byName.Select(found => found.Id), Is.EqualTo(new[] { user.Id }));
        Assert.That(byLink, Has.Count.EqualTo(1));
        Assert.That(proved.Where(found => found.TenantId == kept.Tenant.Id).Select(found => found.Id), Is.EqualTo(new[] { user.Id }));
        Assert.That((facts!.Sequence, facts.Authority, facts.User?.Id), Is.EqualTo((kept.Sequence, kept.Authority, user.Id)));
    }

    [Test]
    public async Task The_feed_and_the_authority_go_on_from_where_they_were()
    {
        var kept = await KeptTenant.MakeAsync();
        var bench = await kept.RestoredAsync(Restorable);
        var stale = await Store.CommitAsync(
            bench.Set(new Write.Add(bench.New.User("new"))) with { ExpectedAuthority = kept.Authority + 1 }, CancellationToken.None);
        var next = Expect.Committed(await Store.CommitAsync(
            bench.Set(new Write.Add(bench.New.User("new"))) with { ExpectedAuthority = kept.Authority, RaisesAuthority = true },
            CancellationToken.None));
        Expect.Refused(stale, -1, RefusalReason.AuthorityMoved);
        Assert.That((next.Sequence, next.Authority), Is.EqualTo((kept.Sequence + 1, kept.Authority + 1)));
        Assert.That((await bench.FeedAsync()).Select(change => change.Number), Is.EqualTo(Numbers(1, kept.Sequence + 1)));
    }

    [Test]
    public async Task A_set_that_was_committed_where_it_was_gets_its_first_result()
    {
        var kept = await KeptTenant.MakeAsync();
        var bench = await kept.RestoredAsync(Restorable);
        var again = Expect.Committed(await Store.CommitAsync(kept.First.Set, CancellationToken.None));
        Assert.That((again.Sequence, again.Authority), Is.EqualTo((kept.First.Result.Sequence, kept.First.Result.Authority)));
        Assert.That(await bench.StateAsync(), Is.EqualTo(kept.State));
    }

    [Test]
    public async Task A_feed_that_no_longer_has_its_beginning_is_kept_from_where_it_begins()
    {
        var kept = await KeptTenant.MakeAsync();
        var bench = await kept.RestoredAsync(Restorable, [.. kept.Others, .. kept.Feed.TakeLast(2)]);
        await bench.AddAsync(bench.New.User("new"));
        Assert.That(
            (await bench.FeedAsync()).Select(change => change.Number), Is.EqualTo(Numbers(kept.Sequence - 1, kept.Sequence + 1)));
    }

    [Test]
    public async Task A_tenant_of_which_no_change_is_kept_has_its_numbers_all_the_same()
    {
        var kept = await KeptTenant.MakeAsync();
        var bench = await kept.RestoredAsync(Restorable, kept.Others);
        Assert.That(await bench.HeadAsync(), Is.EqualTo((kept.Sequence, kept.Authority)));
        Assert.That((await bench.CommitAsync(new Write.Add(bench.New.User("new")))).Sequence, Is.EqualTo(kept.Sequence + 1));
    }

    [Test]
    public async Task A_restored_tenant_can_be_removed_and_restored_again()
    {
        var kept = await KeptTenant.MakeAsync();
        var bench = await kept.RestoredAsync(Restorable);
        await bench.CommitAsync(new Write.Remove(RecordKind.Tenant, bench.TenantId));
        Assert.That(await bench.FindAsync<Tenant>(bench.TenantId), Is.Null);
        await kept.RestoredAsync(Restorable);
        Assert.That(await bench.StateAsync(), Is.EqualTo(kept.State));
    }

    [Test]
    public async Task Nobody_sees_anything_of_it_before_all_of_it_is_there()
    {
        var kept = await KeptTenant.MakeAsync();
        var seen = new List<string>();
        Assert.That(await kept.IntoAsync(Restorable, LookingAsync()), Is.Null);
        Assert.That(seen, Has.Count.EqualTo(kept.Records.Count + 1).And.All.Empty);
        Assert.That(await Workbench.Over(Store, kept.Tenant).StateAsync(), Is.EqualTo(kept.State));

        async IAsyncEnumerable<DirectoryRecord> LookingAsync()
        {
            foreach (var record in kept.Records)
            {
                seen.Add(await SeenAsync(kept));
                yield return record;
            }

            seen.Add(await SeenAsync(kept));
        }
    }

    [Test]
    public async Task Of_racing_restores_of_one_tenant_exactly_one_is_there()
    {
        var kept = await KeptTenant.MakeAsync();
        var store = Restorable;
        var results = await Task.WhenAll(Enumerable.Range(0, Race.Threads).Select(_ => Task.Run(async () => await kept.IntoAsync(store))));
        Assert.That(results.Count(refusal => refusal is null), Is.EqualTo(1));
        Assert.That(await Workbench.Over(Store, kept.Tenant).StateAsync(), Is.EqualTo(kept.State));
    }

    /// <summary>Two of each type that has a key of what it links to, the ends of each its own.</summary>
    private static (IReadOnlyList<DirectoryRecord> Ends, IReadOnlyList<DirectoryRecord> Links) LinkedPairs(KeptTenant kept)
    {
        var make = new RecordMaker(kept.Tenant.Id, new(Random.Shared.Next()));
        var (ends, links) = (new List<DirectoryRecord>(), new List<DirectoryRecord>());
        foreach (var key in new[] { "first-of-two", "second-of-two" })
        {
            var (user, place, group) = (make.User(key), make.Organization(key), make.Group(key));
            var role = make.Role(key);
            ends.AddRange([user, place, group, role]);
            links.AddRange([
                make.Membership(user, place), make.Group("same", owner: place), make.Member(group, user), make.Role("same", place),
                make.Assignment(role, user, place), make.Assignment(role, group, place), make.Invitation(user, "same@acme.example", place),
                make.Token(user),
            ]);
        }

        return (ends, links);
    }

    private static IEnumerable<long> Numbers(long first, long last)
    {
        for (var number = first; number <= last; number++)
        {
            yield return number;
        }
    }

    /// <summary>What each kind of read tells of the tenant; empty when it is nothing.</summary>
    private async Task<string> SeenAsync(KeptTenant kept)
    {
        var (id, cancellation) = (kept.Tenant.Id, CancellationToken.None);
        var byKey = await Store.FindByKeyAsync<Tenant>(RecordKeys.Tenant.For(Guid.Empty, kept.Tenant.Key), cancellation);
        var seen = new List<object?>
        {
            byKey?.Id == id ? byKey : null,
            await Store.FindAsync<Tenant>(id, id, cancellation),
            await Store.ReadAccessAsync(id, Guid.Empty, null, cancellation),
            await Store.ReadManyAsync(id, [new Read.ById(RecordKind.Tenant, id)], cancellation),
        };
        seen.AddRange((await Store.QueryAsync(new Query<Tenant>(Guid.Empty) { Where = TenantFields.Id.EqualTo(id) }, cancellation)).Items);
        seen.AddRange((await Store.FindAcrossTenantsAsync(RecordKeys.UserEmail.For(id, "DORA@ACME.EXAMPLE"), cancellation))
            .Where(user => user.TenantId == id));
        foreach (var kind in KindReader.All.Where(kind => kind.Kind != RecordKind.Tenant))
        {
            seen.AddRange((await kind.QueryAsync(Store, new(id), cancellation)).Items);
        }

        return string.Join(
            ", ",
            seen.OfType<object>().Select(found => found is DirectoryRecord record ? $"{record.Kind} {record.Id}" : found.GetType().Name));
    }
}
