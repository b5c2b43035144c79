using NUnit.Framework;
using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory.Testing;

/// <summary>Every member looks at its token before it does anything.</summary>
public abstract class CancellationConformance : ConformanceFixture
{
    private static readonly CancellationToken s_cancelled = new(canceled: true);

    [Test]
    public async Task Finding_by_id_is_cancelled()
    {
        var bench = await OpenTenantAsync();
        foreach (var kind in KindReader.All)
        {
            AssertCancelled(async () => await kind.FindAsync(Store, bench.TenantId, bench.TenantId, s_cancelled));
        }
    }

    [Test]
    public async Task Finding_by_key_is_cancelled()
    {
        var bench = await OpenTenantAsync();
        foreach (var key in RecordType.All.SelectMany(type => type.Keys))
        {
            var sought = new UniqueKey(key, key.Record == RecordKind.Tenant ? Guid.Empty : bench.TenantId, "ann", bench.New.Id());
            AssertCancelled(async () => await KindReader.Of(key.Record).FindByKeyAsync(Store, sought, s_cancelled));
        }
    }

    [Test]
    public async Task Querying_is_cancelled()
    {
        var bench = await OpenTenantAsync();
        foreach (var kind in KindReader.All)
        {
            AssertCancelled(async () => await kind.QueryAsync(Store, new(bench.TenantId), s_cancelled));
            AssertCancelled(async () => await kind.QueryAsync(
                Store, new(bench.TenantId) { Take = 0, IncludeTotal = true, Where = Filter.Any() }, s_cancelled));
        }
    }

    [Test]
    public async Task Reading_access_is_cancelled()
    {
        var bench = await OpenTenantAsync();
        AssertCancelled(async () => await Store.ReadAccessAsync(bench.TenantId, bench.New.Id(), bench.New.Id(), s_cancelled));
        AssertCancelled(async () => await Store.ReadAccessAsync(bench.New.Id(), Guid.Empty, null, s_cancelled));
    }

    [Test]
    public async Task Reading_many_is_cancelled()
    {
        var bench = await OpenTenantAsync();
        AssertCancelled(
            async () => await Store.ReadManyAsync(bench.TenantId, [new Read.ById(RecordKind.Tenant, bench.TenantId)], s_cancelled));
        AssertCancelled(async () => await Store.ReadManyAsync(bench.New.Id(), [], s_cancelled));
    }

    [Test]
    public void Finding_across_tenants_is_cancelled() =>
        AssertCancelled(
            async () => await Store.FindAcrossTenantsAsync(RecordKeys.UserEmail.For(Guid.Empty, "ANN@ACME.EXAMPLE"), s_cancelled));

    [Test]
    public async Task A_commit_is_cancelled_and_writes_nothing()
    {
        var bench = await OpenTenantAsync();
        var before = await bench.StateAsync();
        var set = bench.Set(new Write.Add(bench.New.User("ann")));
        AssertCancelled(async () => await Store.CommitAsync(set, s_cancelled));
        Assert.That(await bench.StateAsync(), Is.EqualTo(before));
        Expect.Committed(await Store.CommitAsync(set, CancellationToken.None));
    }

    [Test]
    public async Task A_commit_that_is_cancelled_while_it_runs_is_written_and_told_or_neither()
    {
        var bench = await OpenTenantAsync();
        using var source = new CancellationTokenSource();
        var ann = bench.New.User("ann");
        var set = bench.Set(new Write.Add(ann), new Write.Add(bench.New.User("bob")));
        var isTold = false;
        try
        {
            isTold = (await Store.CommitAsync(
                set with { Writes = new CancellingList<Write>(set.Writes, source) }, source.Token)).IsCommitted;
        }
        catch (OperationCanceledException)
        {
            // Then nothing may be there.
        }

        Assert.That(source.IsCancellationRequested, Is.True, "The store has looked at the writes.");
        Assert.That(await bench.FindAsync<User>(ann.Id), isTold ? Is.Not.Null : Is.Null, "Cancelled is not written.");
    }

    [Test]
    public void Adding_a_tenant_is_cancelled_and_adds_none()
    {
        var bench = Workbench.Draft(Store);
        AssertCancelled(async () => await Store.CommitAsync(bench.Set(new Write.Add(bench.Tenant)), s_cancelled));
        Assert.That(async () => await bench.FindAsync<Tenant>(bench.TenantId), Is.Null);
    }

    [Test]
    public async Task A_token_that_is_not_cancelled_changes_nothing()
    {
        using var source = new CancellationTokenSource();
        var bench = await OpenTenantAsync();
        var ann = bench.New.User("ann");
        Expect.Committed(await Store.CommitAsync(bench.Set(new Write.Add(ann)), source.Token));
        Assert.That((await Store.FindAsync<User>(bench.TenantId, ann.Id, source.Token))?.Id, Is.EqualTo(ann.Id));
    }

    private static void AssertCancelled(Func<Task> call) => Assert.That(call, Throws.InstanceOf<OperationCanceledException>());
}
