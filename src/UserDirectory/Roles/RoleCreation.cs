namespace UserDirectory;

/// <summary>
/// Makes a role. Nobody has it yet, but a roster or another's call may name its key before anybody looks at what it holds: so its maker
/// must hold that (rule 3).
/// </summary>
internal static class RoleCreation
{
    public static async ValueTask<Role> WriteAsync(Decision decision, NewRole input, CancellationToken cancellationToken)
    {
        var owner = await decision.References.GetPlaceAsync(input.Organization, cancellationToken, nameof(input.Organization))
            .ConfigureAwait(false);
        await decision.Rights.RequireAsync(DirectoryPermissions.RolesAdd, owner?.Id, cancellationToken).ConfigureAwait(false);
        var patterns = PatternRules.Sorted(input.Patterns ?? []);
        await decision.Rights.MustHoldAsync(patterns, owner?.Id, cancellationToken).ConfigureAwait(false);
        return decision.Writes.Add(new Role
        {
            Id = decision.NewId(),
            TenantId = decision.TenantId,
            Key = input.Key,
            Description = input.Description,
            LocalizedDescription = input.LocalizedDescription,
            OrganizationId = owner?.Id,
            IsActive = input.IsActive,
            IsDefault = input.IsDefault,
            IsInternal = input.IsInternal,
            IsAdministration = input.IsAdministration,
            Patterns = patterns,
        });
    }
}
