namespace UserDirectory.AspNetCore;

/// <summary>What a list of <c>tenants</c> in a body names, or an account has: organizations by id, and access rules (C11).</summary>
/// <param name="Organizations">The organizations' ids, each once.</param>
/// <param name="Rules">The access rules, each once.</param>
/// <param name="Unknown">What names neither.</param>
internal sealed record NamedTenants(IReadOnlyList<Guid> Organizations, IReadOnlyList<string> Rules, UnknownNames Unknown)
{
    private static readonly string[] s_rules = ["any", "type:test", "type:production"];

    /// <summary>Whether it names nothing, known or not.</summary>
    public bool IsEmpty => Organizations.Count == 0 && Rules.Count == 0 && Unknown.IsEmpty;

    public static async ValueTask<NamedTenants> ReadAsync(Call call, string member, IReadOnlyList<string?> names)
    {
        var organizations = new HashSet<Guid>();
        var rules = new HashSet<string>(StringComparer.Ordinal);
        var unknown = None();
        for (var i = 0; i < names.Count; i++)
        {
            if (names[i] is { } rule && s_rules.Contains(rule))
            {
                rules.Add(rule);
            }
            else if (Guid.TryParseExact(names[i], "D", out var id)
                && await call.System.Organizations.FindAsync(id, call.Aborted).ConfigureAwait(false) is not null)
            {
                organizations.Add(id);
            }
            else
            {
                unknown.Add($"{member}[{i}]");
            }
        }

        return new([.. organizations], [.. rules], unknown);
    }

    /// <summary>What an account has.</summary>
    public static NamedTenants Of(User user) => new([.. AuthUser.OrganizationsOf(user)], user.AccessRules, None());

    /// <summary>The same without what others name.</summary>
    public NamedTenants Without(NamedTenants others) =>
        this with { Organizations = [.. Organizations.Except(others.Organizations)], Rules = [.. Rules.Except(others.Rules)] };

    /// <summary>
    /// Gives and takes memberships and access rules in a batch. Taking rules comes first, and even when there are none: it asks
    /// <c>users.update-tenants</c> in the whole tenant, which every difference here asks, before anything that is unknown is told.
    /// </summary>
    public static async ValueTask ChangeAsync(
        ITenantDirectory batch, Guid user, NamedTenants added, NamedTenants removed,
        long? expectedVersion, CancellationToken cancellationToken)
    {
        await batch.Permissions.RemoveAccessRulesAsync(user, removed.Rules, expectedVersion, cancellationToken).ConfigureAwait(false);
        added.Unknown.ThrowIfAny();
        removed.Unknown.ThrowIfAny();
        if (added.Rules.Count > 0)
        {
            await batch.Permissions.AddAccessRulesAsync(user, added.Rules, cancellationToken: cancellationToken).ConfigureAwait(false);
        }

        foreach (var organization in added.Organizations)
        {
            await batch.Members.AddAsync(user, organization, cancellationToken: cancellationToken).ConfigureAwait(false);
        }

        foreach (var organization in removed.Organizations)
        {
            await batch.Members.RemoveAsync(user, organization, cancellationToken: cancellationToken).ConfigureAwait(false);
        }
    }

    private static UnknownNames None() => new("organization.not_found", "tenant");
}
