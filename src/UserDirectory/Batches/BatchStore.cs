using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// A store over another one, for several calls that become one commit: what is committed here lies over what is below, is seen by every
/// later read here, and is given to the store below as one change set. Batches, each attempt of a batch of rows, and dry runs are made of
/// it; one can lie over another. Not thread-safe.
/// </summary>
/// <param name="below">The store below.</param>
/// <param name="tenantId">The tenant, the only one that can be written.</param>
/// <param name="followsAuthority">
/// Whether rights may change below meanwhile, because nothing will be committed there. Else the first facts fix the authority number, and
/// later ones of another are overtaken.
/// </param>
/// <param name="known">What was read ahead of the store below; null reads everything there.</param>
internal sealed partial class BatchStore(
    IDirectoryStore below, Guid tenantId, bool followsAuthority = false, ReadSet? known = null) : IDirectoryStore
{
    private readonly List<ChangeSet> _calls = [];
    private PendingWrites _pending = new();
    private OverlayReader? _reader;
    private long? _authority;

    /// <summary>How many calls have written so far, for <see cref="RollBackAsync"/>.</summary>
    public int Savepoint => _calls.Count;

    private OverlayReader Reader => _reader ??= new OverlayReader((IDirectoryReader?)known ?? below, _pending.Overlay);

    public ValueTask<T?> FindAsync<T>(Guid tenantId, Guid id, CancellationToken cancellationToken)
        where T : DirectoryRecord => Reader.FindAsync<T>(tenantId, id, cancellationToken);

    public ValueTask<T?> FindByKeyAsync<T>(UniqueKey key, CancellationToken cancellationToken)
        where T : DirectoryRecord => Reader.FindByKeyAsync<T>(key, cancellationToken);

    public ValueTask<Page<T>> QueryAsync<T>(Query<T> query, CancellationToken cancellationToken)
        where T : DirectoryRecord => Reader.QueryAsync(query, cancellationToken);

    /// <exception cref="DecisionOvertakenException">The authority number has moved below.</exception>
    public async ValueTask<AccessFacts?> ReadAccessAsync(
        Guid tenantId, Guid userId, Guid? organizationId, CancellationToken cancellationToken)
    {
        var facts = await Reader.ReadAccessAsync(tenantId, userId, organizationId, cancellationToken).ConfigureAwait(false);
        MustBeOf(facts?.Authority);
        return facts;
    }

    /// <summary>Reads the authority number below, whatever is known already.</summary>
    /// <exception cref="DecisionOvertakenException">The authority number has moved below.</exception>
    public async ValueTask MustStandStillAsync(CancellationToken cancellationToken) =>
        MustBeOf((await below.ReadAccessAsync(tenantId, Guid.Empty, null, cancellationToken).ConfigureAwait(false))?.Authority);

    /// <exception cref="DecisionOvertakenException">The authority number has moved below.</exception>
    public async ValueTask<ReadResults?> ReadManyAsync(Guid tenantId, IReadOnlyList<Read> reads, CancellationToken cancellationToken)
    {
        var results = await Reader.ReadManyAsync(tenantId, reads, cancellationToken).ConfigureAwait(false);
        MustBeOf(results?.Authority);
        return results;
    }

    /// <exception cref="NotSupportedException">Always: a batch is about one tenant.</exception>
    public ValueTask<IReadOnlyList<User>> FindAcrossTenantsAsync(UniqueKey key, CancellationToken cancellationToken) =>
        Reader.FindAcrossTenantsAsync(key, cancellationToken);

    /// <summary>The version that a record gets when a call changes it now. See <see cref="PendingWrites.NextVersion"/>.</summary>
    public long NextVersion(DirectoryRecord before, DirectoryRecord after) =>
        _pending.NextVersion(before, after) ?? (below as BatchStore)?.NextVersion(before, after) ?? before.Version + 1;

    /// <summary>
    /// Takes a call's writes into the batch, or refuses them for a key that is taken: whatever else a store checks, the store below does in
    /// the end.
    /// </summary>
    public async ValueTask<CommitResult> CommitAsync(ChangeSet changes, CancellationToken cancellationToken)
    {
        var refusals = await TakenKeysAsync(changes.Writes, cancellationToken).ConfigureAwait(false);
        if (refusals.Count > 0)
        {
            return new(0, changes.ExpectedAuthority ?? 0, refusals);
        }

        if (!followsAuthority)
        {
            await GuardAsync(changes.Writes, cancellationToken).ConfigureAwait(false);
        }

        await TakeAsync(changes, cancellationToken).ConfigureAwait(false);
        return new(0, changes.ExpectedAuthority ?? 0, []);
    }

    /// <summary>
    /// Takes back what was written since a savepoint. What was read since then must still hold below: the delegate may rest on it.
    /// </summary>
    public async ValueTask RollBackAsync(int savepoint)
    {
        if (savepoint == _calls.Count)
        {
            return;
        }

        var calls = _calls.GetRange(0, savepoint);
        _calls.Clear();
        (_pending, _reader) = (_pending.Emptied(), null);
        foreach (var call in calls)
        {
            await TakeAsync(call, CancellationToken.None).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Makes every call that was committed here once more on another such store, in order: one after the other they are taken there as they
    /// were here.
    /// </summary>
    /// <exception cref="InvalidOperationException">One is refused there.</exception>
    public async ValueTask RepeatOnAsync(BatchStore other, CancellationToken cancellationToken)
    {
        foreach (var call in _calls)
        {
            if (!(await other.CommitAsync(call, cancellationToken).ConfigureAwait(false)).IsCommitted)
            {
                throw new InvalidOperationException("A call that was taken is refused when it is repeated.");
            }
        }
    }

    /// <summary>Everything that was committed here, for the store below; null when nothing came of it.</summary>
    public ChangeSet? ToChangeSet(CallStamp call, ActorRef actor) =>
        _pending.ToWrites() is { Count: > 0 } writes
            ? new(call.Id, tenantId, actor, call.At, writes)
            {
                ExpectedAuthority = _authority,
                RaisesAuthority = _pending.RaisesAuthority,
                SeenSequence = _calls.Select(set => set.SeenSequence ?? 0).DefaultIfEmpty().Min(),
            }
            : null;

    /// <summary>Has the commit below refused when this record, as it was read from there, has changed or gone by then.</summary>
    public void Require(DirectoryRecord record)
    {
        if (!_pending.Overlay.Covers(record.Kind, record.Id))
        {
            _pending.Guard(new Write.Require(record.Kind, record.Id, record.Version));
        }
    }

    /// <summary>What the set requires is about the state before it: here and now that is so, so it need only stay so below.</summary>
    private async ValueTask GuardAsync(IReadOnlyList<Write> writes, CancellationToken cancellationToken)
    {
        foreach (var write in writes)
        {
            if (write is Write.Require require && !_pending.Overlay.Covers(require.Kind, require.Id))
            {
                _pending.Guard(require);
            }
            else if (write is Write.RequireNone none)
            {
                await GuardAsync(none.Kind, none.Filter, [], cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>
    /// Has the commit below refused when a record satisfies a filter there, but for those that the batch has written and those that are
    /// known.
    /// </summary>
    private async ValueTask GuardAsync(RecordKind kind, Filter filter, IEnumerable<Guid> known, CancellationToken cancellationToken)
    {
        var grounded = (await Reader.GroundAsync(filter, tenantId, cancellationToken).ConfigureAwait(false))!;
        var conditions = new OverlayFilter(below, tenantId);
        var excepted = new List<Guid>(known);
        foreach (var original in _pending.Originals.All(kind).ToList())
        {
            if (await conditions.MatchesAsync(grounded, original, cancellationToken).ConfigureAwait(false))
            {
                excepted.Add(original.Id);
            }
        }

        _pending.Guard(
            new Write.RequireNone(kind, excepted.Count == 0 ? grounded : grounded & !RecordType.Of(kind).Fields[0].In(excepted)));
    }

    private void MustBeOf(long? authority)
    {
        if (authority is not null && !followsAuthority)
        {
            _authority ??= authority;
            if (_authority != authority)
            {
                throw new DecisionOvertakenException();
            }
        }
    }

    private async ValueTask<DirectoryRecord> GetAsync(RecordKind kind, Guid id, CancellationToken cancellationToken) =>
        await RecordType.Of(kind).FindAsync(Reader, tenantId, id, cancellationToken)
            .ConfigureAwait(false) ?? throw new DecisionOvertakenException();
}
