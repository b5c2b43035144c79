using UserDirectory.Storage;

namespace UserDirectory.Tests.Permissions;

/// <summary>Notes what facts were asked for.</summary>
internal sealed class CountedFactsStore : DelegatingStore
{
    public List<(Guid UserId, Guid? Place)> Reads { get; } = [];

    public override ValueTask<AccessFacts?> ReadAccessAsync(
        Guid tenantId, Guid userId, Guid? organizationId, CancellationToken cancellationToken)
    {
        Reads.Add((userId, organizationId));
        return base.ReadAccessAsync(tenantId, userId, organizationId, cancellationToken);
    }
}
