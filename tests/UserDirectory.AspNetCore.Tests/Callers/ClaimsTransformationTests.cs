using System.Security.Claims;
using FluentAssertions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NUnit.Framework;

namespace UserDirectory.AspNetCore.Tests.Callers;

/// <summary>
/// A host's own claims transformation runs as before, however and whenever it is registered, and the caller is looked up after it.
/// </summary>
public sealed class ClaimsTransformationTests
{
    private const string External = "https://id.example|7";

    [TestCase("type")]
    [TestCase("factory")]
    [TestCase("instance")]
    public Task It_may_be_registered_before(string kind) => ItRuns(services => Register(services, kind), _ => { });

    [TestCase("type")]
    [TestCase("factory")]
    [TestCase("instance")]
    public Task It_may_be_registered_afterwards(string kind) => ItRuns(_ => { }, services => Register(services, kind));

    [Test]
    public Task The_authentication_service_may_be_the_hosts_own() => ItRuns(
        services => services.AddTransient<IAuthenticationService, OwnService>().AddScoped<IClaimsTransformation, Named>(), _ => { });

    private static async Task ItRuns(Action<IServiceCollection> before, Action<IServiceCollection> after)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        before(builder.Services);
        builder.Services.AddUserDirectory().UseInMemory().AddHttp().AddHttp();
        after(builder.Services);
        builder.Services.AddAuthentication(TestAuthentication.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, TestAuthentication>(TestAuthentication.SchemeName, null);
        await using var app = builder.Build();
        app.MapGet(
            "/me", (ITenantDirectory mine, ClaimsPrincipal user) => $"{mine.Actor} {user.FindAll(ClaimTypes.NameIdentifier).Count()}");
        await app.StartAsync();
        var user = await app.Services.GetRequiredService<IUserDirectory>()
            .AsSystem("test").Users.CreateAsync(new NewUser("bob") { ExternalId = External });
        var client = app.GetTestClient();
        client.DefaultRequestHeaders.Add(TestAuthentication.NameHeader, "7");

        (await client.GetStringAsync("/me")).Should().Be($"{ActorRef.User(user.Id)} 1");
    }

    private static void Register(IServiceCollection services, string kind) => _ = kind switch
    {
        "type" => services.AddScoped<IClaimsTransformation, Named>(),
        "factory" => services.AddTransient<IClaimsTransformation>(_ => new Named()),
        _ => services.AddSingleton<IClaimsTransformation>(new Named()),
    };

    /// <summary>Makes the name identifier what the directory knows the account by.</summary>
    private sealed class Named : IClaimsTransformation
    {
        public Task<ClaimsPrincipal> TransformAsync(ClaimsPrincipal principal)
        {
            var name = $"https://id.example|{principal.FindFirstValue(ClaimTypes.NameIdentifier)}";
            return Task.FromResult(new ClaimsPrincipal(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, name)], "Named")));
        }
    }

    private sealed class OwnService(
        IAuthenticationSchemeProvider schemes,
        IAuthenticationHandlerProvider handlers,
        IClaimsTransformation transform,
        Microsoft.Extensions.Options.IOptions<AuthenticationOptions> options)
        : AuthenticationService(schemes, handlers, transform, options);
}
