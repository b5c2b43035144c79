using NUnit.Framework;
using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory.Testing;

/// <summary>Tenants come with the set that adds them and go with everything that is theirs.</summary>
public abstract class TenantConformance : ConformanceFixture
{
    [Test]
    public async Task The_set_that_adds_the_tenant_takes_its_first_number()
    {
        var bench = Workbench.Draft(Store);
        var result = await bench.CommitAsync(new Write.Add(bench.Tenant), new Write.Add(bench.New.Role("admin")));
        Assert.That(result.Sequence, Is.EqualTo(1));
        Assert.That(await bench.HeadAsync(), Is.EqualTo((result.Sequence, result.Authority)));
    }

    [Test]
    public async Task A_tenant_is_added_wherever_it_stands_in_its_set()
    {
        var bench = Workbench.Draft(Store);
        await bench.AddAllAsync(bench.New.User("ann"), bench.Tenant, bench.New.User("bob"));
        Assert.That(await bench.ListAsync<User>(), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task An_unknown_tenant_has_nothing_and_takes_nothing()
    {
        var bench = Workbench.Draft(Store);
        Expect.Refused(await bench.TryAsync(new Write.Add(bench.New.User("ann"))), -1, RefusalReason.NotFound);
        Assert.That(await bench.FindAsync<Tenant>(bench.TenantId), Is.Null);
        Assert.That(await bench.ListAsync<User>(), Is.Empty);
        Assert.That(await Store.FindByKeyAsync<User>(RecordKeys.User.For(bench.TenantId, "ann"), CancellationToken.None), Is.Null);
        Assert.That(await Store.ReadAccessAsync(bench.TenantId, Guid.Empty, null, CancellationToken.None), Is.Null);
    }

    [Test]
    public async Task A_refused_set_adds_no_tenant()
    {
        var bench = Workbench.Draft(Store);
        Expect.Refused(await bench.TryAsync(new Write.Add(bench.Tenant), new Write.Require(RecordKind.User, bench.New.Id())),
            1, RefusalReason.NotFound);
        Assert.That(await bench.FindAsync<Tenant>(bench.TenantId), Is.Null);
        Assert.That(await Store.ReadAccessAsync(bench.TenantId, Guid.Empty, null, CancellationToken.None), Is.Null);
        await bench.CommitAsync(new Write.Add(bench.Tenant));
    }

    [Test]
    public async Task A_tenant_is_found_by_id_by_key_in_any_casing_and_in_the_list_of_all()
    {
        var bench = await OpenTenantAsync();
        var byKey = await Store.FindByKeyAsync<Tenant>(
            RecordKeys.Tenant.For(Guid.Empty, bench.Tenant.Key.ToUpperInvariant()), CancellationToken.None);
        var listed = await Store.QueryAsync(
            new Query<Tenant>(Guid.Empty) { Where = TenantFields.Id.EqualTo(bench.TenantId) }, CancellationToken.None);
        Assert.That((await bench.FindAsync<Tenant>(bench.TenantId))?.Key, Is.EqualTo(bench.Tenant.Key));
        Assert.That(byKey?.Id, Is.EqualTo(bench.TenantId));
        Assert.That(listed.Items.Select(tenant => tenant.Id), Is.EqualTo(new[] { bench.TenantId }));
    }

    [Test]
    public async Task Tenants_are_filtered_ordered_and_cut_as_other_records()
    {
        Workbench[] benches = [await OpenTenantAsync(), await OpenTenantAsync(), await OpenTenantAsync(), await OpenTenantAsync()];
        await benches[2].CommitAsync(Edit.From(benches[2].Tenant, benches[2].Tenant with { IsSuspended = true }));
        var query = new Query<Tenant>(Guid.Empty)
        {
            Where = TenantFields.Id.In(benches.Select(bench => bench.TenantId)) & TenantFields.IsSuspended.EqualTo(false),
            OrderBy = [TenantFields.Key.Descending],
            Take = 2,
            IncludeTotal = true,
        };
        var page = await Store.QueryAsync(query, CancellationToken.None);
        var expected = benches.Where((_, i) => i != 2).Select(bench => bench.Tenant.Key).OrderDescending(StringComparer.Ordinal).Take(2);
        Assert.That(page.Items.Select(tenant => tenant.Key), Is.EqualTo(expected));
        Assert.That((page.Total, page.HasMore), Is.EqualTo((3, true)));
    }

    [Test]
    public async Task A_tenants_key_is_unique_in_the_installation()
    {
        var (first, second) = (await OpenTenantAsync(), Workbench.Draft(Store));
        var refusal = Expect.Refused(
            await second.TryAsync(new Write.Add(second.Tenant with { Key = first.Tenant.Key.ToUpperInvariant() })),
            0, RefusalReason.KeyTaken);
        Assert.That(refusal.Key, Is.SameAs(RecordKeys.Tenant));
        Assert.That(await second.FindAsync<Tenant>(second.TenantId), Is.Null);
        var third = await OpenTenantAsync();
        Expect.Refused(
            await third.TryAsync(Edit.From(third.Tenant, third.Tenant with { Key = first.Tenant.Key })), 0, RefusalReason.KeyTaken);
    }

    [Test]
    public async Task A_changed_tenant_key_is_found_and_the_old_one_is_free()
    {
        var (first, second) = (await OpenTenantAsync(), Workbench.Draft(Store));
        await first.CommitAsync(Edit.From(first.Tenant, first.Tenant with { Key = first.Tenant.Key + "-new" }));
        Assert.That(
            await Store.FindByKeyAsync<Tenant>(RecordKeys.Tenant.For(Guid.Empty, first.Tenant.Key), CancellationToken.None), Is.Null);
        Assert.That(
            (await Store.FindByKeyAsync<Tenant>(RecordKeys.Tenant.For(Guid.Empty, first.Tenant.Key + "-NEW"), CancellationToken.None))?.Id,
            Is.EqualTo(first.TenantId));
        await second.CommitAsync(new Write.Add(second.Tenant with { Key = first.Tenant.Key }));
    }

    [Test]
    public async Task A_tenant_is_added_once()
    {
        var bench = await OpenTenantAsync();
        Assert.That(Expect.Refused(await bench.TryAsync(new Write.Add(bench.Tenant)), 0, RefusalReason.KeyTaken).Key, Is.Null);
    }

    [Test]
    public async Task A_removed_tenant_takes_everything_with_it_and_frees_its_key()
    {
        var (bench, other) = (await OpenTenantAsync(), await OpenTenantAsync());
        await bench.AddAllAsync(FullRecords.Of(bench.New).Select(record => record.Full));
        await other.AddAllAsync(FullRecords.Of(other.New).Select(record => record.Full));
        var untouched = await other.StateAsync();
        await bench.CommitAsync(new Write.Remove(RecordKind.Tenant, bench.TenantId, 1));
        foreach (var kind in KindReader.All.Where(kind => kind.Kind != RecordKind.Tenant))
        {
            Assert.That((await kind.QueryAsync(Store, new(bench.TenantId), CancellationToken.None)).Items, Is.Empty, $"{kind.Kind}");
        }

        Assert.That(await bench.FindAsync<Tenant>(bench.TenantId), Is.Null);
        Assert.That(await Store.ReadAccessAsync(bench.TenantId, Guid.Empty, null, CancellationToken.None), Is.Null);
        Expect.Refused(await bench.TryAsync(new Write.Add(bench.New.User("late"))), -1, RefusalReason.NotFound);
        Assert.That(await other.StateAsync(), Is.EqualTo(untouched));
        var next = Workbench.Draft(Store);
        await next.CommitAsync(new Write.Add(next.Tenant with { Key = bench.Tenant.Key }));
    }

    [Test]
    public async Task A_tenant_that_a_filter_removes_is_gone_with_everything_and_no_other_is()
    {
        var (bench, other) = (await OpenTenantAsync(), await OpenTenantAsync());
        await bench.AddAllAsync(FullRecords.Of(bench.New).Select(record => record.Full));
        await other.AddAsync(other.New.User("ann"));
        var (before, untouched) = (await bench.StateAsync(), await other.StateAsync());
        await bench.CommitAsync(new Write.RemoveWhere(RecordKind.Tenant, TenantFields.Key.EqualTo(other.Tenant.Key)));
        Assert.That(await bench.StateAsync(), Is.EqualTo(before));
        await bench.CommitAsync(new Write.RemoveWhere(RecordKind.Tenant, Filter.All()));
        Assert.That(await bench.FindAsync<Tenant>(bench.TenantId), Is.Null);
        Assert.That(await bench.ListAsync<User>(), Is.Empty);
        Assert.That(await bench.FeedAsync(), Is.Empty);
        Assert.That(await Store.ReadAccessAsync(bench.TenantId, Guid.Empty, null, CancellationToken.None), Is.Null);
        Expect.Refused(await bench.TryAsync(new Write.Add(bench.New.User("late"))), -1, RefusalReason.NotFound);
        Assert.That(await other.StateAsync(), Is.EqualTo(untouched));
    }

    [Test]
    public async Task A_removed_tenant_that_is_added_again_starts_anew()
    {
        var bench = await OpenTenantAsync();
        await bench.AddAsync(bench.New.User("ann"));
        await bench.CommitAsync(new Write.Remove(RecordKind.Tenant, bench.TenantId));
        await bench.CommitAsync(new Write.Add(bench.Tenant));
        Assert.That(await bench.ListAsync<User>(), Is.Empty);
        Assert.That((await bench.FeedAsync()).Select(change => change.Number), Is.EqualTo(new[] { 1 }));
    }

    [Test]
    public async Task Of_racing_tenants_with_one_key_exactly_one_is_added()
    {
        var added = new int[Race.Rounds];
        var keys = Enumerable.Range(0, Race.Rounds).Select(_ => $"tenant-{Guid.CreateVersion7():N}").ToList();
        await Race.RunAsync(async (_, round) =>
        {
            var bench = Workbench.Draft(Store);
            var result = await Race.CommitAsync(Store, bench.Set(new Write.Add(bench.Tenant with { Key = keys[round] })));
            if (result.IsCommitted)
            {
                Interlocked.Increment(ref added[round]);
            }
            else
            {
                Expect.Refused(result, 0, RefusalReason.KeyTaken);
            }
        });
        Assert.That(added, Is.All.EqualTo(1));
        var listed = await Store.QueryAsync(
            new Query<Tenant>(Guid.Empty) { Where = Filter.Any(keys.Select(key => TenantFields.Key.EqualTo(key))) },
            CancellationToken.None);
        Assert.That(listed.Items, Has.Count.EqualTo(Race.Rounds));
    }

    [Test]
    public async Task A_tenant_found_by_key_has_that_key_while_it_is_renamed()
    {
        var bench = await OpenTenantAsync();
        var keys = Enumerable.Range(0, Race.Rounds + 1).Select(round => $"{bench.Tenant.Key}-{round}").ToList();
        await bench.CommitAsync(Edit.From(bench.Tenant, bench.Tenant with { Key = keys[0] }));
        await Race.RunAsync(async (thread, round) =>
        {
            if (thread == 0)
            {
                var current = bench.Tenant with { Version = round + 2 };
                Expect.Committed(await Race.CommitAsync(Store, bench.Set(Edit.From(current, current with { Key = keys[round + 1] }))));
                return;
            }

            for (var i = 0; i < 5; i++)
            {
                var sought = keys[round + (i % 2)];
                var found = await Store.FindByKeyAsync<Tenant>(RecordKeys.Tenant.For(Guid.Empty, sought), CancellationToken.None);
                Assert.That(found?.Key, Is.Null.Or.EqualTo(sought));
            }
        });
    }

    [Test]
    public async Task Tenants_that_stay_are_listed_while_others_come_and_go()
    {
        var stays = await OpenTenantAsync();
        var prefix = $"tenant-{Guid.CreateVersion7():N}";
        await stays.CommitAsync(Edit.From(stays.Tenant, stays.Tenant with { Key = prefix }));
        await Race.RunAsync(async (thread, round) =>
        {
            if (thread == 0)
            {
                var bench = Workbench.Draft(Store);
                await bench.CommitAsync(new Write.Add(bench.Tenant with { Key = $"{prefix}-{round}" }));
                Expect.Committed(await Race.CommitAsync(Store, bench.Set(new Write.Remove(RecordKind.Tenant, bench.TenantId))));
                return;
            }

            var query = new Query<Tenant>(Guid.Empty)
            {
                Where = Race.Yielding(
                TenantFields.Key.StartsWith(prefix)),
                OrderBy = [TenantFields.Key]
            };
            var page = await Store.QueryAsync(query, CancellationToken.None);
            Assert.That(page.Items[0].Id, Is.EqualTo(stays.TenantId));
            Assert.That(page.Items, Has.Count.LessThanOrEqualTo(2));
        });
    }
}
