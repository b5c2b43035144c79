using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>What the services of one handle share: the tenant, who acts, the store, and the gate of reads. Immutable and thread-safe.</summary>
internal sealed class TenantContext(DirectoryRuntime runtime, IDirectoryStore store, TenantAnchor tenant, ActorRef actor)
{
    public DirectoryRuntime Runtime => runtime;

    public IDirectoryStore Store => store;

    public ActorRef Actor => actor;

    public PermissionCatalogue Catalogue => runtime.Catalogue;

    public DateTimeOffset Now() => runtime.Now();

    public ValueTask<Guid> TenantIdAsync(CancellationToken cancellationToken) => tenant.IdAsync(store, cancellationToken);

    public TenantContext Over(IDirectoryStore other) => new(runtime, other, tenant, actor);

    /// <summary>Refuses a read unless the acting user holds the permission at the place. May use cached rights; writes must ask their <see cref="Decision"/>.</summary>
    public async ValueTask RequireAsync(string permission, Guid? place, CancellationToken cancellationToken)
    {
        if (actor.IsSystem)
        {
            return;
        }

        var tenantId = await TenantIdAsync(cancellationToken).ConfigureAwait(false);
        var rights = await runtime.Rights.ReadAsync(store, tenantId, actor.UserId!.Value, place, cancellationToken).ConfigureAwait(false);
        if (!rights.IsKnownUser)
        {
            throw Denied.UnknownActor();
        }

        if (!rights.Set.Has(runtime.Catalogue.IndexOf(permission)))
        {
            throw Denied.Missing(permission);
        }
    }

    /// <summary>Like <see cref="RequireAsync"/>, but oneself can always be read.</summary>
    public ValueTask RequireUnlessSelfAsync(Guid userId, string permission, Guid? place, CancellationToken cancellationToken) =>
        actor.UserId == userId ? default : RequireAsync(permission, place, cancellationToken);

    /// <summary>Refuses an acting user who is nobody in the tenant: such a one learns nothing, not even that something is unknown.</summary>
    public async ValueTask RequireKnownActorAsync(CancellationToken cancellationToken)
    {
        if (actor.UserId is { } userId)
        {
            var tenantId = await TenantIdAsync(cancellationToken).ConfigureAwait(false);
            var rights = await runtime.Rights.ReadAsync(store, tenantId, userId, null, cancellationToken).ConfigureAwait(false);
            if (!rights.IsKnownUser)
            {
                throw Denied.UnknownActor();
            }
        }
    }

    /// <summary>Whether the actor is this user.</summary>
    public bool IsSelf(Guid userId) => actor.UserId == userId;

    /// <summary>
    /// Runs a call that writes: decides on what is stored, then commits what was decided, and decides again when something that the decision rests on has changed
    /// meanwhile. <paramref name="decide"/> may run several times and must not have effects of its own.
    /// </summary>
    /// <param name="operation">The operation's name for traces, for example <c>users.create</c>.</param>
    /// <param name="decide">Reads, checks and records writes on the decision.</param>
    /// <param name="cancellationToken">Cancels the call before anything is written.</param>
    public ValueTask<T> DecideAsync<T>(string operation, Func<Decision, CancellationToken, ValueTask<T>> decide, CancellationToken cancellationToken) =>
        new CommitLoop(this).RunAsync(operation, decide, cancellationToken);
}
