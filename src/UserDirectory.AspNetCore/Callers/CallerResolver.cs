using System.Security.Claims;

namespace UserDirectory.AspNetCore;

/// <summary>
/// Finds the account behind a principal: by id or external id, or by a verified address where the host has said so. Thread-safe.
/// </summary>
internal sealed class CallerResolver(IUserDirectory directory, UserDirectoryHttpOptions options)
{
    public const string SystemName = "http";
    private const string Subject = "sub";
    private const char AfterIssuer = '|';
    private const string EmailVerified = "email_verified";

    /// <summary>Whether anybody has authenticated the principal.</summary>
    public static bool IsAuthenticated(ClaimsPrincipal principal) => principal.Identities.Any(identity => identity.IsAuthenticated);

    /// <summary>The caller; null when the tenant is not there or the principal is nobody in it.</summary>
    /// <exception cref="HttpRefusal">The principal's sign-in has ended: its stamp is not the account's any more.</exception>
    public async ValueTask<Caller?> FindAsync(ClaimsPrincipal principal, EntityRef tenant, CancellationToken cancellationToken)
    {
        // The empty id is no tenant's, and what names none is the host's mistake to the core.
        if (tenant is { Id: null, Text: null or "" })
        {
            return null;
        }

        var reference = directory.Tenant(tenant);
        var system = reference.AsSystem(SystemName);
        User? user;
        try
        {
            user = await FindUserAsync(system, principal, cancellationToken).ConfigureAwait(false);
        }
        catch (RecordNotFoundException missing) when (missing.Kind == Storage.RecordKind.Tenant)
        {
            return null;
        }

        if (user is null)
        {
            return null;
        }

        if (principal.FindFirst(DirectoryClaims.SignInStamp) is { } stamp
            && !(Guid.TryParse(stamp.Value, out var signedInWith) && signedInWith == user.SignInStamp))
        {
            throw HttpRefusal.SignedOut();
        }

        // Of the same reference, so that the tenant is looked up once, and is the account's whatever its key is meanwhile.
        return new(user, tenant, reference.As(user.Id), system);
    }

    private async ValueTask<User?> FindUserAsync(ITenantDirectory system, ClaimsPrincipal principal, CancellationToken cancellationToken)
    {
        if (NameOf(principal) is { Value.Length: > 0 } name
            && await FindByNameAsync(system, name, cancellationToken).ConfigureAwait(false) is { } named)
        {
            return named;
        }

        var address = options.MatchVerifiedEmail && IsProved(principal)
            ? (principal.FindFirst(ClaimTypes.Email) ?? principal.FindFirst("email"))?.Value
            : null;
        return string.IsNullOrEmpty(address) ? null : await FindByProvedAddressAsync(system, address, cancellationToken)
            .ConfigureAwait(false);
    }

    // An identity that nobody has authenticated may stand beside one that somebody has: it does not say who calls where that one does.
    private static Claim? NameOf(ClaimsPrincipal principal) =>
        NameOf(principal, isAuthenticated: true) ?? NameOf(principal, isAuthenticated: false);

    private static Claim? NameOf(ClaimsPrincipal principal, bool isAuthenticated) =>
        FirstOf(principal, isAuthenticated, ClaimTypes.NameIdentifier) ?? FirstOf(principal, isAuthenticated, Subject);

    private static Claim? FirstOf(ClaimsPrincipal principal, bool isAuthenticated, string type)
    {
        foreach (var identity in principal.Identities)
        {
            if (identity.IsAuthenticated != isAuthenticated)
            {
                continue;
            }

            foreach (var claim in identity.Claims)
            {
                if (claim.Type == type)
                {
                    return claim;
                }
            }
        }

        return null;
    }

    // Whoever issued the principal is trusted to have proved its address, unless he says himself that he has not (OpenID Connect Core,
    // section 5.1).
    private static bool IsProved(ClaimsPrincipal principal) =>
        principal.FindAll(EmailVerified).All(claim => bool.TryParse(claim.Value, out var isVerified) && isVerified);

    private static async ValueTask<User?> FindByNameAsync(ITenantDirectory system, Claim name, CancellationToken cancellationToken)
    {
        if (Guid.TryParseExact(name.Value, "D", out var id)
            && await system.Users.FindSignedInAsync(id, cancellationToken).ConfigureAwait(false) is { } user)
        {
            return user;
        }

        if (name.Issuer == ClaimsIdentity.DefaultIssuer)
        {
            return await system.Users.FindByExternalIdAsync(name.Value, cancellationToken).ConfigureAwait(false);
        }

        // Two issuers may have the same subject, so one that was told is part of the name. And a subject of one may be written like the
        // name that another's has here.
        return await system.Users.FindByExternalIdAsync($"{name.Issuer}{AfterIssuer}{name.Value}", cancellationToken).ConfigureAwait(false)
            ?? (name.Value.Contains(AfterIssuer, StringComparison.Ordinal)
                ? null
                : await system.Users.FindByExternalIdAsync(name.Value, cancellationToken).ConfigureAwait(false));
    }

    private static async ValueTask<User?> FindByProvedAddressAsync(
        ITenantDirectory system, string address, CancellationToken cancellationToken)
    {
        try
        {
            var named = await system.Users.FindByEmailAsync(address, cancellationToken).ConfigureAwait(false);
            return named?.EmailVerifiedAt is null ? null : named;
        }
        catch (UserDirectoryException refusal) when (refusal is ConflictException or InvalidInputException)
        {
            // Several have proved it, or it is no address: it names nobody.
            return null;
        }
    }
}
