namespace UserDirectory;

/// <summary>
/// The changes that concern one organization alone. What follows from another type, and from a suspension and its end: see
/// <see cref="AuthorityRule"/>.
/// </summary>
internal static class OrganizationChange
{
    public static async ValueTask<Organization> UpdateAsync(
        Decision decision, EntityRef reference, OrganizationUpdate update, long? expectedVersion, CancellationToken cancellationToken)
    {
        var old = await decision.References.GetOrganizationAsync(reference, cancellationToken).ConfigureAwait(false);
        await decision.Rights.RequireAsync(DirectoryPermissions.OrganizationsUpdate, old.Id, cancellationToken).ConfigureAwait(false);
        var changed = old with { Key = update.Key.Or(old.Key), Name = update.Name.Or(old.Name), Label = update.Label.Or(old.Label) };
        if (changed.NormalizedKey != old.NormalizedKey)
        {
            // Whoever says the new key from now on means this organization: what is given there, and what is held there.
            await decision.Rights.MustHoldAsync([PermissionPattern.Everything], old.Id, cancellationToken).ConfigureAwait(false);
        }

        return decision.Writes.Update(old, changed, expectedVersion);
    }

    /// <summary>An access rule may cover the one type and not the other, so this may let in accounts that hold anything anywhere.</summary>
    public static async ValueTask<Organization> ChangeTypeAsync(
        Decision decision, EntityRef reference, OrganizationType type, long? expectedVersion, CancellationToken cancellationToken)
    {
        var old = await decision.References.GetOrganizationAsync(reference, cancellationToken).ConfigureAwait(false);
        await decision.Rights.RequireAsync(DirectoryPermissions.OrganizationsUpdate, old.Id, cancellationToken).ConfigureAwait(false);
        await decision.Rights.MustHoldAsync([PermissionPattern.Everything], null, cancellationToken).ConfigureAwait(false);
        return decision.Writes.Update(old, old with { Type = type }, expectedVersion);
    }

    public static async ValueTask<Organization> SuspendAsync(
        Decision decision, EntityRef reference, long? expectedVersion, CancellationToken cancellationToken)
    {
        var old = await decision.References.GetOrganizationAsync(reference, cancellationToken).ConfigureAwait(false);
        await decision.Rights.RequireAsync(DirectoryPermissions.OrganizationsSuspend, old.Id, cancellationToken).ConfigureAwait(false);
        return decision.Writes.Update(old, old with { IsSuspended = true }, expectedVersion);
    }

    /// <summary>Everybody who holds something there gets it back.</summary>
    public static async ValueTask<Organization> ReinstateAsync(
        Decision decision, EntityRef reference, long? expectedVersion, CancellationToken cancellationToken)
    {
        var old = await decision.References.GetOrganizationAsync(reference, cancellationToken).ConfigureAwait(false);
        await RequireAboveAsync(decision, DirectoryPermissions.OrganizationsSuspend, old, cancellationToken).ConfigureAwait(false);
        return decision.Writes.Update(old, old with { IsSuspended = false }, expectedVersion);
    }

    /// <summary>
    /// Asks for a permission above an organization, and for everything there: nobody may do anything in a suspended one, and who ends that
    /// decides for all who held something in it.
    /// </summary>
    public static async ValueTask RequireAboveAsync(
        Decision decision, string permission, Organization suspended, CancellationToken cancellationToken)
    {
        await decision.Rights.RequireAsync(permission, suspended.ParentId, cancellationToken).ConfigureAwait(false);
        await decision.Rights.MustHoldAsync([PermissionPattern.Everything], suspended.ParentId, cancellationToken).ConfigureAwait(false);
    }
}
