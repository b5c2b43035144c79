using Microsoft.AspNetCore.Http;

namespace UserDirectory.AspNetCore;

/// <summary>How the directory is served over HTTP. Set while services are registered; read-only afterwards.</summary>
public sealed class UserDirectoryHttpOptions
{
    /// <summary>
    /// The key or id of the tenant that routes without a tenant speak of, and that the caller's directory belongs to. <c>default</c> unless
    /// set; see <see cref="TenantOfRequest"/>.
    /// </summary>
    public string Tenant { get; set; } = UserDirectory.Tenant.DefaultKey;

    /// <summary>
    /// Derives the tenant of routes without one from the request, for example from its host name or a claim; null, or an answer of null,
    /// means <see cref="Tenant"/>. Called at most once a request, after authentication; must be thread-safe.
    /// </summary>
    public Func<HttpContext, string?>? TenantOfRequest { get; set; }

    /// <summary>
    /// The authentication schemes that the directory's own endpoints ask, in this order, when the application's default scheme has found
    /// nobody. Empty unless set: then only the default scheme counts.
    /// </summary>
    public IList<string> AuthenticationSchemes { get; } = [];

    /// <summary>What <c>WWW-Authenticate</c> says in an answer to whoever is not signed in. <c>Bearer</c> unless set.</summary>
    public string Challenge { get; set; } = "Bearer";

    /// <summary>
    /// Whether a principal whose name identifier is no account may be matched by its e-mail address: only an account that alone has
    /// verified that address is, and none where the principal has a claim <c>email_verified</c> that is not true. False unless set, for it
    /// trusts whoever issued the principal to have proved the address.
    /// </summary>
    public bool MatchVerifiedEmail { get; set; }

    /// <summary>The culture of new accounts that come without one, where the tenant has no default either; null unless set.</summary>
    public string? DefaultCulture { get; set; }

    /// <summary>Whether <c>POST …/identity/users/sendInvitation</c> may invite technicians. True unless set otherwise.</summary>
    public bool AllowInvitingTechnicians { get; set; } = true;

    /// <summary>
    /// Whether <c>POST /auth/users</c> refuses an account without a password. False unless set: such an account is made inactive.
    /// </summary>
    public bool RequirePasswords { get; set; }

    /// <summary>
    /// Whether a password that <c>PATCH /auth/users/{locator}/passwordreset</c> sets must be changed by the account. True unless set
    /// otherwise.
    /// </summary>
    public bool ResetPasswordsAreTemporary { get; set; } = true;

    /// <summary>How many accounts or roles a list of the auth family holds when the request does not say. 50 unless set.</summary>
    public int DefaultCount { get; set; } = 50;

    /// <summary>The most accounts or roles that a list of the auth family may hold. 500 unless set, at most 1,000.</summary>
    public int LargestCount { get; set; } = 500;

    /// <summary>The most accounts that the list of basic accounts may hold. 1,000 unless set, at most 1,000.</summary>
    public int LargestBasicCount { get; set; } = 1_000;

    /// <summary>How often passwords and tokens may be tried.</summary>
    public RateLimitOptions RateLimits { get; } = new();
}
