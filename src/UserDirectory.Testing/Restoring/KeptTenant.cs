using NUnit.Framework;
using UserDirectory.Storage;

namespace UserDirectory.Testing;

/// <summary>A tenant with something of everything, as another store keeps it: what is restored. Immutable.</summary>
internal sealed record KeptTenant(Tenant Tenant, long Sequence, long Authority, IReadOnlyList<DirectoryRecord> Records)
{
    /// <summary>Everything that the other store shows of it.</summary>
    public required string State { get; init; }

    /// <summary>The set of the first change, and what it was answered.</summary>
    public required (ChangeSet Set, CommitResult Result) First { get; init; }

    public IEnumerable<DirectoryRecord> Others => Records.Where(record => record is not Change);

    public IEnumerable<Change> Feed => Records.OfType<Change>();

    /// <summary>A fresh one, of an id and a key that no store has.</summary>
    public static async Task<KeptTenant> MakeAsync()
    {
        var model = new ModelStore();
        var bench = Workbench.Draft(model);
        var full = FullRecords.Of(bench.New);
        var set = bench.Set([new Write.Add(bench.Tenant), .. full.Select(pair => new Write.Add(pair.Full))]);
        var first = Expect.Committed(await model.CommitAsync(set, CancellationToken.None));
        var dora = await bench.AddAsync(bench.New.User("dora") with { Email = "dora@acme.example", EmailVerifiedAt = RecordMaker.Start });
        await bench.CommitAsync(Edit.From(dora, dora with { DisplayName = "Dora" }));
        await bench.CommitAsync(new Write.Touch(dora.Id, new SignIn.LoggedIn(RecordMaker.Start.AddDays(2))));
        Expect.Committed(await model.CommitAsync(
            bench.Set(new Write.RemoveWhere(RecordKind.Membership, MembershipFields.UserId.IsPresent())) with { RaisesAuthority = true },
            CancellationToken.None));
        await bench.CommitAsync(
            Edit.From(bench.Tenant, bench.Tenant with { Name = "Kept", IsSuspended = true }),
            new Write.Redact(RecordKind.User, dora.Id));
        var (sequence, authority) = await bench.HeadAsync();
        var records = model.RecordsOf(bench.TenantId);
        return new(records.OfType<Tenant>().Single(), sequence, authority, [
            .. records.Where(record => record.Kind is not (RecordKind.Tenant or RecordKind.Change)),
            .. records.OfType<Change>().OrderBy(change => change.Number),
        ])
        {
            State = await bench.StateAsync(),
            First = (set, first),
        };
    }

    /// <summary>Restores it, or these records as its own.</summary>
    public ValueTask<RestoreRefusal?> IntoAsync(
        IRestorableStore store, IEnumerable<DirectoryRecord>? records = null, CancellationToken cancellationToken = default) =>
        IntoAsync(store, StreamAsync(records ?? Records), cancellationToken);

    public ValueTask<RestoreRefusal?> IntoAsync(
        IRestorableStore store, IAsyncEnumerable<DirectoryRecord> records, CancellationToken cancellationToken = default) =>
        store.RestoreAsync(Tenant, Sequence, Authority, records, cancellationToken);

    /// <summary>Restores it and fails the test when it is refused.</summary>
    public async Task<Workbench> RestoredAsync(IRestorableStore store, IEnumerable<DirectoryRecord>? records = null)
    {
        var refusal = await IntoAsync(store, records);
        Assert.That(refusal, Is.Null, "The tenant must be restored.");
        return Workbench.Over(store, Tenant);
    }

    // As from another store: the next one is not there at once.
    private static async IAsyncEnumerable<DirectoryRecord> StreamAsync(IEnumerable<DirectoryRecord> records)
    {
        foreach (var record in records)
        {
            await Task.Yield();
            yield return record;
        }
    }
}
