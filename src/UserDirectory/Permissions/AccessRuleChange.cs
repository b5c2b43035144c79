namespace UserDirectory;

/// <summary>Adds and removes access rules. What follows from removing: see <see cref="AuthorityRule"/>.</summary>
internal static class AccessRuleChange
{
    // More than there are rules: what is beyond is no list of rules.
    private const int MostRules = 100;

    /// <summary>A copy of the rules that a caller gives.</summary>
    /// <exception cref="InvalidInputException">One is no rule, or there are too many.</exception>
    public static List<string> Checked(IReadOnlyList<string> rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        var given = rules.ToList();
        var errors = new InputErrors();
        if (given.Count > MostRules)
        {
            errors.Add(nameof(rules), "access_rule.too_many", $"The list has {given.Count} access rules; at most {MostRules} are allowed.");
            errors.ThrowIfAny();
        }

        for (var i = 0; i < given.Count; i++)
        {
            if (!OrganizationEntry.IsRule(given[i]))
            {
                errors.Add($"{nameof(rules)}[{i}]", "access_rule.unknown",
                    $"{Quoted.Text(given[i])} is not an access rule: 'any', 'type:test' and 'type:production' are allowed.");
            }
        }

        errors.ThrowIfAny();
        return given;
    }

    public static async ValueTask<User> AddAsync(
        Decision decision, EntityRef user, List<string> rules, long? expectedVersion, CancellationToken cancellationToken)
    {
        var found = await decision.References.GetUserAsync(user, cancellationToken).ConfigureAwait(false);
        await decision.Rights.RequireAsync(DirectoryPermissions.UsersUpdateTenants, null, cancellationToken).ConfigureAwait(false);
        if (rules.All(found.AccessRules.Contains))
        {
            return decision.Writes.Update(found, found, expectedVersion);
        }

        // A rule opens every place that it covers, also those where the user (oneself included) has assignments but no membership.
        await decision.Rights.MustHoldHoldingsAsync(found.Id, cancellationToken).ConfigureAwait(false);
        return decision.Writes.Update(
            found, found with { AccessRules = PatternRules.Sorted(found.AccessRules.Concat(rules)) }, expectedVersion);
    }

    public static async ValueTask<User> RemoveAsync(
        Decision decision, EntityRef user, List<string> rules, long? expectedVersion, CancellationToken cancellationToken)
    {
        var found = await decision.References.GetUserAsync(user, cancellationToken).ConfigureAwait(false);
        await decision.Rights.RequireAsync(DirectoryPermissions.UsersUpdateTenants, null, cancellationToken).ConfigureAwait(false);
        return decision.Writes.Update(
            found, found with { AccessRules = [.. found.AccessRules.Except(rules, StringComparer.Ordinal)] }, expectedVersion);
    }
}
