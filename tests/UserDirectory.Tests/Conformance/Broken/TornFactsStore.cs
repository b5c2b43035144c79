using UserDirectory.Storage;

namespace UserDirectory.Tests.Conformance.Broken;

/// <summary>Reads the numbers of the tenant in a second statement, when others may have committed.</summary>
internal sealed class TornFactsStore : DelegatingStore
{
    public override async ValueTask<AccessFacts?> ReadAccessAsync(
        Guid tenantId, Guid userId, Guid? organizationId, CancellationToken cancellationToken)
    {
        var facts = await base.ReadAccessAsync(tenantId, userId, organizationId, cancellationToken);
        Thread.Yield();
        var numbers = await base.ReadAccessAsync(tenantId, Guid.Empty, null, cancellationToken);
        return facts is null || numbers is null ? facts : facts with { Sequence = numbers.Sequence, Authority = numbers.Authority };
    }
}
