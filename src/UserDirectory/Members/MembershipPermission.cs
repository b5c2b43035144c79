namespace UserDirectory;

/// <summary>
/// What adding and removing members asks: the permission at the organization, or <c>users.update-tenants</c> tenant-wide, by which somebody
/// who manages accounts says where each belongs without entering every place.
/// </summary>
internal static class MembershipPermission
{
    public static async ValueTask RequireAsync(
        Decision decision, string permission, Organization organization, CancellationToken cancellationToken)
    {
        if (!await decision.Rights.MayAsync(permission, organization.Id, cancellationToken).ConfigureAwait(false)
            && !await decision.Rights.MayAsync(DirectoryPermissions.UsersUpdateTenants, null, cancellationToken).ConfigureAwait(false))
        {
            throw Denied.Missing(permission);
        }
    }
}
