using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// What the services of one handle share: the tenant, who acts, the store, and the gate of reads. Immutable and thread-safe.
/// </summary>
/// <param name="runtime">What all handles of the directory share.</param>
/// <param name="store">The store.</param>
/// <param name="tenant">The tenant.</param>
/// <param name="actor">Who acts: the actor of every commit.</param>
/// <param name="authority">Whose rights are asked; null for the actor's own.</param>
/// <param name="batch">The batch whose calls these are; null for calls that commit by themselves.</param>
internal sealed partial class TenantContext(
    DirectoryRuntime runtime, IDirectoryStore store, HandleTenant tenant, ActorRef actor, ActorRef? authority = null, Batch? batch = null)
{
    private static readonly ActorRef s_reads = ActorRef.System("reads");

    private readonly bool _asksNothing = batch is null && (authority ?? actor).IsSystem;

    public DirectoryRuntime Runtime => runtime;

    public IDirectoryStore Store => store;

    /// <summary>The store, when its records lie in memory; else null.</summary>
    public IImmediateReader? Immediate { get; } = store as IImmediateReader;

    public ActorRef Actor => actor;

    /// <summary>
    /// Whose rights are asked: the actor's, except in the calls that rule 2 gives another authority. A password is the authority of who
    /// proves it, and an invitation is accepted by the account on the inviter's authority.
    /// </summary>
    public ActorRef Authority { get; } = authority ?? actor;

    public PermissionCatalogue Catalogue => runtime.Catalogue;

    /// <summary>The batch whose calls these are; null for calls that commit by themselves.</summary>
    public Batch? Batch => batch;

    /// <summary>The time of a call. All calls of a batch are made when it began.</summary>
    public DateTimeOffset Now() => batch?.Call.At ?? runtime.Now();

    /// <summary>The stamp of a call that begins now.</summary>
    public CallStamp NewCall()
    {
        var now = Now();
        return new CallStamp(RecordId.New(now), now);
    }

    /// <summary>
    /// The tenant's id when a read has nothing to ask and nothing to tell: a system acts, the tenant was looked up, nobody listens. Then
    /// the read goes straight to the store, without a state machine a step.
    /// </summary>
    public Guid? UnaskedTenantId => _asksNothing && !Telemetry.IsListening ? tenant.KnownId : null;

    /// <summary>What is kept of the tenant's rights, when a read of them has nothing to ask and nothing to tell; else null.</summary>
    public TenantRights? UnaskedRights => _asksNothing && ReferenceEquals(store, runtime.Store) && !Telemetry.IsListening
        ? tenant.KnownRights
        : null;

    public ValueTask<Guid> TenantIdAsync(CancellationToken cancellationToken) =>
        batch is null ? tenant.IdAsync(store, actor, cancellationToken) : new(batch.TenantId);

    /// <summary>The same over another store, outside of any batch.</summary>
    public TenantContext Over(IDirectoryStore other) => new(runtime, other, tenant, actor, authority);

    /// <summary>The same for the calls of a batch.</summary>
    public TenantContext In(Batch other) => new(runtime, other.Handle, tenant, actor, authority, other);

    /// <summary>The same tenant and store, for a call that one does on the authority of another.</summary>
    public TenantContext For(ActorRef who, ActorRef onAuthorityOf) => new(runtime, store, tenant, who, onAuthorityOf, batch);

    /// <summary>
    /// Refuses a read unless the acting user holds the permission at the place. May use cached rights; writes must ask their
    /// <see cref="Decision"/>.
    /// </summary>
    /// <param name="permission">The permission.</param>
    /// <param name="place">The organization; null for the tenant.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <param name="orElse">Another permission that is enough.</param>
    public async ValueTask RequireAsync(string permission, Guid? place, CancellationToken cancellationToken, string? orElse = null)
    {
        if (!await MayAsync(permission, place, cancellationToken).ConfigureAwait(false)
            && (orElse is null || !await MayAsync(orElse, place, cancellationToken).ConfigureAwait(false)))
        {
            throw Denied.Missing(permission);
        }
    }

    /// <summary>Whether whoever acts holds the permission at the place.</summary>
    /// <exception cref="AccessDeniedException">It is nobody in the tenant.</exception>
    public async ValueTask<bool> MayAsync(string permission, Guid? place, CancellationToken cancellationToken)
    {
        if (Authority.IsSystem)
        {
            return true;
        }

        var tenantId = await TenantIdAsync(cancellationToken).ConfigureAwait(false);
        var rights = await runtime.Rights.ReadAsync(store, tenantId, Authority.UserId!.Value, place, cancellationToken)
            .ConfigureAwait(false);
        return rights.IsKnownUser ? rights.Set.Has(runtime.Catalogue.IndexOf(permission)) : throw Denied.UnknownActor();
    }

    /// <summary>Like <see cref="RequireAsync"/>, but oneself can always be read.</summary>
    public ValueTask RequireUnlessSelfAsync(Guid userId, string permission, Guid? place, CancellationToken cancellationToken) =>
        IsSelf(userId) ? default : RequireAsync(permission, place, cancellationToken);

    /// <summary>Refuses a read about one account unless <see cref="MayReadAsync"/>.</summary>
    public async ValueTask RequireReadAsync(User user, string permission, CancellationToken cancellationToken)
    {
        if (!await MayReadAsync(user, permission, cancellationToken).ConfigureAwait(false))
        {
            throw Denied.Missing(permission);
        }
    }

    /// <summary>
    /// Whether whoever acts is the account, or holds the permission at its home or tenant-wide: who may list all accounts may read each,
    /// also one whose home is suspended or does not let him in.
    /// </summary>
    /// <exception cref="AccessDeniedException">It is nobody in the tenant.</exception>
    public async ValueTask<bool> MayReadAsync(User user, string permission, CancellationToken cancellationToken) =>
        IsSelf(user.Id)
        || await MayAsync(permission, user.HomeOrganizationId, cancellationToken).ConfigureAwait(false)
        || (user.HomeOrganizationId is not null && await MayAsync(permission, null, cancellationToken).ConfigureAwait(false));

    /// <summary>
    /// Refuses an acting user who is nobody in the tenant: such a one learns nothing, not even that something is unknown.
    /// </summary>
    public async ValueTask RequireKnownActorAsync(CancellationToken cancellationToken)
    {
        if (Authority.UserId is { } userId)
        {
            var tenantId = await TenantIdAsync(cancellationToken).ConfigureAwait(false);
            var rights = await runtime.Rights.ReadAsync(store, tenantId, userId, null, cancellationToken).ConfigureAwait(false);
            if (!rights.IsKnownUser)
            {
                throw Denied.UnknownActor();
            }
        }
    }

    /// <summary>
    /// The organization that a read names; null, meaning the tenant, when it names none. That there is none, only somebody of the tenant
    /// may hear.
    /// </summary>
    public async ValueTask<Organization?> GetPlaceAsync(EntityRef reference, string field, CancellationToken cancellationToken)
    {
        if (reference.IsEmpty)
        {
            return null;
        }

        var tenantId = await TenantIdAsync(cancellationToken).ConfigureAwait(false);
        if (await FindOrganizationAsync(tenantId, reference, cancellationToken, field).ConfigureAwait(false) is { } place)
        {
            return place;
        }

        await RequireKnownActorAsync(cancellationToken).ConfigureAwait(false);
        throw new RecordNotFoundException(RecordKind.Organization, field);
    }

    /// <summary>Whether this user acts on its own authority.</summary>
    public bool IsSelf(Guid userId) => Authority.UserId == userId;

    /// <summary>
    /// The same tenant in the directory's own store, for what comes after the call: that has a transaction or a batch no more.
    /// </summary>
    public TenantContext Afterwards(ActorRef who) => new(runtime, runtime.Store, tenant, who);

    /// <inheritdoc cref="DecideAsync{T}(string, Action{ReadAhead}?, Func{Decision, CancellationToken, ValueTask{T}}, CancellationToken)"/>
    public ValueTask<T> DecideAsync<T>(
        string operation, Func<Decision, CancellationToken, ValueTask<T>> decide, CancellationToken cancellationToken) =>
        DecideAsync(operation, null, decide, cancellationToken);

    /// <summary>
    /// Runs a call that writes: decides on what is stored, then commits what was decided, and decides again when something that the
    /// decision rests on has changed meanwhile. <paramref name="decide"/> may run several times and must not have effects of its own.
    /// </summary>
    /// <param name="operation">The operation's name for traces, for example <c>users.create</c>.</param>
    /// <param name="ahead">Names what the call names, so that it is read at once; what is not named is read when it is looked up. Null
    /// names nothing.</param>
    /// <param name="decide">Reads, checks and records writes on the decision.</param>
    /// <param name="cancellationToken">Cancels the call before anything is written.</param>
    public ValueTask<T> DecideAsync<T>(
        string operation, Action<ReadAhead>? ahead, Func<Decision, CancellationToken, ValueTask<T>> decide,
        CancellationToken cancellationToken) =>
        batch is null
            ? new CommitLoop(this).RunAsync(operation, ahead, decide, cancellationToken)
            : DecideInBatchAsync(batch, operation, ahead, decide, cancellationToken);

    /// <summary>The same for a step of an operation that takes several commits.</summary>
    public ValueTask<T> DecideStepAsync<T>(
        string step, Func<Decision, CancellationToken, ValueTask<T>> decide, CancellationToken cancellationToken) =>
        DecideStepAsync(step, null, decide, cancellationToken);

    /// <inheritdoc cref="DecideStepAsync{T}(string, Func{Decision, CancellationToken, ValueTask{T}}, CancellationToken)"/>
    public ValueTask<T> DecideStepAsync<T>(
        string step, Action<ReadAhead>? ahead, Func<Decision, CancellationToken, ValueTask<T>> decide,
        CancellationToken cancellationToken, ReadSet? known = null) =>
        new CommitLoop(this).RunStepAsync(step, ahead, decide, cancellationToken, known);

    /// <summary>
    /// Refuses a call that cannot be part of a batch, or of a transaction of the host's: it has commits or an authority of its own.
    /// </summary>
    /// <exception cref="ConflictException"><c>batch.not_here</c>, <c>transaction.not_here</c>.</exception>
    public void RefuseInside()
    {
        if (batch is not null)
        {
            throw Batch.NotHere();
        }

        if (store is Enlistment)
        {
            throw new ConflictException(
                "transaction.not_here",
                "This cannot be part of a transaction of the host's: it has commits or an authority of its own. Call it before or after.");
        }
    }

    private async ValueTask<T> DecideInBatchAsync<T>(
        Batch within, string operation, Action<ReadAhead>? ahead, Func<Decision, CancellationToken, ValueTask<T>> decide,
        CancellationToken cancellationToken) =>
        await Telemetry.Start(operation).EndAsync(
            within.CallAsync(below => CommitLoop.DecideInBatchAsync(this, below, within.Call, ahead, decide, cancellationToken)))
            .ConfigureAwait(false);
}
