using UserDirectory.Storage;
using UserDirectory.Testing;

namespace UserDirectory.Tests.Conformance.Broken;

/// <summary>Gives the account that a set adds in the place of one that it removes the memberships of that one.</summary>
internal sealed class InheritingStore : DelegatingStore
{
    public override async ValueTask<CommitResult> CommitAsync(ChangeSet changes, CancellationToken cancellationToken)
    {
        var removed = changes.Writes.OfType<Write.Remove>().FirstOrDefault(write => write.Kind == RecordKind.User);
        var heir = changes.Writes.OfType<Write.Add>().Select(write => write.Record).OfType<User>().FirstOrDefault();
        if (removed is null || heir is null)
        {
            return await base.CommitAsync(changes, cancellationToken);
        }

        var left = await QueryAsync(
            new Query<Membership>(changes.TenantId) { Where = MembershipFields.UserId.EqualTo(removed.Id) }, cancellationToken);
        var inherited = left.Items.Select(membership => Edit.From(membership, membership with { UserId = heir.Id }));
        return await base.CommitAsync(changes with { Writes = [.. changes.Writes, .. inherited] }, cancellationToken);
    }
}
