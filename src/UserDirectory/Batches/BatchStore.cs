using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// A store over another one, for several calls that become one commit: what is committed here lies over what is below, is seen by every later read here, and is given to the
/// store below as one change set. Batches, each attempt of a batch of rows, and dry runs are made of it; one can lie over another. Not thread-safe.
/// </summary>
/// <param name="below">The store below.</param>
/// <param name="tenantId">The tenant, the only one that can be written.</param>
/// <param name="followsAuthority">
/// Whether rights may change below meanwhile, because nothing will be committed there. Else the first facts fix the authority number, and later ones of another are overtaken.
/// </param>
internal sealed class BatchStore(IDirectoryStore below, Guid tenantId, bool followsAuthority = false) : IDirectoryStore
{
    private readonly List<ChangeSet> _calls = [];
    private PendingWrites _pending = new();
    private OverlayReader? _reader;
    private long? _authority;

    /// <summary>How many calls have written so far, for <see cref="RollBackAsync"/>.</summary>
    public int Savepoint => _calls.Count;

    private OverlayReader Reader => _reader ??= new OverlayReader(below, _pending.Overlay);

    public ValueTask<T?> FindAsync<T>(Guid tenantId, Guid id, CancellationToken cancellationToken)
        where T : DirectoryRecord => Reader.FindAsync<T>(tenantId, id, cancellationToken);

    public ValueTask<T?> FindByKeyAsync<T>(UniqueKey key, CancellationToken cancellationToken)
        where T : DirectoryRecord => Reader.FindByKeyAsync<T>(key, cancellationToken);

    public ValueTask<Page<T>> QueryAsync<T>(Query<T> query, CancellationToken cancellationToken)
        where T : DirectoryRecord => Reader.QueryAsync(query, cancellationToken);

    /// <exception cref="DecisionOvertakenException">The authority number has moved below.</exception>
    public async ValueTask<AccessFacts?> ReadAccessAsync(Guid tenantId, Guid userId, Guid? organizationId, CancellationToken cancellationToken)
    {
        var facts = await Reader.ReadAccessAsync(tenantId, userId, organizationId, cancellationToken).ConfigureAwait(false);
        MustBeOf(facts?.Authority);
        return facts;
    }

    /// <exception cref="DecisionOvertakenException">The authority number has moved below.</exception>
    public async ValueTask<ReadResults?> ReadManyAsync(Guid tenantId, IReadOnlyList<Read> reads, CancellationToken cancellationToken)
    {
        var results = await Reader.ReadManyAsync(tenantId, reads, cancellationToken).ConfigureAwait(false);
        MustBeOf(results?.Authority);
        return results;
    }

    /// <exception cref="NotSupportedException">Always: a batch is about one tenant.</exception>
    public ValueTask<IReadOnlyList<User>> FindAcrossTenantsAsync(UniqueKey key, CancellationToken cancellationToken) => Reader.FindAcrossTenantsAsync(key, cancellationToken);

    /// <summary>The version that a record gets when a call changes it now. See <see cref="PendingWrites.NextVersion"/>.</summary>
    public long NextVersion(DirectoryRecord before, DirectoryRecord after) =>
        _pending.NextVersion(before, after) ?? (below as BatchStore)?.NextVersion(before, after) ?? before.Version + 1;

    /// <summary>Takes a call's writes into the batch, or refuses them for a key that is taken: whatever else a store checks, the store below does in the end.</summary>
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

    /// <summary>Takes back what was written since a savepoint. What was read since then must still hold below: the delegate may rest on it.</summary>
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

    /// <summary>Makes every call that was committed here once more on another such store, in order: one after the other they are taken there as they were here.</summary>
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
            ? new(call.Id, tenantId, actor, call.At, writes) { ExpectedAuthority = _authority, RaisesAuthority = _pending.RaisesAuthority }
            : null;

    /// <summary>Has the commit below refused when this record, as it was read from there, has changed or gone by then.</summary>
    public void Require(DirectoryRecord record)
    {
        if (!_pending.Overlay.Covers(record.Kind, record.Id))
        {
            _pending.Guard(new Write.Require(record.Kind, record.Id, record.Version));
        }
    }

    /// <summary>
    /// The writes whose text is taken. Keys of ids are looked up by whoever adds a link; those of text only a store finds out about. Writes of one set may pass a key on.
    /// </summary>
    private async ValueTask<IReadOnlyList<Refusal>> TakenKeysAsync(IReadOnlyList<Write> writes, CancellationToken cancellationToken)
    {
        List<Refusal>? refusals = null;
        Dictionary<UniqueKey, Guid>? taken = null;
        for (var i = 0; i < writes.Count; i++)
        {
            var (before, after) = writes[i] switch
            {
                Write.Add add => (null, add.Record),
                Write.Update update => (update.Before, update.Record),
                _ => default((DirectoryRecord?, DirectoryRecord)),
            };
            foreach (var definition in after is null ? [] : RecordType.Of(after.Kind).Keys)
            {
                if (definition.Read(after!) is not { Text: not null } key || (before is not null && definition.Read(before) == key))
                {
                    continue;
                }

                taken ??= [];
                var isTaken = taken.TryGetValue(key, out var id) ? id != after!.Id : await IsTakenAsync(key, after!, writes, cancellationToken).ConfigureAwait(false);
                taken[key] = after!.Id;
                if (isTaken)
                {
                    (refusals ??= []).Add(new(i, RefusalReason.KeyTaken) { Key = definition });
                }
            }
        }

        return refusals ?? [];
    }

