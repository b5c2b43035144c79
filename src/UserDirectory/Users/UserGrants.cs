namespace UserDirectory;

/// <summary>Grants permission patterns directly, tenant-wide, and takes them away.</summary>
internal sealed class UserGrants(TenantContext context)
{
    public ValueTask<User> GrantAsync(
        EntityRef user, IReadOnlyList<string> patterns, long? expectedVersion, CancellationToken cancellationToken)
    {
        var given = Checked(patterns);
        return ChangeAsync("users.grant", user, expectedVersion, held => PatternRules.Sorted(held.Concat(given)), cancellationToken);
    }

    public ValueTask<User> RevokeAsync(
        EntityRef user, IReadOnlyList<string> patterns, long? expectedVersion, CancellationToken cancellationToken)
    {
        // Not checked against the catalogue: a permission that the host no longer declares must go, too.
        ArgumentNullException.ThrowIfNull(patterns);
        var given = patterns.ToList();
        return ChangeAsync(
            "users.revoke", user, expectedVersion, held => [.. held.Except(given, StringComparer.Ordinal)], cancellationToken);
    }

    public ValueTask<User> ReplaceAsync(
        EntityRef user, IReadOnlyList<string> patterns, long? expectedVersion, CancellationToken cancellationToken)
    {
        var given = Checked(patterns);
        return ChangeAsync("users.replace_grants", user, expectedVersion, _ => PatternRules.Sorted(given), cancellationToken);
    }

    private List<string> Checked(IReadOnlyList<string> patterns)
    {
        ArgumentNullException.ThrowIfNull(patterns);
        var given = patterns.ToList();
        var errors = new InputErrors();
        PatternRules.Check(errors, nameof(patterns), given, context.Catalogue);
        errors.ThrowIfAny();
        return given;
    }

    private ValueTask<User> ChangeAsync(
        string operation,
        EntityRef user,
        long? expectedVersion,
        Func<IReadOnlyList<string>, IReadOnlyList<string>> change,
        CancellationToken cancellationToken)
    {
        return UserChange.RunAsync(context, operation, user, expectedVersion, ChangeAsync, cancellationToken);

        async ValueTask<User> ChangeAsync(Decision decision, User found, CancellationToken token)
        {
            await decision.Rights.RequireAsync(DirectoryPermissions.UsersUpdateRoles, null, token).ConfigureAwait(false);
            var changed = change(found.Grants);
            await decision.Rights.MustHoldAsync(changed.Except(found.Grants, StringComparer.Ordinal), null, token).ConfigureAwait(false);
            if (changed.Count > PatternRules.MaxCount && changed.Count > found.Grants.Count)
            {
                throw new InvalidInputException(
                    "patterns", "permission.too_many",
                    $"The account would have {changed.Count} grants; at most {PatternRules.MaxCount} are allowed.");
            }

            return found with { Grants = changed };
        }
    }
}
