namespace UserDirectory;

/// <summary>Adds and removes access rules.</summary>
internal sealed class AccessRuleChange(TenantContext context)
{
    // More than there are rules: what is beyond is no list of rules.
    private const int MostRules = 100;

    public ValueTask<User> AddAsync(EntityRef user, IReadOnlyList<string> rules, long? expectedVersion, CancellationToken cancellationToken)
    {
        var given = Checked(rules);
        return context.DecideAsync(
            "permissions.add_access_rules",
            ahead => ahead.HeldUser(user),
            async (decision, token) =>
            {
                var found = await decision.References.GetUserAsync(user, token).ConfigureAwait(false);
                await decision.Rights.RequireAsync(DirectoryPermissions.UsersUpdateTenants, null, token).ConfigureAwait(false);
                if (given.All(found.AccessRules.Contains))
                {
                    return decision.Writes.Update(found, found, expectedVersion);
                }

                // A rule opens every place that it covers, also those where the account (oneself included) has assignments but no
                // membership.
                await decision.Rights.MustHoldHoldingsAsync(found.Id, token).ConfigureAwait(false);
                return decision.Writes.Update(
                    found, found with { AccessRules = PatternRules.Sorted(found.AccessRules.Concat(given)) }, expectedVersion);
            },
            cancellationToken);
    }

    public ValueTask<User> RemoveAsync(
        EntityRef user, IReadOnlyList<string> rules, long? expectedVersion, CancellationToken cancellationToken)
    {
        var given = Checked(rules);
        return context.DecideAsync(
            "permissions.remove_access_rules",
            ahead => ahead.User(user),
            async (decision, token) =>
            {
                var found = await decision.References.GetUserAsync(user, token).ConfigureAwait(false);
                await decision.Rights.RequireAsync(DirectoryPermissions.UsersUpdateTenants, null, token).ConfigureAwait(false);
                return decision.Writes.Update(
                    found, found with { AccessRules = [.. found.AccessRules.Except(given, StringComparer.Ordinal)] }, expectedVersion);
            },
            cancellationToken);
    }

    private static List<string> Checked(IReadOnlyList<string> rules)
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
}
