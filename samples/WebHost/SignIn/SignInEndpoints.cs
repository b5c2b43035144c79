using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using UserDirectory;
using UserDirectory.AspNetCore;

namespace WebHost;

/// <summary>
/// The sample's own sign-in: a password for a bearer token, which carries the account, its tenant and its sign-in stamp, and ends with the
/// stamp.
/// </summary>
internal static class SignInEndpoints
{
    private const string TenantClaim = "tenant";
    private const int LargestBody = 64 * 1024;

    /// <summary>The tenant that somebody signed in to; the sample's first for whoever has not.</summary>
    public static string TenantOf(HttpContext http) => http.User.FindFirstValue(TenantClaim) ?? Seed.Tenant;

    public static void MapSignIn(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost("/login", LoginAsync)
            .AllowAnonymous()
            .WithName("login")
            .WithTags("Sign-in")
            .WithSummary("Signs an account in with its password.")
            .WithMetadata(new RequestSizeLimitAttribute(LargestBody))
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status429TooManyRequests);

    private static async Task<Results<Ok<LoginAnswer>, ProblemHttpResult>> LoginAsync(
        LoginRequest request,
        HttpContext http,
        IUserDirectory directory,
        AttemptLimiter attempts,
        IOptionsMonitor<BearerTokenOptions> bearer,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var tenant = string.IsNullOrEmpty(request.Tenant) ? Seed.Tenant : request.Tenant;
        if (attempts.Count(http, $"{tenant}/{request.UserName}") is { } wait)
        {
            http.Response.Headers.RetryAfter = Math.Max(1, Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
            return Refuse(StatusCodes.Status429TooManyRequests, "rate.limited", "Too many attempts. Try again later.");
        }

        if (await VerifyAsync(directory, tenant, request, cancellationToken) is not { } user)
        {
            http.Response.Headers.WWWAuthenticate = "Bearer";
            return Refuse(StatusCodes.Status401Unauthorized, "password.wrong", "The account and the password do not go together.");
        }

        var options = bearer.Get(BearerTokenDefaults.AuthenticationScheme);
        var properties = new AuthenticationProperties { ExpiresUtc = time.GetUtcNow() + options.BearerTokenExpiration };
        var ticket = new AuthenticationTicket(Principal(user), properties, $"{BearerTokenDefaults.AuthenticationScheme}:AccessToken");
        return TypedResults.Ok(
            new LoginAnswer(options.BearerTokenProtector.Protect(ticket), (long)options.BearerTokenExpiration.TotalSeconds));
    }

    private static async Task<User?> VerifyAsync(
        IUserDirectory directory, string tenant, LoginRequest request, CancellationToken cancellationToken)
    {
        // An id of zeros names no tenant.
        EntityRef named = tenant;
        if (named.Text is "")
        {
            return null;
        }

        try
        {
            var verified = await directory.Tenant(named)
                .AsSystem("sign-in").Passwords.VerifyAsync(request.UserName, request.Password, cancellationToken);
            return verified.User;
        }
        catch (Exception refused) when (refused is RecordNotFoundException or InvalidInputException or AccessDeniedException)
        {
            // A tenant that there is none of, or is suspended, and a name that nobody can have: nobody is told which of all that it was.
            return null;
        }
    }

    private static ClaimsPrincipal Principal(User user) => new(new ClaimsIdentity(
        [
            new(ClaimTypes.NameIdentifier, user.Id.ToString("D")),
            new(TenantClaim, user.TenantId.ToString("D")),
            new(DirectoryClaims.SignInStamp, user.SignInStamp.ToString("D")),
        ],
        BearerTokenDefaults.AuthenticationScheme));

    private static ProblemHttpResult Refuse(int status, string code, string detail) =>
        TypedResults.Problem(detail, statusCode: status, extensions: new Dictionary<string, object?> { ["code"] = code });
}
