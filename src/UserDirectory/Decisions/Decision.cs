using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// One attempt to decide a call: what is read at one authority number, what is asked of the actor (<see cref="Rights"/>), what must still
/// be so at the commit (<see cref="Guards"/>), and the <see cref="Writes"/> that follow. Not thread-safe; lives for one attempt.
/// </summary>
internal sealed class Decision
{
    private readonly TenantContext _context;
    private readonly CallStamp _call;
    private readonly bool _isNewTenant;
    private RecordOverlay? _own;

    /// <param name="context">The handle.</param>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="call">What stays the same however often the call is decided.</param>
    /// <param name="facts">What the account has whose rights count, tenant-wide.</param>
    /// <param name="known">What was read ahead; null when nothing was.</param>
    /// <param name="isNewTenant">Whether the tenant is made by this decision.</param>
    public Decision(
        TenantContext context, Guid tenantId, CallStamp call, AccessFacts facts, ReadSet? known = null, bool isNewTenant = false)
    {
        (_context, TenantId, _call, Facts, _isNewTenant) = (context, tenantId, call, facts, isNewTenant);
        (Rights, Guards, Writes, Filling) = (new(this), new(this), new(this), new(this));
        Known = known ?? new ReadSet(context.Store, tenantId);
        Reader = Known;
        References = new References(Reader, tenantId);
        if (!Authority.IsSystem && facts.User is null)
        {
            throw Denied.UnknownActor();
        }
    }

    public Guid TenantId { get; }

    /// <summary>The store itself, for the rare question of what is there by now.</summary>
    public IDirectoryReader Store => _context.Store;

    /// <summary>What was read so far, without the decision's own writes.</summary>
    public ReadSet Known { get; }

    /// <summary>What is asked of the actor.</summary>
    public DecisionRights Rights { get; }

    /// <summary>What must still be so when the decision is committed.</summary>
    public DecisionGuards Guards { get; }

    /// <summary>The writes that follow.</summary>
    public DecisionWrites Writes { get; }

    /// <summary>What the core fills in on accounts.</summary>
    public UserFilling Filling { get; }

    /// <summary>
    /// What the account has whose rights count, tenant-wide, as it was when the decision began: its authority number is the decision's.
    /// </summary>
    public AccessFacts Facts { get; }

    /// <summary>The number of its change, once it is committed; null before, and while there is nothing to commit.</summary>
    public long? CommittedAs { get; set; }

    /// <summary>
    /// Whether nothing was committed between what it read and its own commit, so that the state after that is what it read and wrote.
    /// </summary>
    public bool IsOfWhatItRead => CommittedAs is { } number ? number == Facts.Sequence + 1 : !Writes.HasAny;

    /// <summary>When the call began.</summary>
    public DateTimeOffset At => _call.At;

    /// <summary>Who acts, for the record. Whose rights count is <see cref="Authority"/>.</summary>
    public ActorRef Actor => _context.Actor;

    /// <summary>Whose rights count: see <see cref="TenantContext.Authority"/>.</summary>
    public ActorRef Authority => _context.Authority;

    /// <summary>Finds what the caller names.</summary>
    public References References { get; private set; }

    public Tenant Tenant => Facts.Tenant;

    /// <summary>The account whose rights count, as it was when the decision began; null when a system acts.</summary>
    public User? ActingUser => Facts.User;

    public DirectoryRuntime Runtime => _context.Runtime;

    /// <summary>What the decision reads: the store, each thing once, and after <see cref="ReadOwnWrites"/> also what it writes.</summary>
    public IDirectoryReader Reader { get; private set; }

    public PermissionCatalogue Catalogue => _context.Catalogue;

    /// <summary>Whether a key that somebody else took before the commit makes the call decide again, rather than fail.</summary>
    public bool DecidesAgainWhenKeyIsTaken { get; private set; }

    /// <summary>A key that is taken meanwhile makes the call decide again, which then finds who has it.</summary>
    public void DecideAgainWhenKeyIsTaken() => DecidesAgainWhenKeyIsTaken = true;

