using System.Collections.Concurrent;
using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory.Tests.Conformance.Broken;

/// <summary>
/// Drops a link check: memberships of accounts that do not exist are written. The sound store beneath gets an account for them, which this
/// one hides.
/// </summary>
internal sealed class DanglingLinkStore : DelegatingStore
{
    private readonly ConcurrentDictionary<Guid, Guid> _hidden = new();

    public override ValueTask<T?> FindAsync<T>(Guid tenantId, Guid id, CancellationToken cancellationToken)
        where T : class => typeof(T) == typeof(User) && _hidden.ContainsKey(id)
            ? default
            : base.FindAsync<T>(tenantId, id, cancellationToken);

    public override ValueTask<Page<T>> QueryAsync<T>(Query<T> query, CancellationToken cancellationToken) => typeof(T) == typeof(User)
        ? base.QueryAsync(query with
        {
            Where = Filter.All(
            [!UserFields.Id.In(_hidden.Keys), .. query.Where is { } where ? [where] : Array.Empty<Filter>()])
        }, cancellationToken)
        : base.QueryAsync(query, cancellationToken);

    public override async ValueTask<CommitResult> CommitAsync(ChangeSet changes, CancellationToken cancellationToken)
    {
        var result = await base.CommitAsync(changes, cancellationToken);
        if (result.IsCommitted || !result.Refusals.All(
            refusal => refusal.Link == MembershipFields.UserId && refusal.Reason == RefusalReason.LinkMissing))
        {
            return result;
        }

        var missing = result.Refusals.Select(refusal => (Membership)((Write.Add)changes.Writes[refusal.Index]).Record)
            .Select(membership => membership.UserId).Distinct().ToList();
        missing.ForEach(id => _hidden[id] = id);
        var ghosts = missing.Select(id => new Write.Add(new User { Id = id, TenantId = changes.TenantId, Key = $"ghost-{id:N}" }));
        return await base.CommitAsync(changes with { Writes = [.. changes.Writes, .. ghosts] }, cancellationToken);
    }
}
