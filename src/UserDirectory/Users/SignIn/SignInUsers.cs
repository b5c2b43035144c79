using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// Finds the accounts that a proved address can sign in to, in all tenants: the one read that crosses them, for the host alone (rule 1).
/// </summary>
internal static class SignInUsers
{
    public static async ValueTask<IReadOnlyList<SignInUser>> FindAsync(
        IDirectoryReader store, string? email, CancellationToken cancellationToken)
    {
        if (!EmailRules.IsRight(email))
        {
            return [];
        }

        var key = RecordKeys.UserEmail.For(Guid.Empty, DirectoryText.Normalize(email!));
        var owners = (await store.FindAcrossTenantsAsync(key, cancellationToken).ConfigureAwait(false))
            .Where(owner => owner.IsActive).ToList();
        if (owners.Count == 0)
        {
            return [];
        }

        var isTheirs = TenantFields.Id.In(owners.Select(owner => owner.TenantId).Distinct());
        var tenants = await AllRecords.ReadAsync<Tenant>(
            store, Guid.Empty, isTheirs & TenantFields.IsSuspended.EqualTo(false), cancellationToken).ConfigureAwait(false);
        return
        [
            .. owners.Join(tenants, owner => owner.TenantId, tenant => tenant.Id, (owner, tenant) => new SignInUser(tenant, owner))
                .OrderBy(user => user.Tenant.NormalizedKey, StringComparer.Ordinal)
                .ThenBy(user => user.User.NormalizedKey, StringComparer.Ordinal),
        ];
    }
}