    /// <summary>
    /// From now on, reads see what this decision writes: for one of several steps, each of which builds on those before it. It cannot
    /// remove sets then.
    /// </summary>
    public void ReadOwnWrites()
    {
        _own = new RecordOverlay();
        Reader = new OverlayReader(Known, _own);
        References = new References(Reader, TenantId);
    }

    /// <summary>Whether reads see what the decision writes.</summary>
    public bool ReadsOwnWrites => _own is not null;

    /// <summary>The change set of all writes; null when nothing is to be written.</summary>
    public ChangeSet? ToChangeSet() =>
        Writes.HasAny
            ? new(_call.Id, TenantId, Actor, At, Guards.All.Count == 0 ? Writes.All : [.. Guards.All, .. Writes.All])
            {
                ExpectedAuthority = _isNewTenant ? null : Facts.Authority,
                RaisesAuthority = Writes.RaiseAuthority,
                SeenSequence = _isNewTenant ? null : Facts.Sequence,
            }
            : null;

    /// <summary>The version that a changed record gets.</summary>
    public long NextVersion(DirectoryRecord before, DirectoryRecord after) =>
        _context.Store is BatchStore batch ? batch.NextVersion(before, after) : before.Version + 1;

    /// <summary>Has later reads see a write, when the decision reads its own.</summary>
    public void LayOver(DirectoryRecord record, Write write)
    {
        if (write is Write.Remove)
        {
            _own?.Remove(record);
        }
        else
        {
            _own?.Put(record, isNew: write is Write.Add);
        }
    }

    /// <summary>A new id for a record.</summary>
    public Guid NewId() => RecordId.New(At);

    public bool IsSelf(Guid userId) => _context.IsSelf(userId);

    public ValueTask<T?> FindAsync<T>(Guid id, CancellationToken cancellationToken)
        where T : DirectoryRecord => Reader.FindAsync<T>(TenantId, id, cancellationToken);

    /// <summary>
    /// Reads what the call names once it is allowed: where an account holds what, and whatever else is large. A refused call has not read
    /// it.
    /// </summary>
    /// <exception cref="DecisionOvertakenException">The number has moved.</exception>
    public async ValueTask ReadAheadAsync(Action<ReadAhead> name, CancellationToken cancellationToken)
    {
        var ahead = _context.ReadAheadInto(Known, TenantId);
        name(ahead);
        await ahead.RunAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Every record of a type that satisfies a filter, read page by page. Only for lists that the call has to visit anyway.
    /// </summary>
    public ValueTask<IReadOnlyList<T>> ListAllAsync<T>(Filter where, CancellationToken cancellationToken)
        where T : DirectoryRecord => AllRecords.ReadAsync<T>(Reader, TenantId, where, cancellationToken);

    /// <summary>Whether any record of a type satisfies a filter.</summary>
    public async ValueTask<bool> AnyAsync<T>(Filter where, CancellationToken cancellationToken)
        where T : DirectoryRecord
    {
        var page = await Reader.QueryAsync(new Query<T>(TenantId) { Where = where, Take = 1 }, cancellationToken).ConfigureAwait(false);
        return page.Items.Count > 0;
    }

    /// <summary>Has the call decided again when its authority number has moved by now.</summary>
    /// <exception cref="DecisionOvertakenException">The number has moved.</exception>
    public async ValueTask MustStandStillAsync(CancellationToken cancellationToken)
    {
        if (_context.Store is BatchStore batch)
        {
            await batch.MustStandStillAsync(cancellationToken).ConfigureAwait(false);
        }
        else
        {
            MustBeNow(await _context.Store.ReadAccessAsync(TenantId, Guid.Empty, null, cancellationToken).ConfigureAwait(false));
        }
    }

    /// <summary>What an account has, at a place, of this decision's authority number.</summary>
    /// <exception cref="DecisionOvertakenException">The number has moved.</exception>
    public async ValueTask<AccessFacts> FactsAsync(Guid userId, Guid? place, CancellationToken cancellationToken) =>
        MustBeNow(await Reader.ReadAccessAsync(TenantId, userId, place, cancellationToken).ConfigureAwait(false));

    private AccessFacts MustBeNow(AccessFacts? facts) =>
        facts is not null && facts.Authority == Facts.Authority ? facts : throw new DecisionOvertakenException();
}
