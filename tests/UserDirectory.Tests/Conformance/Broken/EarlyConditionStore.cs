using UserDirectory.Storage;

namespace UserDirectory.Tests.Conformance.Broken;

/// <summary>Asks whether nothing satisfies a condition before it begins to write, not as of the moment of the commit.</summary>
internal sealed class EarlyConditionStore : DelegatingStore
{
    public override async ValueTask<CommitResult> CommitAsync(ChangeSet changes, CancellationToken cancellationToken)
    {
        var conditions = changes.Writes.Where(write => write is Write.RequireNone).ToList();
        if (conditions.Count == 0 || conditions.Count == changes.Writes.Count)
        {
            return await base.CommitAsync(changes, cancellationToken);
        }

        var asked = await base.CommitAsync(changes with { Id = Guid.CreateVersion7(), Writes = conditions }, cancellationToken);
        await Task.Delay(1, cancellationToken);
        return await base.CommitAsync(
            asked.IsCommitted ? changes with { Writes = [.. changes.Writes.Select(Answered)] } : changes, cancellationToken);

        Write Answered(Write write) => write is Write.RequireNone ? new Write.Require(RecordKind.Tenant, changes.TenantId) : write;
    }
}
