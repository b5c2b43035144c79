using System.Reflection;
using FluentAssertions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace UserDirectory.AspNetCore.Tests.Authorization;

/// <summary>The attribute on controllers and Razor pages.</summary>
public sealed class PermissionOfPagesTests
{
    [TestCase("/controlled/lisbon", 200)]
    [TestCase("/controlled/porto", 403)]
    [TestCase("/controlled/lisbon/all", 403)]
    public async Task A_controller_is_guarded(string path, int status)
    {
        await using var host = await PermissionHost.StartAsync(
            app => app.MapControllers(), after: services =>
                services.AddControllers().ConfigureApplicationPartManager(parts => parts.FeatureProviders.Add(new Controlled())));
        var ana = await host.ApproverAsync("ana", "lisbon");

        (await host.StatusAsync(ana, path)).Should().Be(status);
        (await host.StatusAsync(null, path)).Should().Be(401);
    }

    [TestCase("/paged/lisbon", 200)]
    [TestCase("/paged/porto", 403)]
    public async Task A_Razor_page_is_guarded(string path, int status)
    {
        await using var host = await PermissionHost.StartAsync(
            app => app.MapRazorPages(),
            after: services => services.AddRazorPages().ConfigureApplicationPartManager(
                parts => parts.ApplicationParts.Add(new CompiledRazorAssemblyPart(typeof(GuardedPage).Assembly))));
        var ana = await host.ApproverAsync("ana", "lisbon");

        (await host.StatusAsync(ana, path)).Should().Be(status);
        (await host.StatusAsync(null, path)).Should().Be(401);
    }

    private sealed class Controlled : IApplicationFeatureProvider<ControllerFeature>
    {
        public void PopulateFeature(IEnumerable<ApplicationPart> parts, ControllerFeature feature) =>
            feature.Controllers.Add(typeof(ControlledController).GetTypeInfo());
    }

    [Route("/controlled/{org}")]
    [RequirePermission("invoices.approve", Organization = "org")]
    private sealed class ControlledController : ControllerBase
    {
        [HttpGet]
        public string Get(string org) => org;

        [HttpGet("all")]
        [RequirePermission("invoices.approve")]
        public string All(string org) => org;
    }
}
