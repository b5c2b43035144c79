using System.Security.Claims;

namespace UserDirectory.AspNetCore;

/// <summary>
/// What the package adds to a principal: the caller's account, and claims that show it. Not authenticated itself, so that it makes nobody
/// signed in. Only this process can make one: a claim of such a name that came along in a cookie or token is never believed, and taken out.
/// </summary>
internal sealed class DirectoryIdentity : ClaimsIdentity
{
    private static readonly string[] s_own = [DirectoryClaims.UserId, DirectoryClaims.TenantId, DirectoryClaims.DisplayName];

    public DirectoryIdentity(Caller caller, CallersOfRequest madeIn)
        : base([
            new(DirectoryClaims.UserId, caller.User.Id.ToString("D")),
            new(DirectoryClaims.TenantId, caller.User.TenantId.ToString("D")),
            new(DirectoryClaims.DisplayName, caller.User.DisplayName ?? caller.User.Key),
        ]) => (Caller, MadeIn) = (caller, madeIn);

    private DirectoryIdentity(DirectoryIdentity other)
        : base(other) => (Caller, MadeIn) = (other.Caller, other.MadeIn);

    public Caller Caller { get; }

    /// <summary>The request that it was made in: a principal may be kept for longer, and the account changes.</summary>
    public CallersOfRequest MadeIn { get; }

    /// <summary>The one that a principal has; null when it has none.</summary>
    public static DirectoryIdentity? Of(ClaimsPrincipal principal) => principal.Identities.OfType<DirectoryIdentity>().FirstOrDefault();

    /// <summary>The principal without identities and claims of ours, whoever put them in: itself when it has none.</summary>
    public static ClaimsPrincipal Without(ClaimsPrincipal principal) =>
        principal.Identities.Any(identity => identity is DirectoryIdentity || HasOwn(identity))
            ? new(principal.Identities.Where(identity => identity is not DirectoryIdentity).Select(Cleaned))
            : principal;

    public override ClaimsIdentity Clone() => new DirectoryIdentity(this);

    private static bool HasOwn(ClaimsIdentity identity) => identity.Claims.Any(claim => Array.IndexOf(s_own, claim.Type) >= 0);

    private static ClaimsIdentity Cleaned(ClaimsIdentity identity)
    {
        if (!HasOwn(identity))
        {
            return identity;
        }

        var clean = identity.Clone();
        foreach (var claim in clean.Claims.Where(claim => Array.IndexOf(s_own, claim.Type) >= 0).ToList())
        {
            clean.TryRemoveClaim(claim);
        }

        return clean;
    }
}
