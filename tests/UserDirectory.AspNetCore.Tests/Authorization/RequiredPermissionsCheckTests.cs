using System.Reflection;
using FluentAssertions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace UserDirectory.AspNetCore.Tests.Authorization;

/// <summary>A host whose endpoints require what nobody can have does not start.</summary>
public sealed class RequiredPermissionsCheckTests
{
    [TestCase("invoices.aprove")]
    [TestCase("Invoices.approve")]
    [TestCase("invoices.*")]
    [TestCase("")]
    public async Task A_permission_that_nobody_declared_keeps_a_host_from_starting(string permission)
    {
        await Refused(
            app => app.MapGet("/a", () => "in").RequirePermission(permission), $"*'HTTP: GET /a'*'{permission}'*nobody declared it*");
        await Refused(app => app.MapGet("/a", () => "in")
            .RequirePermission(permission, http => default(EntityRef)), $"*'{permission}'*nobody declared it*");
        await Refused(
            app => app.MapGet("/a", () => "in").RequireAuthorization($"permission:{permission}"), $"*'{permission}'*nobody declared it*");
    }

    [Test]
    public Task A_permission_of_a_controller_that_nobody_declared_keeps_a_host_from_starting() => Refused(
        app => app.MapControllers(),
        "*MisspeltController*'invoices.aprove'*nobody declared it*",
        services => services.AddControllers().ConfigureApplicationPartManager(parts => parts.FeatureProviders.Add(new Misspelt())));

    [Test]
    public Task A_route_without_the_value_that_is_named_keeps_a_host_from_starting() => Refused(
        app => app.MapGet("/{organisation}/a", () => "in").RequirePermission("invoices.read", organization: "organization"),
        "*'/{organisation}/a' has no value 'organization'*");

    [Test]
    public Task A_policy_that_names_no_place_where_it_says_at_keeps_a_host_from_starting() => Refused(
        app => app.MapGet("/a", () => "in").RequireAuthorization("permission:invoices.read@org"),
        "*'permission:invoices.read@org' must say where*");

    [Test]
    public Task A_policy_provider_in_place_of_the_directorys_keeps_a_host_from_starting() => Refused(
        app => app.MapGet("/a", () => "in").RequirePermission("invoices.read"),
        "*IAuthorizationPolicyProvider*after*",
        services => services.AddSingleton<IAuthorizationPolicyProvider, DefaultAuthorizationPolicyProvider>());

    [Test]
    public void An_attribute_names_its_place_once()
    {
        var both = () => new RequirePermissionAttribute("invoices.read") { Organization = "org", OrganizationHeader = "X-Organization" };

        both.Should().Throw<InvalidOperationException>();
    }

    private static async Task Refused(Action<WebApplication> map, string message, Action<IServiceCollection>? after = null)
    {
        var start = async () => await (await PermissionHost.StartAsync(map, after: after)).DisposeAsync();

        await start.Should().ThrowAsync<InvalidOperationException>().WithMessage(message);
    }

    private sealed class Misspelt : IApplicationFeatureProvider<ControllerFeature>
    {
        public void PopulateFeature(IEnumerable<ApplicationPart> parts, ControllerFeature feature) =>
            feature.Controllers.Add(typeof(MisspeltController).GetTypeInfo());
    }

    [Route("/misspelt")]
    [RequirePermission("invoices.aprove")]
    private sealed class MisspeltController : ControllerBase
    {
        [HttpGet]
        public string Get() => "in";
    }
}
