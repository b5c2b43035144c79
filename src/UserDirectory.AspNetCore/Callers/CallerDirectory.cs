using System.Security.Claims;
using Microsoft.AspNetCore.Http;

namespace UserDirectory.AspNetCore;

/// <summary>Finds the caller behind a principal: of a request as the request found it, else anew. Thread-safe.</summary>
internal sealed class CallerDirectory(HttpDirectory directory, IHttpContextAccessor requests) : ICallerDirectory
{
    private const string NoRequest =
        $"There is no request whose caller's directory could be had. Take {nameof(ICallerDirectory)} where there is none.";
    private const string NotSignedIn =
        "Nobody is signed in, so there is no caller's directory. Let the endpoint require authorization, and authentication run before it.";
    private const string Nobody =
        "Whoever is signed in is nobody in the directory: the principal's name identifier names no active account of the tenant, or the "
            + "application's authentication service "
        + "has not authenticated it in this request.";

    public async ValueTask<ITenantDirectory?> FindAsync(ClaimsPrincipal principal, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(principal);
        return (await FindAnewAsync(principal, null, cancellationToken).ConfigureAwait(false))?.Directory;
    }

    /// <summary>The active account behind a principal, as the request found it or looked up anew; null when it is nobody.</summary>
    /// <param name="principal">Who it is about.</param>
    /// <param name="http">The request; null when there is none.</param>
    public async ValueTask<Caller?> FindAsync(ClaimsPrincipal principal, HttpContext? http) =>
        http is not null && CallersOfRequest.Of(http).Find(principal) is { } known
            ? known
            : await FindAnewAsync(principal, http, http?.RequestAborted ?? default).ConfigureAwait(false);

    /// <summary>The directory of the request that is being answered.</summary>
    /// <exception cref="NoCallerException">There is no request, or nobody is behind it.</exception>
    public ITenantDirectory OfRequest()
    {
        var http = requests.HttpContext ?? throw new NoCallerException(NoRequest);
        if (CallersOfRequest.Of(http).Find(http.User) is { } caller)
        {
            return caller.Directory;
        }

        throw new NoCallerException(CallerResolver.IsAuthenticated(http.User) ? Nobody : NotSignedIn);
    }

    private async ValueTask<Caller?> FindAnewAsync(ClaimsPrincipal principal, HttpContext? http, CancellationToken cancellationToken)
    {
        if (!CallerResolver.IsAuthenticated(principal))
        {
            return null;
        }

        EntityRef tenant = http is not null ? directory.TenantOf(http)
            : DirectoryIdentity.Of(principal) is { } identity ? identity.Caller.User.TenantId
            : directory.Options.Tenant;
        try
        {
            var caller = await directory.Callers.FindAsync(principal, tenant, cancellationToken).ConfigureAwait(false);
            return caller is { User.IsActive: true } ? caller : null;
        }
        catch (HttpRefusal)
        {
            // The sign-in has ended.
            return null;
        }
    }
}
