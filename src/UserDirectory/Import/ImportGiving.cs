using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// Brings an account to have what its row names: the roles at the organization, and the places in groups. What it has is not asked about,
/// unless the actor may not know of it.
/// </summary>
internal sealed class ImportGiving(Decision decision, PreparedRow row, ImportRoles roles, ImportGroups groups, RowErrors errors)
{
    /// <summary>For an account that is made by the row, its membership included.</summary>
    public async ValueTask GiveNewAsync(User user, RowTargets gifts, CancellationToken cancellationToken)
    {
        if (gifts.Roles is null)
        {
            foreach (var role in await roles.ListDefaultsAsync(decision, gifts.Place, cancellationToken).ConfigureAwait(false))
            {
                await GiveRoleAsync(user, role, gifts.Place, nameof(ImportRow.Roles), cancellationToken).ConfigureAwait(false);
            }
        }

        await GiveRolesAndGroupsAsync(user, gifts, mayCompare: true, cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask GiveAsync(User user, RowTargets gifts, CancellationToken cancellationToken)
    {
        var mayCompare = await decision.Rights.MayReadAsync(user, cancellationToken).ConfigureAwait(false);
        await GiveRolesAndGroupsAsync(user, gifts, mayCompare, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask GiveRolesAndGroupsAsync(User user, RowTargets gifts, bool mayCompare, CancellationToken cancellationToken)
    {
        foreach (var role in gifts.Roles ?? [])
        {
            var isThere = mayCompare && await HasAsync(user, role.Record, gifts.Place, cancellationToken).ConfigureAwait(false);
            var field = role.As.FieldOf(nameof(ImportRow.Roles));
            if (!isThere
                && await errors.AllowAsync(
                    field, decision.Rights.RequireAsync(DirectoryPermissions.UsersUpdateRoles, gifts.Place?.Id, cancellationToken))
                    .ConfigureAwait(false)
                && (mayCompare || await errors.AllowAsync(
                    field, new RoleHolder(user, null).MustBeKnownAsync(decision, gifts.Place, cancellationToken)).ConfigureAwait(false)))
            {
                // Asks for what it gives, unless the account has it.
                await GiveRoleAsync(user, role.Record, gifts.Place, field, cancellationToken).ConfigureAwait(false);
            }
        }

        foreach (var group in gifts.Groups)
        {
            if (!mayCompare || !await IsInAsync(user, group.Record, cancellationToken).ConfigureAwait(false))
            {
                await JoinAsync(user, group, mayCompare, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async ValueTask<bool> HasAsync(User user, Role role, Organization? place, CancellationToken cancellationToken) =>
        await decision.Reader.FindRoleAssignmentAsync(decision.TenantId, user.Id, role.Id, place?.Id, cancellationToken)
            .ConfigureAwait(false) is { } there
        && (row.RoleValidity.IsGiven ? row.RoleValidity.Value == new Validity(
            there.ValidFrom, there.ValidUntil) : there.IsNotEndedAt(decision.At));

    private async ValueTask<bool> IsInAsync(User user, Group group, CancellationToken cancellationToken) =>
        await decision.Reader.FindGroupMemberAsync(decision.TenantId, group.Id, user.Id, cancellationToken)
            .ConfigureAwait(false) is not null;

    private ValueTask<bool> GiveRoleAsync(User user, Role role, Organization? place, string field, CancellationToken cancellationToken)
    {
        Validity? validity = row.RoleValidity.IsGiven ? row.RoleValidity.Value : null;
        if (!errors.Has(nameof(ImportRow.RoleValidity)))
        {
            ValidityRules.CheckNotEnded(errors.Input, nameof(ImportRow.RoleValidity), row.RoleValidity.Value, decision.At);
        }

        return errors.AllowAsync(
            field, RoleAssigning.GiveAsync(decision, new RoleHolder(user, null), [role], place, validity, cancellationToken));
    }

    private async ValueTask JoinAsync(User user, RowTarget<Group> group, bool mayCompare, CancellationToken cancellationToken)
    {
        var field = group.As.FieldOf(nameof(ImportRow.Groups));
        if (await errors.AllowAsync(field, groups.MustAllowAsync(decision, group.Record, cancellationToken)).ConfigureAwait(false)
            && (mayCompare || await errors.AllowAsync(
                field, GroupMembers.MustBeKnownAsync(decision, group.Record, user, cancellationToken)).ConfigureAwait(false))
            && !await IsInAsync(user, group.Record, cancellationToken).ConfigureAwait(false))
        {
            GroupMembers.Join(decision, group.Record, user);
        }
    }
}
