using NUnit.Framework;
using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory.Testing;

/// <summary>
/// One fresh tenant on a store: makes records, commits sets and reads back, with as few words as a test can use. Thread-safe.
/// </summary>
internal sealed class Workbench
{
    private static readonly KindReader[] s_kinds = [.. KindReader.All.Where(kind => kind.Kind != RecordKind.Tenant)];

    private readonly Ids _ids;
    private long _sets;

    private Workbench(IDirectoryStore store, Tenant tenant, int seed)
    {
        (Store, Tenant, _ids) = (store, tenant, new(seed));
        New = new(tenant.Id, _ids);
    }

    public IDirectoryStore Store { get; }

    public Tenant Tenant { get; }

    public Guid TenantId => Tenant.Id;

    /// <summary>Makes records of the tenant.</summary>
    public RecordMaker New { get; }

    /// <summary>A fresh tenant; its records' ids come from the seed, its own does not, so that it is new in a store that lasts.</summary>
    public static async Task<Workbench> OpenAsync(IDirectoryStore store, int? seed = null)
    {
        var bench = Draft(store, seed);
        await bench.CommitAsync(new Write.Add(bench.Tenant));
        return bench;
    }

    /// <summary>A tenant that is there already.</summary>
    public static Workbench Over(IDirectoryStore store, Tenant tenant) => new(store, tenant, Random.Shared.Next());

    /// <summary>As <see cref="OpenAsync"/>, but the tenant is not added.</summary>
    public static Workbench Draft(IDirectoryStore store, int? seed = null)
    {
        var id = Guid.CreateVersion7();
        return new(store, RecordMaker.Stamped(new Tenant { Id = id, TenantId = id, Key = $"tenant-{id:N}" }), seed ?? Random.Shared.Next());
    }

    /// <summary>A change set of these writes, a second after the one before.</summary>
    public ChangeSet Set(params IReadOnlyList<Write> writes) =>
        new(Guid.CreateVersion7(), TenantId, RecordMaker.Actor, RecordMaker.Start.AddSeconds(Interlocked.Increment(ref _sets)), writes);

    /// <summary>Commits and gives the result, refused or not.</summary>
    public ValueTask<CommitResult> TryAsync(params IReadOnlyList<Write> writes) => Store.CommitAsync(Set(writes), CancellationToken.None);

    /// <summary>Commits and fails the test when it is refused.</summary>
    public async Task<CommitResult> CommitAsync(params IReadOnlyList<Write> writes) => Expect.Committed(await TryAsync(writes));

    /// <summary>Adds a record and gives it back.</summary>
    public async Task<T> AddAsync<T>(T record)
        where T : DirectoryRecord
    {
        await CommitAsync(new Write.Add(record));
        return record;
    }

    /// <summary>Adds records, in one set.</summary>
    public Task AddAllAsync(params IEnumerable<DirectoryRecord> records) =>
        CommitAsync([.. records.Select(record => new Write.Add(record))]);

    public ValueTask<T?> FindAsync<T>(Guid id)
        where T : DirectoryRecord => Store.FindAsync<T>(TenantId, id, CancellationToken.None);

    /// <summary>The record, which must be there.</summary>
    public async Task<T> GetAsync<T>(Guid id)
        where T : DirectoryRecord
    {
        var record = await FindAsync<T>(id);
        Assert.That(record, Is.Not.Null, $"{typeof(T).Name} {id} is gone.");
        return record!;
    }

    /// <summary>All records of a type that satisfy a filter, by id.</summary>
    public async Task<IReadOnlyList<T>> ListAsync<T>(Filter? where = null)
        where T : DirectoryRecord =>
        (await Store.QueryAsync(new Query<T>(TenantId) { Where = where, Take = Query<T>.LargestTake }, CancellationToken.None)).Items;

    /// <summary>The feed after a number, in order.</summary>
    public async Task<IReadOnlyList<Change>> FeedAsync(long after = 0) =>
        (await Store.QueryAsync(
            new Query<Change>(TenantId)
            {
                Where = ChangeFields.Number.GreaterThan(after),
                OrderBy = [ChangeFields.Number],
                Take = Query<Change>.LargestTake
            },
            CancellationToken.None)).Items;

    /// <summary>The tenant's sequence and authority.</summary>
    public async Task<(long Sequence, long Authority)> HeadAsync()
    {
        var facts = await Store.ReadAccessAsync(TenantId, Guid.Empty, null, CancellationToken.None);
        Assert.That(facts, Is.Not.Null, "The tenant is gone.");
        return (facts!.Sequence, facts.Authority);
    }

    /// <summary>Everything that the store shows of the tenant, as text: equal exactly when nothing was written in between.</summary>
    public async Task<string> StateAsync()
    {
        var lines = new List<string> { Snapshot.Of(await HeadAsync()), Snapshot.Of(await FindAsync<Tenant>(TenantId)) };
        foreach (var kind in s_kinds)
        {
            var page = await kind.QueryAsync(Store, new(TenantId) { Take = Query<DirectoryRecord>.LargestTake }, CancellationToken.None);
            lines.AddRange(page.Items.Select(Snapshot.Of));
        }

        return string.Join('\n', lines);
    }
}
