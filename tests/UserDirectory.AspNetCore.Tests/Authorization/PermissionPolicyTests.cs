using System.Security.Claims;
using FluentAssertions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace UserDirectory.AspNetCore.Tests.Authorization;

/// <summary>Policies by name, beside those of the host.</summary>
public sealed class PermissionPolicyTests
{
    [Test]
    public async Task The_authorization_service_asks_at_what_it_is_handed()
    {
        await using var host = await PermissionHost.StartAsync(_ => { });
        var ana = await host.ApproverAsync("ana", "lisbon");
        var lisbon = await host.System.Organizations.GetAsync("lisbon");

        (await MayAsync(host, ana, "lisbon")).Should().BeTrue();
        (await MayAsync(host, ana, lisbon.Id)).Should().BeTrue();
        (await MayAsync(host, ana, lisbon)).Should().BeTrue();
        (await MayAsync(host, ana, EntityRef.Of("lisbon"))).Should().BeTrue();
        (await MayAsync(host, ana, "porto")).Should().BeFalse();
        (await MayAsync(host, ana, "unknown")).Should().BeFalse();
        (await MayAsync(host, ana, Guid.Empty)).Should().BeFalse();
        (await MayAsync(host, ana, null)).Should().BeFalse("without a place it is the whole tenant");
        (await MayAsync(host, ana, new object())).Should().BeFalse();
        (await MayAsync(host, Guid.NewGuid(), "lisbon")).Should().BeFalse();
        (await MayAsync(host, ana, null, "permission:invoices.approve@route:org"))
            .Should().BeFalse("there is no request that could name the place");
    }

    [TestCase("lisbon", true)]
    [TestCase("porto", false)]
    [TestCase(null, false)]
    public async Task A_page_of_a_circuit_names_the_place_by_its_route(string? org, bool isAllowed)
    {
        await using var host = await PermissionHost.StartAsync(_ => { });
        var ana = await host.ApproverAsync("ana", "lisbon");
        var page = new RouteData(typeof(ComponentBase), new Dictionary<string, object?> { ["org"] = org });

        (await MayAsync(host, ana, page, new RequirePermissionAttribute("invoices.approve") { Organization = "org" }.Policy!))
            .Should().Be(isAllowed);
    }

    [Test]
    public async Task Whoever_is_not_authenticated_holds_nothing()
    {
        await using var host = await PermissionHost.StartAsync(_ => { });
        var ana = await host.ApproverAsync("ana");
        var unsigned = new ClaimsPrincipal(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, ana.ToString())]));

        var result = await host.Services.GetRequiredService<IAuthorizationService>()
            .AuthorizeAsync(unsigned, null, "permission:invoices.approve");

        result.Succeeded.Should().BeFalse();
        (await MayAsync(host, ana, null)).Should().BeTrue();
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Every_other_policy_is_the_hosts(bool hasOwnProvider)
    {
        await using var host = await PermissionHost.StartAsync(
            app =>
            {
                app.MapGet("/named", () => "in").RequireAuthorization("host");
                app.MapGet("/default", () => "in").RequireAuthorization();
                app.MapGet("/fallback", () => "in");
                app.MapGet("/open", () => "in").AllowAnonymous();
                app.MapGet("/permission", () => "in").RequirePermission("invoices.approve");
            },
            before: services =>
            {
                if (hasOwnProvider)
                {
                    services.AddTransient<IAuthorizationPolicyProvider, OwnProvider>();
                }

                services.AddAuthorization(options =>
                {
                    options.AddPolicy("host", policy => policy.RequireAssertion(_ => true));
                    options.DefaultPolicy = new AuthorizationPolicyBuilder().RequireClaim("never").Build();
                    options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build();
                });
            });
        var ana = await host.ApproverAsync("ana");

        (await host.StatusAsync(null, "/named")).Should().Be(200);
        (await host.StatusAsync(ana, "/default")).Should().Be(403);
        (await host.StatusAsync(null, "/fallback")).Should().Be(401);
        (await host.StatusAsync(ana, "/fallback")).Should().Be(200);
        (await host.StatusAsync(null, "/open")).Should().Be(200);
        (await host.StatusAsync(ana, "/permission")).Should().Be(200);
    }

    private static async Task<bool> MayAsync(
        PermissionHost host, Guid user, object? resource, string policy = "permission:invoices.approve")
    {
        var principal = new ClaimsPrincipal(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, user.ToString())], "Cookies"));
        return (await host.Services.GetRequiredService<IAuthorizationService>().AuthorizeAsync(principal, resource, policy)).Succeeded;
    }

    private sealed class OwnProvider(Microsoft.Extensions.Options.IOptions<AuthorizationOptions> options)
        : DefaultAuthorizationPolicyProvider(options);
}
