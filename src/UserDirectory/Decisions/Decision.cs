using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// One attempt to decide a call: what is read at one authority number, what is asked of the actor, and the writes that follow. Not thread-safe; lives for one attempt.
/// </summary>
internal sealed partial class Decision
{
    private readonly TenantContext _context;
    private readonly CallStamp _call;
    private readonly AccessFacts _facts;
    private readonly bool _isNewTenant;
    private RecordOverlay? _own;

    public Decision(TenantContext context, Guid tenantId, CallStamp call, AccessFacts facts, bool isNewTenant = false)
    {
        (_context, TenantId, _call, _facts, _isNewTenant) = (context, tenantId, call, facts, isNewTenant);
        Reader = context.Store;
        References = new References(Reader, tenantId);
        if (!Authority.IsSystem && facts.User is null)
        {
            throw Denied.UnknownActor();
        }
    }

    public Guid TenantId { get; }

    /// <summary>When the call began.</summary>
    public DateTimeOffset At => _call.At;

    /// <summary>Who acts, for the record. Whose rights count is <see cref="Authority"/>.</summary>
    public ActorRef Actor => _context.Actor;

    /// <summary>Whose rights count: see <see cref="TenantContext.Authority"/>.</summary>
    public ActorRef Authority => _context.Authority;

    /// <summary>Finds what the caller names.</summary>
    public References References { get; private set; }

    public Tenant Tenant => _facts.Tenant;

    /// <summary>The account whose rights count, as it was when the decision began; null when a system acts.</summary>
    public User? ActingUser => _facts.User;

    public DirectoryRuntime Runtime => _context.Runtime;

    /// <summary>What the decision reads: the store, and after <see cref="ReadOwnWrites"/> also what it writes.</summary>
    public IDirectoryReader Reader { get; private set; }

    public PermissionCatalogue Catalogue => _context.Catalogue;

    /// <summary>Whether a key that somebody else took before the commit makes the call decide again, rather than fail.</summary>
    public bool DecidesAgainWhenKeyIsTaken { get; private set; }

    /// <summary>A key that is taken meanwhile makes the call decide again, which then finds who has it.</summary>
    public void DecideAgainWhenKeyIsTaken() => DecidesAgainWhenKeyIsTaken = true;

    /// <summary>From now on, reads see what this decision writes: for one of several steps, each of which builds on those before it. It cannot remove sets then.</summary>
    public void ReadOwnWrites()
    {
        _own = new RecordOverlay();
        Reader = new OverlayReader(_context.Store, _own);
        References = new References(Reader, TenantId);
    }

    /// <summary>A new id for a record.</summary>
    public Guid NewId() => RecordId.New(At);

    public bool IsSelf(Guid userId) => _context.IsSelf(userId);

    public ValueTask<T?> FindAsync<T>(Guid id, CancellationToken cancellationToken)
        where T : DirectoryRecord => Reader.FindAsync<T>(TenantId, id, cancellationToken);

    /// <summary>Every record of a type that satisfies a filter, read page by page. Only for lists that the call has to visit anyway.</summary>
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
    public async ValueTask MustStandStillAsync(CancellationToken cancellationToken) =>
        await FactsAsync(Authority.UserId ?? Guid.Empty, null, cancellationToken).ConfigureAwait(false);

    /// <summary>What an account has, at a place, of this decision's authority number.</summary>
    /// <exception cref="DecisionOvertakenException">The number has moved.</exception>
    public async ValueTask<AccessFacts> FactsAsync(Guid userId, Guid? place, CancellationToken cancellationToken)
    {
        var facts = await Reader.ReadAccessAsync(TenantId, userId, place, cancellationToken).ConfigureAwait(false);
        return facts is not null && facts.Authority == _facts.Authority ? facts : throw new DecisionOvertakenException();
    }
}
