namespace UserDirectory;

/// <summary>
/// Grants permission patterns directly, tenant-wide, and takes them away. What follows from taking: see <see cref="AuthorityRule"/>.
/// </summary>
internal static class UserGrants
{
    /// <summary>A copy of the patterns that a caller gives.</summary>
    /// <exception cref="InvalidInputException">One is no pattern, or covers nothing that is declared.</exception>
    public static List<string> Checked(IReadOnlyList<string> patterns, PermissionCatalogue catalogue)
    {
        ArgumentNullException.ThrowIfNull(patterns);
        var given = patterns.ToList();
        var errors = new InputErrors();
        PatternRules.Check(errors, nameof(patterns), given, catalogue);
        errors.ThrowIfAny();
        return given;
    }

    /// <summary>
    /// A copy of the patterns to take away. Not checked against the catalogue: a permission that the host no longer declares must go, too.
    /// </summary>
    public static List<string> Copied(IReadOnlyList<string> patterns)
    {
        ArgumentNullException.ThrowIfNull(patterns);
        return [.. patterns];
    }

    public static ValueTask<User> GrantAsync(Decision decision, User user, List<string> patterns, CancellationToken cancellationToken) =>
        ChangeAsync(decision, user, PatternRules.Sorted(user.Grants.Concat(patterns)), cancellationToken);

    public static ValueTask<User> RevokeAsync(Decision decision, User user, List<string> patterns, CancellationToken cancellationToken) =>
        ChangeAsync(decision, user, [.. user.Grants.Except(patterns, StringComparer.Ordinal)], cancellationToken);

    public static ValueTask<User> ReplaceAsync(Decision decision, User user, List<string> patterns, CancellationToken cancellationToken) =>
        ChangeAsync(decision, user, PatternRules.Sorted(patterns), cancellationToken);

    /// <summary>The user with these grants, as far as the actor may give what it did not have.</summary>
    private static async ValueTask<User> ChangeAsync(
        Decision decision, User user, IReadOnlyList<string> grants, CancellationToken cancellationToken)
    {
        await decision.Rights.RequireAsync(DirectoryPermissions.UsersUpdateRoles, null, cancellationToken).ConfigureAwait(false);
        await decision.Rights.MustHoldAsync(grants.Except(user.Grants, StringComparer.Ordinal), null, cancellationToken)
            .ConfigureAwait(false);
        if (grants.Count > PatternRules.MaxCount && grants.Count > user.Grants.Count)
        {
            throw new InvalidInputException(
                "patterns", "permission.too_many",
                $"The account would have {grants.Count} grants; at most {PatternRules.MaxCount} are allowed.");
        }

        return user with { Grants = grants };
    }
}
