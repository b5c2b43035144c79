using System.Collections.Concurrent;
using UserDirectory.Storage;

namespace UserDirectory.Tests.Conformance.Broken;

/// <summary>Finds across tenants whoever names the address.</summary>
internal sealed class UnprovedStore : DelegatingStore
{
    private readonly ConcurrentDictionary<Guid, Guid> _tenants = new();

    public override async ValueTask<IReadOnlyList<User>> FindAcrossTenantsAsync(UniqueKey key, CancellationToken cancellationToken)
    {
        var found = (await base.FindAcrossTenantsAsync(key, cancellationToken)).ToList();
        foreach (var tenant in _tenants.Keys)
        {
            var query = new Query<User>(tenant) { Where = UserFields.Email.EqualTo(key.Text!) & UserFields.EmailVerifiedAt.IsMissing() };
            found.AddRange((await QueryAsync(query, cancellationToken)).Items);
        }

        return found;
    }

    public override ValueTask<CommitResult> CommitAsync(ChangeSet changes, CancellationToken cancellationToken)
    {
        _tenants[changes.TenantId] = changes.TenantId;
        return base.CommitAsync(changes, cancellationToken);
    }
}
