using Microsoft.AspNetCore.Authorization;

namespace UserDirectory.AspNetCore;

/// <summary>
/// That the caller holds a permission at a place. As text it is the name of its policy: <c>permission:invoices.approve</c>,
/// <c>permission:invoices.approve@route:org</c> or <c>permission:invoices.approve@header:X-Organization</c>. Immutable.
/// </summary>
/// <param name="Permission">The declared permission.</param>
/// <param name="Place">Where it is asked; null for the whole tenant.</param>
internal sealed record PermissionRequirement(string Permission, PlaceSource? Place) : IAuthorizationRequirement
{
    private const string Prefix = "permission:";
    private const char At = '@';

    /// <summary>The requirement that a policy's name stands for; null when it is the name of another policy.</summary>
    public static PermissionRequirement? Parse(string? policy)
    {
        if (policy is null || !policy.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return null;
        }

        var rest = policy[Prefix.Length..];
        var at = rest.IndexOf(At, StringComparison.Ordinal);
        return at < 0 ? new(rest, null) : new(rest[..at], PlaceSource.Parse(rest[(at + 1)..], policy));
    }

    public override string ToString() => Place is null ? $"{Prefix}{Permission}" : $"{Prefix}{Permission}{At}{Place}";
}
