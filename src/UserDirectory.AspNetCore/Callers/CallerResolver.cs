using System.Security.Claims;

namespace UserDirectory.AspNetCore;

/// <summary>Finds the account behind a principal: by id or external id, or by a verified address where the host has said so. Thread-safe.</summary>
internal sealed class CallerResolver(IUserDirectory directory, UserDirectoryHttpOptions options)
{
    public const string SystemName = "http";
    private const string Subject = "sub";

    /// <summary>Whether anybody has authenticated the principal.</summary>
    public static bool IsAuthenticated(ClaimsPrincipal principal) => principal.Identities.Any(identity => identity.IsAuthenticated);

    /// <summary>The caller; null when the tenant is not there or the principal is nobody in it.</summary>
    /// <exception cref="HttpRefusal">The principal's sign-in has ended: its stamp is not the account's any more.</exception>
    public async ValueTask<Caller?> FindAsync(ClaimsPrincipal principal, EntityRef tenant, CancellationToken cancellationToken)
    {
        // An empty text names no tenant, and neither does an id of zeros, which a request may well name.
        if (tenant.Text is "")
        {
            return null;
        }

        var system = directory.Tenant(tenant).AsSystem(SystemName);
        User? account;
        try
        {
            account = await FindAccountAsync(system, principal, cancellationToken).ConfigureAwait(false);
        }
        catch (RecordNotFoundException missing) when (missing.Kind == Storage.RecordKind.Tenant)
        {
            return null;
        }

        if (account is null)
        {
            return null;
        }

        if (principal.FindFirst(DirectoryClaims.SignInStamp) is { } stamp
            && !(Guid.TryParse(stamp.Value, out var signedInWith) && signedInWith == account.SignInStamp))
        {
            throw HttpRefusal.SignedOut();
        }

        return new(account, tenant, directory.Tenant(account.TenantId).As(account.Id), system);
    }

    private async ValueTask<User?> FindAccountAsync(ITenantDirectory system, ClaimsPrincipal principal, CancellationToken cancellationToken)
    {
        if ((principal.FindFirst(ClaimTypes.NameIdentifier) ?? principal.FindFirst(Subject)) is { Value.Length: > 0 } name
            && await FindByNameAsync(system, name, cancellationToken).ConfigureAwait(false) is { } named)
        {
            return named;
        }

        var address = options.MatchVerifiedEmail ? (principal.FindFirst(ClaimTypes.Email) ?? principal.FindFirst("email"))?.Value : null;
        return string.IsNullOrEmpty(address) ? null : await FindByProvedAddressAsync(system, address, cancellationToken).ConfigureAwait(false);
    }

    private static async ValueTask<User?> FindByNameAsync(ITenantDirectory system, Claim name, CancellationToken cancellationToken)
    {
        if (Guid.TryParseExact(name.Value, "D", out var id) && await system.Users.FindAsync(id, cancellationToken: cancellationToken).ConfigureAwait(false) is { } account)
        {
            return account;
        }

        // Two issuers may have the same subject, so one that was told is part of the name.
        return (name.Issuer == ClaimsIdentity.DefaultIssuer
                ? null
                : await system.Users.FindByExternalIdAsync($"{name.Issuer}|{name.Value}", cancellationToken).ConfigureAwait(false))
            ?? await system.Users.FindByExternalIdAsync(name.Value, cancellationToken).ConfigureAwait(false);
    }

    private static async ValueTask<User?> FindByProvedAddressAsync(ITenantDirectory system, string address, CancellationToken cancellationToken)
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
