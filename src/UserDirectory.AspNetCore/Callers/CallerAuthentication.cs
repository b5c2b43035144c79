using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;

namespace UserDirectory.AspNetCore;

/// <summary>
/// Looks up the caller when a request's principal has been authenticated, after whatever transforms its claims in the host, and adds what
/// was found. It stands around the host's authentication rather than among its claims transformations: of these the framework asks the last
/// registered one only, and none can say that a sign-in has ended.
/// </summary>
internal sealed class CallerAuthentication(IAuthenticationService inner, HttpDirectory directory) : IAuthenticationService
{
    public async Task<AuthenticateResult> AuthenticateAsync(HttpContext context, string? scheme)
    {
        var result = await inner.AuthenticateAsync(context, scheme).ConfigureAwait(false);

        // The directory's own operations look up who calls themselves: the tenant may stand in their route.
        return result is { Succeeded: true } && context.GetEndpoint()?.Metadata.GetMetadata<DirectoryOperationMetadata>() is null
            ? await LookUpAsync(context, result).ConfigureAwait(false)
            : result;
    }

    public Task SignInAsync(HttpContext context, string? scheme, ClaimsPrincipal principal, AuthenticationProperties? properties) =>
        inner.SignInAsync(context, scheme, principal is null ? null! : DirectoryIdentity.Without(principal), properties);

    public Task SignOutAsync(HttpContext context, string? scheme, AuthenticationProperties? properties) =>
        inner.SignOutAsync(context, scheme, properties);

    public Task ChallengeAsync(HttpContext context, string? scheme, AuthenticationProperties? properties) =>
        inner.ChallengeAsync(context, scheme, properties);

    public Task ForbidAsync(HttpContext context, string? scheme, AuthenticationProperties? properties) =>
        inner.ForbidAsync(context, scheme, properties);

    private async Task<AuthenticateResult> LookUpAsync(HttpContext http, AuthenticateResult result)
    {
        var callers = CallersOfRequest.Of(http);
        var given = result.Principal!;
        if (callers.Known(given) is { } known)
        {
            return With(result, known);
        }

        var principal = DirectoryIdentity.Without(given);
        try
        {
            if (await FindAsync(http, principal).ConfigureAwait(false) is { } caller)
            {
                principal = new ClaimsPrincipal([.. principal.Identities, new DirectoryIdentity(caller, callers)]);
            }

            return With(result, callers.Remember(given, principal));
        }
        catch (HttpRefusal ended)
        {
            return AuthenticateResult.Fail(ended);
        }
        catch (Exception fault) when (StoreFault.Is(fault))
        {
            // Whatever needs the caller is told of the fault; the rest of the host goes on, but for those whose sign-in may have ended.
            HttpLog.CallerNotLookedUp(directory.Log, fault);
            callers.Fault = fault;
            return principal.HasClaim(claim => claim.Type == DirectoryClaims.SignInStamp)
                ? AuthenticateResult.Fail(fault)
                : With(result, principal);
        }
    }

    private async ValueTask<Caller?> FindAsync(HttpContext http, ClaimsPrincipal principal)
    {
        if (!CallerResolver.IsAuthenticated(principal))
        {
            return null;
        }

        var caller = await directory.Callers.FindAsync(principal, TenantOf(http, principal), http.RequestAborted).ConfigureAwait(false);
        return caller is { User.IsActive: true } ? caller : null;
    }

    // The host may derive the tenant from a claim, and the request has its principal only when all of this is over.
    private string TenantOf(HttpContext http, ClaimsPrincipal principal)
    {
        var before = http.User;
        http.User = principal;
        try
        {
            return directory.TenantOf(http);
        }
        finally
        {
            http.User = before;
        }
    }

    private static AuthenticateResult With(AuthenticateResult result, ClaimsPrincipal principal) =>
        ReferenceEquals(principal, result.Principal)
            ? result
            : AuthenticateResult.Success(new AuthenticationTicket(principal, result.Properties, result.Ticket!.AuthenticationScheme));
}
