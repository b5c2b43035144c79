using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// Changes and deletes roles. Rule 3: for every pattern that is added, and for all of them when the key changes, the actor must hold it at
/// the role's owner, whether anybody has the role or not.
/// </summary>
/// <remarks>
/// Other patterns, a switch, another default and a deletion raise the authority number (<see cref="AuthorityRule"/>), so decisions under
/// way are made again. What this host keeps of the tenant's rights is forgotten as the commit shows (<see cref="RightsCache.Pause"/>,
/// called by <see cref="CommitLoop.CommitAsync"/>); other hosts forget within <see cref="UserDirectoryOptions.RightsMaxAge"/>, or at once
/// where they are told (<see cref="ICommitNotifications"/>). Nobody who has the role is visited.
/// </remarks>
internal static class RoleChange
{
    public static async ValueTask<Role> UpdateAsync(
        Decision decision, EntityRef reference, RoleUpdate update, long? expectedVersion, CancellationToken cancellationToken)
    {
        var role = await GetAsync(decision, reference, DirectoryPermissions.RolesUpdate, cancellationToken).ConfigureAwait(false);
        var changed = Changed(role, update);
        var asked = changed.NormalizedKey == role.NormalizedKey
            ? changed.Patterns.Except(role.Patterns, StringComparer.Ordinal)
            : changed.Patterns;
        await decision.Rights.MustHoldAsync(asked, role.OrganizationId, cancellationToken).ConfigureAwait(false);
        MustNotBeBuiltIn(role);
        return decision.Writes.Update(role, changed, expectedVersion);
    }

    public static async ValueTask<Role> ChangeDefaultAsync(
        Decision decision, EntityRef reference, bool isDefault, long? expectedVersion, CancellationToken cancellationToken)
    {
        var role = await GetAsync(decision, reference, DirectoryPermissions.RolesUpdate, cancellationToken).ConfigureAwait(false);
        if (isDefault && !role.IsDefault)
        {
            await GivableRoles.MustHoldAsync(decision, role, role.OrganizationId, cancellationToken).ConfigureAwait(false);
        }

        MustNotBeBuiltIn(role);
        return decision.Writes.Update(role, role with { IsDefault = isDefault }, expectedVersion);
    }

    public static async ValueTask<Role> SwitchAsync(
        Decision decision, EntityRef reference, bool isActive, long? expectedVersion, CancellationToken cancellationToken)
    {
        var role = await GetAsync(decision, reference, DirectoryPermissions.RolesUpdate, cancellationToken).ConfigureAwait(false);
        if (isActive && !role.IsActive)
        {
            await GivableRoles.MustHoldAsync(decision, role, role.OrganizationId, cancellationToken).ConfigureAwait(false);
        }

        MustNotBeBuiltIn(role);
        return decision.Writes.Update(role, role with { IsActive = isActive }, expectedVersion);
    }

    /// <summary>
    /// Deletes a role with all its assignments. Open invitations keep naming it, and leave it out when they are accepted.
    /// </summary>
    public static async ValueTask<Role> DeleteAsync(
        Decision decision, EntityRef reference, long? expectedVersion, CancellationToken cancellationToken)
    {
        var role = await GetAsync(decision, reference, DirectoryPermissions.RolesDelete, cancellationToken).ConfigureAwait(false);
        MustNotBeBuiltIn(role);
        decision.Writes.RemoveWhere(RecordKind.RoleAssignment, RoleAssignmentFields.RoleId.EqualTo(role.Id));
        decision.Writes.Remove(role, expectedVersion);
        return role;
    }

    /// <summary>Names ahead the role and its owner.</summary>
    public static void Name(ReadAhead ahead, in EntityRef reference) =>
        ahead.Role(reference, null, role => ahead.AskAt(role.OrganizationId));

    private static async ValueTask<Role> GetAsync(
        Decision decision, EntityRef reference, string permission, CancellationToken cancellationToken)
    {
        var role = await decision.References.GetRoleAsync(reference, null, cancellationToken).ConfigureAwait(false);
        await decision.Rights.RequireAsync(permission, role.OrganizationId, cancellationToken).ConfigureAwait(false);
        return role;
    }

    private static void MustNotBeBuiltIn(Role role)
    {
        if (role.IsBuiltIn)
        {
            throw new ConflictException(
                "role.built_in", $"The role '{role.Key}' is built in: it cannot be changed, switched, made a default role or deleted.");
        }
    }

    private static Role Changed(Role role, RoleUpdate update) => role with
    {
        Key = update.Key.Or(role.Key),
        Description = update.Description.Or(role.Description),
        LocalizedDescription = update.LocalizedDescription.Or(role.LocalizedDescription),
        IsInternal = update.IsInternal.Or(role.IsInternal),
        IsAdministration = update.IsAdministration.Or(role.IsAdministration),
        Patterns = Changed(role.Patterns, update),
    };

    private static IReadOnlyList<string> Changed(IReadOnlyList<string> patterns, RoleUpdate update)
    {
        var changed = PatternRules.Sorted(
            patterns.Except(update.RemovePatterns ?? [], StringComparer.Ordinal).Concat(update.AddPatterns ?? []));
        if (changed.Count > PatternRules.MaxCount && changed.Count > patterns.Count)
        {
            throw new InvalidInputException(
                nameof(update.AddPatterns), "permission.too_many",
                $"The role would hold {changed.Count} patterns; at most {PatternRules.MaxCount} are allowed.");
        }

        return changed;
    }
}
