using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace UserDirectory.AspNetCore.Tests.Readme;

/// <summary>The README's code for HTTP: each region stands there as it is here.</summary>
internal static class HttpSamples
{
    public static WebApplication InTenLines(string[] args)
    {
        #region Http
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication(BearerTokenDefaults.AuthenticationScheme).AddBearerToken();
        builder.Services.AddAuthorization();
        builder.Services.AddUserDirectory(o => o.Permissions.Add("invoices", "read", "write", "approve")).UseInMemory().AddHttp();

        var app = builder.Build();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapUserDirectory();
        app.MapPost("/{org}/invoices/{id}/approve", (string org, int id) => Results.Ok())
            .RequirePermission("invoices.approve", organization: "org");
        #endregion

        return app;
    }

    public static void Cookies(WebApplication app)
    {
        #region Cookies
        app.MapPost("/sign-in", async (Credentials typed, IUserDirectory directory, AttemptLimiter attempts, HttpContext http) =>
        {
            if (attempts.Count(http, typed.User) is not null)
            {
                return Results.StatusCode(StatusCodes.Status429TooManyRequests);
            }

            var verified = await directory.AsSystem("sign-in").Passwords.VerifyAsync(typed.User, typed.Password);
            if (verified.User is not { } user)
            {
                return Results.Unauthorized();
            }

            var identity = new ClaimsIdentity(CookieAuthenticationDefaults.AuthenticationScheme);
            identity.AddClaim(new Claim(ClaimTypes.NameIdentifier, user.Id.ToString()));
            identity.AddClaim(new Claim(DirectoryClaims.SignInStamp, user.SignInStamp.ToString()));
            return Results.SignIn(new ClaimsPrincipal(identity), authenticationScheme: CookieAuthenticationDefaults.AuthenticationScheme);
        });
        #endregion
    }

    public static void Pages(WebApplication app)
    {
        #region Pages
        app.MapPost("/forgotten", async (Forgotten typed, IUserDirectory directory, AttemptLimiter attempts, HttpContext http) =>
        {
            if (attempts.Count(http, typed.User) is null)
            {
                await directory.AsSystem("pages").Passwords.RequestResetAsync(typed.User);
            }

            return Results.Text("If there is such an account with a proved address, a mail is on its way.");
        });
        app.MapPost("/new-password", async (NewPassword typed, IUserDirectory directory) =>
        {
            try
            {
                await directory.TenantOf(typed.Token).AsSystem("pages").Passwords.ConfirmResetAsync(typed.Token, typed.Password);
                return Results.Text("Sign in with it.");
            }
            catch (UserDirectoryException refused) when (refused is TokenNotValidException or InvalidInputException)
            {
                return Results.BadRequest(refused.Message);
            }
        });
        #endregion
    }

    public static void Quiet(WebApplicationBuilder builder)
    {
        #region Quiet
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning);
        AppContext.SetSwitch("Microsoft.AspNetCore.Hosting.SuppressActivityOpenTelemetryData", true);
        #endregion
    }

    public static void Callers(WebApplication app)
    {
        #region Callers
        app.MapGet("/me/permissions", async (ITenantDirectory directory, CancellationToken ct) =>
            await directory.Permissions.ListEffectiveAsync(directory.Actor.UserId!.Value, cancellationToken: ct)).RequireAuthorization();
        #endregion
    }

    public static async Task<bool> CircuitAsync(ICallerDirectory callers, ClaimsPrincipal user)
    {
        #region Blazor
        // In a component: user is (await AuthenticationState).User, callers an injected ICallerDirectory.
        ITenantDirectory? directory = await callers.FindAsync(user);
        bool mayApprove = directory is not null
            && await directory.Permissions.CheckAsync(directory.Actor.UserId!.Value, "invoices.approve", "lisbon");
        #endregion

        return mayApprove;
    }

    public sealed record Credentials(string User, string Password);

    public sealed record Forgotten(string User);

    public sealed record NewPassword(string Token, string Password);
}
