using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// Moves an organization with all below it to another place in the tree. What follows: see <see cref="AuthorityRule"/>.
/// </summary>
internal static class OrganizationMove
{
    /// <summary>Names ahead both organizations.</summary>
    public static void Name(ReadAhead ahead, EntityRef reference, EntityRef parent)
    {
        ahead.Organization(parent);
        ahead.Organization(reference);
    }

    public static async ValueTask<Organization> MoveAsync(
        Decision decision, EntityRef reference, EntityRef parentReference, long? expectedVersion, CancellationToken cancellationToken)
    {
        var organization = await decision.References.GetOrganizationAsync(reference, cancellationToken).ConfigureAwait(false);
        var parent = await decision.References.GetPlaceAsync(parentReference, cancellationToken, "parent").ConfigureAwait(false);
        var path = OrganizationTree.PathBelow(parent);
        await decision.Rights.RequireAsync(DirectoryPermissions.OrganizationsMove, organization.Id, cancellationToken)
            .ConfigureAwait(false);
        await decision.Rights.MustHoldAsync(
            [PermissionPattern.Everything], OrganizationTree.LowestOfBoth(organization.AncestorIds, path), cancellationToken)
            .ConfigureAwait(false);
        if (path.SequenceEqual(organization.AncestorIds))
        {
            return decision.Writes.Update(organization, organization, expectedVersion);
        }

        MustNotBeBelowItself(organization, path);
        var (isBelow, left) = (OrganizationFields.AncestorIds.EqualTo(organization.Id), organization.AncestorIds.Except(path).ToList());
        await decision.ReadAheadAsync(
            ahead =>
            {
                ahead.Where(RecordKind.Organization, isBelow);
                OrganizationUses.Name(ahead, organization, left);
            },
            cancellationToken).ConfigureAwait(false);
        var below = await decision.ListAllAsync<Organization>(isBelow, cancellationToken).ConfigureAwait(false);
        OrganizationTree.MustFit(path.Count, 1 + OrganizationTree.LevelsBelow(organization, below));
        await OrganizationUses.MustNotLeaveOwnersAsync(decision, organization, left, cancellationToken).ConfigureAwait(false);

        // One that is made below meanwhile would keep the old path: making one does not move the authority number.
        decision.Guards.RequireNone(
            RecordKind.Organization,
            isBelow & !OrganizationFields.Id.In(below.Select(each => each.Id)));
        foreach (var each in below)
        {
            decision.Writes.Update(each, each with { AncestorIds = [.. path, .. each.AncestorIds.Skip(organization.AncestorIds.Count)] });
        }

        return decision.Writes.Update(organization, organization with { AncestorIds = path }, expectedVersion);
    }

    private static void MustNotBeBelowItself(Organization organization, IReadOnlyList<Guid> path)
    {
        if (path.Contains(organization.Id))
        {
            throw new ConflictException("organization.cycle", $"'{organization.Key}' cannot stand below itself.");
        }
    }
}
