using NUnit.Framework;
using UserDirectory.Storage;

namespace UserDirectory.Testing;

/// <content>What cannot be restored, or breaks off, leaves nothing.</content>
public abstract partial class RestoreConformance
{
    [Test]
    public async Task A_tenant_that_is_there_is_refused_and_stays_as_it_is()
    {
        var kept = await KeptTenant.MakeAsync();
        var bench = await kept.RestoredAsync(Restorable);
        await bench.AddAsync(bench.New.User("later"));
        var before = await bench.StateAsync();
        var refusal = await kept.IntoAsync(Restorable);
        Assert.That(refusal, Is.EqualTo(new RestoreRefusal(RecordKind.Tenant, kept.Tenant.Id, RefusalReason.KeyTaken)));
        Assert.That(await bench.StateAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task A_tenant_whose_key_another_has_is_refused()
    {
        var (kept, holder) = (await KeptTenant.MakeAsync(), Workbench.Draft(Store));
        await holder.CommitAsync(new Write.Add(holder.Tenant with { Key = kept.Tenant.Key.ToUpperInvariant() }));
        var before = await holder.StateAsync();
        await AssertRefusedAsync(kept, kept.Records, kept.Tenant, RefusalReason.KeyTaken);
        Assert.That(await holder.StateAsync(), Is.EqualTo(before));
        await holder.CommitAsync(new Write.Remove(RecordKind.Tenant, holder.TenantId));
        await kept.RestoredAsync(Restorable);
    }

    [Test]
    public async Task An_id_that_comes_twice_is_refused()
    {
        var kept = await KeptTenant.MakeAsync();
        var twice = kept.Others.OfType<User>().First();
        await AssertRefusedAsync(kept, [.. kept.Records, twice with { Key = "again", ExternalId = null, UniqueEmail = null }],
            twice, RefusalReason.KeyTaken);
    }

    [Test]
    public async Task A_change_whose_id_another_has_is_refused()
    {
        var kept = await KeptTenant.MakeAsync();
        var last = kept.Feed.Last();
        var twice = last with { Id = kept.Feed.First().Id };
        await AssertRefusedAsync(kept, [.. kept.Records.Where(record => record.Id != last.Id), twice], twice, RefusalReason.KeyTaken);
    }

    [Test]
    public async Task A_key_that_comes_twice_is_refused()
    {
        var kept = await KeptTenant.MakeAsync();
        var twice = new RecordMaker(kept.Tenant.Id, new(Random.Shared.Next())).User("DORA");
        await AssertRefusedAsync(kept, [.. kept.Records, twice], twice, RefusalReason.KeyTaken);
    }

    [Test]
    public async Task A_key_that_comes_twice_before_what_it_links_to_is_refused()
    {
        var kept = await KeptTenant.MakeAsync();
        var (ends, links) = LinkedPairs(kept);
        foreach (var twice in links.Take(links.Count / 2).Select(link => link with { Id = Guid.CreateVersion7() }))
        {
            // A token has another key besides.
            var second = twice is AccountToken token ? token with { TokenHash = new Secret("another hash") } : twice;
            await AssertRefusedAsync(kept, [.. links, second, .. ends, .. kept.Records], second, RefusalReason.KeyTaken);
        }
    }

    [Test]
    public async Task Many_links_without_ends_are_refused_for_that()
    {
        var kept = await KeptTenant.MakeAsync();
        foreach (var pair in LinkedPairs(kept).Links.GroupBy(link => link.Kind))
        {
            var refusal = await kept.IntoAsync(Restorable, [.. pair, .. kept.Records]);
            Assert.That(refusal, Is.Not.Null);
            Assert.That((refusal!.Record, refusal.Reason), Is.EqualTo((pair.Key, RefusalReason.LinkMissing)));
            Assert.That(await SeenAsync(kept), Is.Empty);
        }
    }

    [Test]
    public async Task A_link_without_an_end_is_refused()
    {
        var kept = await KeptTenant.MakeAsync();
        var make = new RecordMaker(kept.Tenant.Id, new(Random.Shared.Next()));
        foreach (var (_, record, _) in LinkCases.Of(make, out var others))
        {
            await AssertRefusedAsync(kept, [record, .. others], record, RefusalReason.LinkMissing);
        }
    }

    [Test]
    public async Task A_record_of_another_tenant_is_a_fault()
    {
        var (kept, other) = (await KeptTenant.MakeAsync(), await OpenTenantAsync());
        await AssertFaultAsync(kept, [.. kept.Records, other.New.User("ann")]);
        await AssertFaultAsync(kept, [.. kept.Records, other.Tenant]);
        await AssertFaultAsync(kept, [kept.Tenant, .. kept.Records]);
        Assert.That(await other.ListAsync<User>(), Is.Empty);
    }

    [Test]
    public async Task A_record_with_a_version_below_1_is_a_fault()
    {
        var kept = await KeptTenant.MakeAsync();
        await AssertFaultAsync(kept, kept.Records.Select(record => record is User ? record with { Version = 0 } : record));
    }

    [Test]
    public async Task A_feed_with_a_gap_or_another_end_is_a_fault()
    {
        var kept = await KeptTenant.MakeAsync();
        await AssertFaultAsync(kept, kept.Records.Where(record => record is not Change { Number: 2 }));
        await AssertFaultAsync(kept, kept.Records.Where(record => record is not Change change || change.Number < kept.Sequence));
        await AssertFaultAsync(kept, [.. kept.Others, .. kept.Feed.Reverse()]);
        await AssertFaultAsync(kept, [.. kept.Records, kept.Feed.Last() with { Id = Guid.CreateVersion7(), Number = kept.Sequence + 1 }]);
    }

    [Test]
    public async Task A_stream_that_breaks_off_leaves_nothing()
    {
        var kept = await KeptTenant.MakeAsync();
        Assert.That(async () => await kept.IntoAsync(Restorable, Torn()), Throws.InstanceOf<EndOfStreamException>());
        await AssertNothingIsThereAsync(kept);

        IEnumerable<DirectoryRecord> Torn()
        {
            foreach (var record in kept.Others)
            {
                yield return record;
            }

            throw new EndOfStreamException("The source is gone.");
        }
    }

    [Test]
    public async Task A_cancelled_restore_leaves_nothing()
    {
        var kept = await KeptTenant.MakeAsync();
        using var early = new CancellationTokenSource();
        await early.CancelAsync();
        Assert.That(
            async () => await kept.IntoAsync(Restorable, cancellationToken: early.Token), Throws.InstanceOf<OperationCanceledException>());
        using var late = new CancellationTokenSource();
        Assert.That(
            async () => await kept.IntoAsync(Restorable, Cancelling(), late.Token), Throws.InstanceOf<OperationCanceledException>());
        await AssertNothingIsThereAsync(kept);

        IEnumerable<DirectoryRecord> Cancelling()
        {
            foreach (var record in kept.Records)
            {
                if (record is Change)
                {
                    late.Cancel();
                }

                yield return record;
            }
        }
    }

    private async Task AssertRefusedAsync(
        KeptTenant kept, IEnumerable<DirectoryRecord> records, DirectoryRecord refused, RefusalReason reason)
    {
        var refusal = await kept.IntoAsync(Restorable, records);
        Assert.That(refusal, Is.EqualTo(new RestoreRefusal(refused.Kind, refused.Id, reason)));
        Assert.That(await SeenAsync(kept), Is.Empty);
    }

    private async Task AssertFaultAsync(KeptTenant kept, IEnumerable<DirectoryRecord> records)
    {
        Assert.That(async () => await kept.IntoAsync(Restorable, records), Throws.InstanceOf<ArgumentException>());
        await AssertNothingIsThereAsync(kept);
    }

    /// <summary>Nothing is left that a reader sees, or that stands in the way of another try.</summary>
    private async Task AssertNothingIsThereAsync(KeptTenant kept)
    {
        Assert.That(await SeenAsync(kept), Is.Empty);
        var bench = await kept.RestoredAsync(Restorable);
        Assert.That(await bench.StateAsync(), Is.EqualTo(kept.State));
        await bench.CommitAsync(new Write.Remove(RecordKind.Tenant, bench.TenantId));
    }
}
