using FluentAssertions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace UserDirectory.AspNetCore.Tests.Operations;

/// <summary>What a host does with the group of endpoints that it maps.</summary>
public sealed class OperationMappingTests
{
    private const string Whoami = "/auth/users/whoami";

    [Test]
    public Task What_a_host_requires_of_the_group_is_asked_besides() =>
        IsRequired(app => app.MapUserDirectory("/inner").RequireAuthorization("vpn"));

    [Test]
    public Task What_a_host_requires_of_a_group_around_it_is_asked_besides() =>
        IsRequired(app => app.MapGroup("/inner").RequireAuthorization("vpn").MapUserDirectory());

    [Test]
    public async Task A_permission_that_a_host_requires_of_the_group_is_asked_besides()
    {
        await using var app = await TestApp.StartAsync(map: app => app.MapUserDirectory("/inner").RequirePermission("invoices.approve"));
        var approver = await app.HolderAsync("approver", default, "invoices.approve");
        var other = await app.HolderAsync("other", default, "invoices.read");

        (await app.As(other).GetAsync($"/inner{Whoami}")).StatusCode.Should().Be(System.Net.HttpStatusCode.Forbidden);
        (await app.As(approver).GetAnswerAsync($"/inner{Whoami}")).Status.Should().Be(200);
    }

    [Test]
    public async Task Mapped_under_two_prefixes_both_answer_and_names_stay_unique()
    {
        await using var app = await TestApp.StartAsync(map: app => app.MapUserDirectory("/inner"));
        var client = app.As((await app.System.Users.GetAsync("admin@contoso.example")).Id);

        (await client.GetAnswerAsync(Whoami)).Status.Should().Be(200);
        (await client.GetAnswerAsync($"/inner{Whoami}")).Status.Should().Be(200);
        app.Services.GetRequiredService<LinkGenerator>().GetPathByName("fetchMyUserDetails").Should().Be($"/inner{Whoami}");
    }

    private static async Task IsRequired(Action<WebApplication> map)
    {
        await using var app = await TestApp.StartAsync(
            services: services => services.AddAuthorization(options => options.AddPolicy("vpn", policy => policy.RequireClaim("vpn"))),
            map: map);
        var admin = (await app.System.Users.GetAsync("admin@contoso.example")).Id;

        (await app.As(admin).GetAsync($"/inner{Whoami}")).StatusCode.Should().Be(System.Net.HttpStatusCode.Forbidden);
        (await app.As(admin, "vpn=yes").GetAnswerAsync($"/inner{Whoami}")).Status.Should().Be(200);
        (await app.As(admin).GetAnswerAsync(Whoami)).Status.Should().Be(200, "of the other mapping nothing is required");
    }
}
