using NUnit.Framework;
using UserDirectory.Storage;

namespace UserDirectory.Testing;

/// <summary>A store and the model side by side: gets the same, must give the same.</summary>
internal sealed class ModelComparison(IDirectoryStore store, ModelStore model, Guid tenantId, string seed)
{
    private int _steps;

    /// <summary>The tenant's records as the model has them.</summary>
    public IReadOnlyList<DirectoryRecord> Records => model.RecordsOf(tenantId);

    public async Task CommitAsync(ChangeSet set)
    {
        _steps++;
        var expected = await model.CommitAsync(set, CancellationToken.None);
        var given = await store.CommitAsync(set, CancellationToken.None);
        var what = $"{seed} Set {_steps}: {string.Join("; ", set.Writes.Select(Snapshot.Of))}";
        Assert.That(
            (given.IsCommitted, given.Sequence, given.Authority),
            Is.EqualTo((expected.IsCommitted, expected.Sequence, expected.Authority)),
            () => $"{what}: refused with {Expect.Describe(given)} instead of {Expect.Describe(expected)}.");
        var (right, listed) = (Reasons(expected), Reasons(given));
        if (!right.Contains((-1, RefusalReason.AuthorityMoved)) || listed.Count > 1)
        {
            Assert.That(listed, Is.SupersetOf(right), () => $"{what}: a refused write is not listed.");
        }

        // What links to a record that was refused in the same set may be refused too.
        Assert.That(listed.Where(refusal => refusal.Reason != RefusalReason.LinkMissing), Is.SubsetOf(right), () =>
            $"{what}: a write is refused that is not to blame.");
    }

    public async Task AssertSameAnswerAsync(KindReader kind, Query<DirectoryRecord> query)
    {
        var judge = new Judge(store, Records);
        await judge.AssertAnswerAsync(kind.Kind, query, $"{seed} After {_steps} sets. ");
    }

    public async Task AssertSameByKeyAsync(UniqueKey key)
    {
        var kind = KindReader.Of(key.Definition.Record);
        var expected = await kind.FindByKeyAsync(model, key, CancellationToken.None);
        var given = await kind.FindByKeyAsync(store, key, CancellationToken.None);
        Assert.That(Snapshot.Of(given), Is.EqualTo(Snapshot.Of(expected)), () => $"{seed} After {_steps} sets, {key}");
    }

    public async Task AssertSameAccessAsync(Guid userId, Guid? organizationId)
    {
        var expected = await model.ReadAccessAsync(tenantId, userId, organizationId, CancellationToken.None);
        var given = await store.ReadAccessAsync(tenantId, userId, organizationId, CancellationToken.None);
        Assert.That(
            Sorted(given), Is.EqualTo(Sorted(expected)), () => $"{seed} After {_steps} sets, access of {userId} at {organizationId}");
    }

    /// <summary>Every record, the feed included, is the same.</summary>
    public async Task AssertSameStateAsync()
    {
        foreach (var kind in KindReader.All.Where(kind => kind.Kind != RecordKind.Tenant))
        {
            var query = new Query<DirectoryRecord>(tenantId) { Take = Query<DirectoryRecord>.LargestTake };
            var expected = await kind.QueryAsync(model, query, CancellationToken.None);
            var given = await kind.QueryAsync(store, query, CancellationToken.None);
            Assert.That(given.Items.Select(
                Snapshot.OfContract), Is.EqualTo(expected.Items.Select(Snapshot.OfContract)),
                () => $"{seed} After {_steps} sets, {kind.Kind}");
        }
    }

    private static HashSet<(int Index, RefusalReason Reason)> Reasons(CommitResult result) =>
        [.. result.Refusals.Select(refusal => (refusal.Index, refusal.Reason))];

    private static string Sorted(AccessFacts? facts) => Snapshot.Of(facts is null ? null : facts with
    {
        Memberships = [.. facts.Memberships.OrderBy(record => record.Id)],
        MemberOf = [.. facts.MemberOf.Order()],
        Groups = [.. facts.Groups.OrderBy(record => record.Id)],
        Assignments = [.. facts.Assignments.OrderBy(record => record.Id)],
        Roles = [.. facts.Roles.OrderBy(record => record.Id)],
    });
}
