using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Storage;
using UserDirectory.Storage.InMemory;
using UserDirectory.Testing;

namespace UserDirectory.Tests.Batches;

/// <summary>
/// Random change sets, given one after the other to a model and to a batch over a store: whatever is then read over the batch is what the
/// model has, and the one commit that the batch makes of all of them ends in the same records.
/// </summary>
public sealed class BatchStoreAgreementTests
{
    private const int Sequences = 40;
    private const int SetsBelow = 20;
    private const int SetsInBatch = 25;

    [Test]
    public async Task A_batch_reads_and_ends_as_its_sets_do_one_after_the_other()
    {
        var taken = 0;
        for (var i = 0; i < Sequences; i++)
        {
            taken += await RunAsync(Seed.Next());
        }

        taken.Should().BeGreaterThan(Sequences * SetsInBatch / 3, "a comparison of nothing proves nothing");
    }

    private static async Task<int> RunAsync(int seed)
    {
        var (dice, below, model) = (new Dice(seed), new InMemoryStore(new()), new ModelStore());
        var bench = Workbench.Draft(below, seed);
        var (records, filters) = (new RandomRecords(dice, bench.New, keys: 8), new RandomFilters(dice));
        var sets = new RandomSets(dice, bench, records, filters);
        await CommitBothAsync(bench.Set(new Write.Add(bench.Tenant)));
        for (var i = 0; i < SetsBelow; i++)
        {
            await CommitBothAsync(sets.Next(model.RecordsOf(bench.TenantId), 0) with { ExpectedAuthority = null });
        }

        var batch = new BatchStore(below, bench.TenantId);
        var taken = 0;
        for (var i = 0; i < SetsInBatch; i++)
        {
            var set = sets.Next(model.RecordsOf(bench.TenantId), 0) with { Id = Guid.NewGuid(), ExpectedAuthority = null };
            if (set.Writes.Any(write => write is Write.Touch { SignIn: not (SignIn.Unlocked or SignIn.LoggedIn) })
                || !(await model.CommitAsync(set, default)).IsCommitted)
            {
                continue;
            }

            taken++;
            (await batch.CommitAsync(set, default)).IsCommitted.Should().BeTrue(Seed.Describe(seed));
            await AgreeAsync(batch, model, bench.TenantId, dice, filters, $"{Seed.Describe(seed)} Set {i}. ");
        }

        if (batch.ToChangeSet(new CallStamp(Guid.NewGuid(), RecordMaker.Start), RecordMaker.Actor) is { } whole)
        {
            var outcome = await below.CommitAsync(whole with { ExpectedAuthority = null }, default);
            outcome.Refusals.Should().BeEmpty(
                "{0} {1}", Seed.Describe(seed),
                string.Join("\n", outcome.Refusals.Select(refusal => Testing.Snapshot.Of(whole.Writes[refusal.Index]))));
        }

        (await StateAsync(below, bench.TenantId)).Should().Be(await StateAsync(model, bench.TenantId), Seed.Describe(seed));
        return taken;

        async Task CommitBothAsync(ChangeSet set)
        {
            var expected = await model.CommitAsync(set, default);
            (await below.CommitAsync(set, default)).IsCommitted.Should().Be(expected.IsCommitted);
        }
    }

    private static async Task AgreeAsync(
        BatchStore batch, ModelStore model, Guid tenantId, Dice dice, RandomFilters filters, string context)
    {
        IReadOnlyList<DirectoryRecord> now = [.. model.RecordsOf(tenantId).Where(record => record is not Change)];
        var judge = new Judge(batch, now);
        for (var i = 0; i < 6; i++)
        {
            var kind = dice.Pick(RecordType.All.Where(type => type.Kind is not (RecordKind.Tenant or RecordKind.Change)).ToList()).Kind;
            await judge.AssertAnswerAsync(kind, filters.Query(tenantId, kind, now), context);
        }

        var chosen = dice.Pick(now);
        Comparable(await KindReader.Of(chosen.Kind).FindAsync(batch, tenantId, chosen.Id, default))
            .Should().Be(Comparable(chosen), context);
        foreach (var key in RecordType.Of(chosen.Kind).Keys.Select(definition => definition.Read(chosen))
            .OfType<UniqueKey>().Where(_ => chosen is not Tenant))
        {
            Comparable(await KindReader.Of(chosen.Kind).FindByKeyAsync(batch, key, default)).Should().Be(Comparable(chosen), context);
        }

        var (user, place) = (dice.PickAny(now.OfType<User>())?.Id ?? Guid.Empty, dice.PickAny(now.OfType<Organization>())?.Id);
        Facts(await batch.ReadAccessAsync(tenantId, user, place, default))
            .Should().Be(Facts(await model.ReadAccessAsync(tenantId, user, place, default)), context);
    }

    private static async Task<string> StateAsync(IDirectoryStore store, Guid tenantId)
    {
        var lines = new List<string>();
        foreach (var kind in KindReader.All.Where(kind => kind.Kind is not (RecordKind.Tenant or RecordKind.Change)))
        {
            var page = await kind.QueryAsync(store, new(tenantId) { Take = Query<DirectoryRecord>.LargestTake }, default);
            lines.AddRange(page.Items.Select(Comparable));
        }

        return string.Join('\n', lines);
    }

    // Versions may be fewer, and a record that comes to be again what it was keeps the time of that.
    private static string Comparable(DirectoryRecord? record) =>
        Testing.Snapshot.Of(record is null ? null : record with { Version = 0, UpdatedAt = default });

    private static string Facts(AccessFacts? facts) => string.Join(
        '\n',
        new IEnumerable<DirectoryRecord?>[] { [facts!.User], facts.Memberships, facts.Groups, facts.Assignments, facts.Roles, facts.Path }
            .SelectMany(part => part.Select(Comparable).Order(StringComparer.Ordinal))
                .Concat(facts.MemberOf.Order().Select(id => $"{id}")));
}
