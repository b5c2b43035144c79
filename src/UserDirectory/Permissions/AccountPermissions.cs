namespace UserDirectory;

/// <summary>A resolved account at a place. While nothing has changed its rights, a check is a bit test; else the next one resolves them again.</summary>
internal sealed class AccountPermissions(TenantContext context, Guid userId, Guid? place, PlaceRights rights) : IAccountPermissions
{
    private PlaceRights _rights = rights;

    public Guid UserId => userId;

    public Guid? OrganizationId => place;

    public int IndexOf(string permission) => context.Catalogue.IndexOf(permission);

    public ValueTask<bool> CheckAsync(string permission, CancellationToken cancellationToken = default) =>
        CheckAsync(context.Catalogue.IndexOf(permission), cancellationToken);

    public ValueTask<bool> CheckAsync(int permissionIndex, CancellationToken cancellationToken = default)
    {
        if ((uint)permissionIndex >= (uint)context.Catalogue.Names.Count)
        {
            throw new ArgumentOutOfRangeException(nameof(permissionIndex), permissionIndex, "No declared permission has this number.");
        }

        var current = Volatile.Read(ref _rights);
        return context.Runtime.Rights.IsCurrent(current) ? new(current.Set.Has(permissionIndex)) : ResolveAsync(permissionIndex, cancellationToken);
    }

    private async ValueTask<bool> ResolveAsync(int permissionIndex, CancellationToken cancellationToken)
    {
        var fresh = await new RightsReads(context).ReadAsync(userId, place, cancellationToken).ConfigureAwait(false);
        Volatile.Write(ref _rights, fresh);
        return fresh.Set.Has(permissionIndex);
    }
}