    private async ValueTask<bool> IsTakenAsync(UniqueKey key, DirectoryRecord record, IReadOnlyList<Write> writes, CancellationToken cancellationToken)
    {
        var holder = await RecordType.Of(record.Kind).FindByKeyAsync(Reader, key, cancellationToken).ConfigureAwait(false);
        return holder is not null && holder.Id != record.Id && !writes.Any(write => Leaves(write, holder, key));
    }

    /// <summary>Whether a write takes a key from the record that has it.</summary>
    private static bool Leaves(Write write, DirectoryRecord holder, UniqueKey key) => write switch
    {
        Write.Update { Record: { } after } => after.Kind == holder.Kind && after.Id == holder.Id && key.Definition.Read(after) != key,
        Write.Remove remove => remove.Kind == holder.Kind && remove.Id == holder.Id,
        _ => false,
    };

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

    /// <summary>Has the commit below refused when a record satisfies a filter there, but for those that the batch has written and those that are known.</summary>
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

        _pending.Guard(new Write.RequireNone(kind, excepted.Count == 0 ? grounded : grounded & !RecordType.Of(kind).Fields[0].In(excepted)));
    }

    private async ValueTask TakeAsync(ChangeSet call, CancellationToken cancellationToken)
    {
        _pending.BeginCall(call.RaisesAuthority);
        foreach (var write in call.Writes)
        {
            await TakeAsync(write, cancellationToken).ConfigureAwait(false);
        }

        if (!followsAuthority)
        {
            _calls.Add(call);
        }
    }

    private async ValueTask TakeAsync(Write write, CancellationToken cancellationToken)
    {
        switch (write)
        {
            case Write.Add add:
                _pending.Add(add.Record);
                break;
            case Write.Update update:
                _pending.Update(update.Before ?? await GetAsync(update.Record.Kind, update.Record.Id, cancellationToken).ConfigureAwait(false), update.Record);
                break;
            case Write.Remove remove:
                _pending.Remove(remove.Before ?? await GetAsync(remove.Kind, remove.Id, cancellationToken).ConfigureAwait(false));
                break;
            case Write.RemoveWhere remove:
                await RemoveSetAsync(remove, cancellationToken).ConfigureAwait(false);
                break;
            case Write.Touch touch:
                await TouchAsync(touch, cancellationToken).ConfigureAwait(false);
                break;
            case Write.Redact:
                _pending.Keep(write);
                break;
            case Write.Require or Write.RequireNone:
                break;
            default:
                throw new NotSupportedException($"A batch does not know the write {write}.");
        }
    }

    /// <summary>The records are found now, as the call that removes them finds them; one that joins them below meanwhile has the batch decided again.</summary>
    private async ValueTask RemoveSetAsync(Write.RemoveWhere remove, CancellationToken cancellationToken)
    {
        var found = await RecordType.Of(remove.Kind).ListAllAsync(Reader, tenantId, remove.Filter, cancellationToken).ConfigureAwait(false);
        if (!followsAuthority)
        {
            await GuardAsync(remove.Kind, remove.Filter, found.Select(record => record.Id), cancellationToken).ConfigureAwait(false);
        }

        _pending.RemoveSet(remove.Kind, found);
    }

    private async ValueTask TouchAsync(Write.Touch touch, CancellationToken cancellationToken)
    {
        var user = await Reader.FindAsync<User>(tenantId, touch.UserId, cancellationToken).ConfigureAwait(false);
        var credential = await Reader.FindAsync<Credential>(tenantId, touch.UserId, cancellationToken).ConfigureAwait(false);
        if (user is not null)
        {
            var effect = SignInEffect.Of(touch.SignIn, user, credential);
            LayOverIfOther(user, effect.User);
            LayOverIfOther(credential, effect.Credential);
        }

        _pending.Keep(touch);
    }

    private void LayOverIfOther(DirectoryRecord? before, DirectoryRecord? after)
    {
        if (after is not null && !ReferenceEquals(before, after))
        {
            _pending.LayOver(after);
        }
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
        await RecordType.Of(kind).FindAsync(Reader, tenantId, id, cancellationToken).ConfigureAwait(false) ?? throw new DecisionOvertakenException();
}
