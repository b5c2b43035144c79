using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.AspNetCore.Tests.Fuzz;

/// <summary>What the generated requests have found, each on its own.</summary>
[TestFixture]
public sealed class FuzzFindingTests
{
    [Test]
    public async Task An_id_of_zeros_is_an_unknown_tenant()
    {
        await using var app = await TestApp.StartAsync();
        var admin = app.As((await app.System.Users.GetAsync("admin@contoso.example")).Id);

        var zeros = await admin.GetAnswerAsync($"/api/{Guid.Empty}/lisbon/identity/users/ann");
        var unknown = await admin.GetAnswerAsync($"/api/{Guid.NewGuid()}/lisbon/identity/users/ann");

        (zeros.Status, zeros.Code).Should().Be((404, "tenant.not_found")).And.Be((unknown.Status, unknown.Code));
    }

    [Test]
    public async Task A_request_that_brings_an_id_of_zeros_as_its_tenant_is_of_an_unknown_one()
    {
        await using var app = await TestApp.StartAsync(http: http => http.TenantOfRequest = _ => Guid.Empty.ToString());
        var admin = app.As((await app.System.Users.GetAsync("admin@contoso.example")).Id);

        (await admin.GetAnswerAsync("/auth/users/whoami")).Code.Should().Be("tenant.not_found");
    }
}
