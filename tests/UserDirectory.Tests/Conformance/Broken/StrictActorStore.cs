namespace UserDirectory.Tests.Conformance.Broken;

/// <summary>Makes stored actors by the rules for new ones.</summary>
internal sealed class StrictActorStore : DelegatingStore
{
    public override async ValueTask<T?> FindAsync<T>(Guid tenantId, Guid id, CancellationToken cancellationToken)
        where T : class =>
        await base.FindAsync<T>(tenantId, id, cancellationToken) is { } found
            ? found.CreatedBy.SystemName is { } name ? (T)(found with { CreatedBy = ActorRef.System(name) }) : found
            : null;
}
