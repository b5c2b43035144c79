using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace UserDirectory.AspNetCore.Tests.Readme;

/// <summary>The README's sign-in pages, with the core package alone.</summary>
internal static class SignInSamples
{
    public static WebApplicationBuilder Builder(string[] args)
    {
        #region SignInHost
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddUserDirectory().UseInMemory();
        builder.Services.AddAuthorization().AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme)
            .AddCookie(cookie => cookie.Events.OnValidatePrincipal = async context =>
            {
                // Ended by another password, deactivation, deletion, SignOutEverywhereAsync, or the suspension of the tenant.
                var directory = context.HttpContext.RequestServices.GetRequiredService<IUserDirectory>();
                var tenant = await directory.Tenants.FindAsync(Claim("tenant"));
                var user = tenant is { IsSuspended: false } && Guid.TryParse(Claim(ClaimTypes.NameIdentifier), out var id)
                    ? await directory.Tenant(tenant.Id).AsSystem("sign-in").Users.FindSignedInAsync(id) : null;
                if (user is not { IsActive: true } || user.SignInStamp.ToString() != Claim("stamp"))
                {
                    context.RejectPrincipal();
                }

                string Claim(string type) => context.Principal!.FindFirstValue(type) ?? "none";
            });
        #endregion

        return builder;
    }

    public static void Map(WebApplication app)
    {
        #region SignInPage
        app.MapPost("/sign-in", async (SignIn typed, IUserDirectory directory, HttpContext http) =>
        {
            // Who has one account need not say where. Where there is none, or several, the answer is that of a wrong password, and as slow.
            var users = await directory.FindUsersAsync(typed.Email);
            var tenant = typed.Tenant ?? (users.Count == 1 ? users[0].Tenant.Key : Tenant.DefaultKey);
            try
            {
                var verified = await directory.Tenant(tenant).AsSystem("sign-in").Passwords.VerifyAsync(typed.Email, typed.Password);
                if (verified.User is { } user)
                {
                    Claim[] claims = [new(ClaimTypes.NameIdentifier, $"{user.Id}"), new("tenant", $"{user.TenantId}"),
                        new("stamp", $"{user.SignInStamp}")];
                    await http.SignInAsync(
                        new ClaimsPrincipal(new ClaimsIdentity(claims, CookieAuthenticationDefaults.AuthenticationScheme)));
                    return Results.Ok();
                }
            }
            catch (RecordNotFoundException)
            {
                // No such tenant: that is told to nobody.
            }

            return Results.Unauthorized();
        });
        #endregion
    }

    public sealed record SignIn(string Email, string Password, string? Tenant = null);
}
