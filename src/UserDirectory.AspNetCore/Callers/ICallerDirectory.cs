using System.Security.Claims;

namespace UserDirectory.AspNetCore;

/// <summary>
/// The directory as a signed-in person sees it, where there is no request to take it from: in a circuit of Blazor Server (by the
/// <c>User</c> of its <c>AuthenticationState</c>), in a hub. Each call looks the account up anew, so that what has changed since the
/// sign-in counts. In a request take <see cref="ITenantDirectory"/> from the container. Thread-safe.
/// </summary>
public interface ICallerDirectory
{
    /// <summary>
    /// The tenant's directory as the principal sees it: of the tenant in which the request that the principal came with found it, else of
    /// <see cref="UserDirectoryHttpOptions.Tenant"/>. Null when it is nobody there: not signed in, no account, one that is not active, or a
    /// sign-in that has ended.
    /// </summary>
    ValueTask<ITenantDirectory?> FindAsync(ClaimsPrincipal principal, CancellationToken cancellationToken = default);
}
