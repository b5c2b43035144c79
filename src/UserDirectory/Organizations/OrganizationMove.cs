using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>Moves an organization with all below it to another place in the tree.</summary>
internal static class OrganizationMove
{
    /// <summary>Names ahead both organizations, what stands below the one that moves, and what would leave its owner.</summary>
    public static void Name(ReadAhead ahead, EntityRef reference, EntityRef parent)
    {
        ahead.Organization(parent);
        ahead.Organization(reference, organization => ahead.Organization(parent, above =>
        {
            if (organization is not null)
            {
                ahead.Where(RecordKind.Organization, OrganizationFields.AncestorIds.EqualTo(organization.Id));
                OrganizationUses.Name(ahead, organization, [.. organization.AncestorIds.Except(OrganizationTree.PathBelow(above))]);
            }
        }));
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
        var below = await decision.ListAllAsync<Organization>(OrganizationFields.AncestorIds.EqualTo(organization.Id), cancellationToken)
            .ConfigureAwait(false);
        OrganizationTree.MustFit(path.Count, 1 + OrganizationTree.LevelsBelow(organization, below));
        await OrganizationUses.MustNotLeaveOwnersAsync(
            decision, organization, [.. organization.AncestorIds.Except(path)], cancellationToken).ConfigureAwait(false);

        // One that is made below meanwhile would keep the old path: making one does not move the authority number.
        decision.Guards.RequireNone(
            RecordKind.Organization,
            OrganizationFields.AncestorIds.EqualTo(organization.Id) & !OrganizationFields.Id.In(below.Select(each => each.Id)));
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
