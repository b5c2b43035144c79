using FluentAssertions;
using Microsoft.AspNetCore.TestHost;
using NUnit.Framework;

namespace UserDirectory.AspNetCore.Tests.Matrix;

/// <summary>The directory inside applications with habits of their own: it answers as ever, and so do they.</summary>
[TestFixtureSource(typeof(ForeignHost), nameof(ForeignHost.All))]
public sealed class ForeignHostTests(object host)
{
    private readonly ForeignHost _host = (ForeignHost)host;

    [Test]
    public async Task The_matrix_is_what_it_is_in_a_plain_application()
    {
        var plain = await MatrixRuns.PlainAsync();

        var cells = await MatrixRuns.RunAsync(_host);

        Differences.From(plain, cells).Should().BeEmpty();
        Differences.FromFile(cells).Should().BeEmpty();
        cells.Should().HaveSameCount(plain);
    }

    [TestCase("PUT", "/auth/users", "{}", "application/json", "405")]
    [TestCase("DELETE", "/api/contoso/lisbon/identity/users", null, null, "405")]
    [TestCase("POST", "/auth/roles", "<role/>", "application/xml", "415")]
    [TestCase("POST", "/auth/roles", "{", "application/json", "400")]
    [TestCase("POST", "/api/contoso/lisbon/identity/groups", """{ "group_key": "a", "name": "A" }""", "application/json", "400")]
    [TestCase("GET", "/api/v9/organizations/7/users", null, null, "404")]
    [TestCase("GET", "/api/unknown/lisbon/identity/users/ann", null, null, "404")]
    public async Task Refusals_that_are_not_about_rights_are_what_they_are_in_a_plain_application(
        string method, string path, string? body, string? type, string status)
    {
        await using var plain = await MatrixWorld.StartAsync();
        await using var world = await MatrixWorld.StartAsync(_host);

        var answer = await HostCall.SendAsync(world.Admin, method, path, body, type);

        answer.Should().Be(await HostCall.SendAsync(plain.Admin, method, path, body, type)).And.StartWith(status);
    }

    [TestCase("POST", "/orders", """{ "customer_name": "Ann", "item_count": 1 }""")]
    [TestCase("POST", "/orders", """{ "customerName": "Ann", "itemCount": 1 }""")]
    [TestCase("POST", "/orders", """{ "customerName": 7 }""")]
    [TestCase("POST", "/orders", null)]
    [TestCase("PUT", "/orders", "{}")]
    [TestCase("GET", "/broken", null)]
    [TestCase("GET", "/nothing/here", null)]
    [TestCase("GET", "/auth/nothing", null)]
    [TestCase("GET", "/api/contoso/lisbon/identity/nothing", null)]
    [TestCase("GET", "/sign-in", null)]
    public async Task Its_own_endpoints_answer_as_they_did_without_the_directory(string method, string path, string? body)
    {
        await using var alone = await _host.StartAloneAsync();
        await using var world = await MatrixWorld.StartAsync(_host);

        var anonymous = await HostCall.SendAsync(world.App.Anonymous, method, path, body);
        var signedIn = await HostCall.SendAsync(await HostCall.SignInAsync(world.App.Anonymous, "ann"), method, path, body);

        anonymous.Should().Be(await HostCall.SendAsync(alone.GetTestClient(), method, path, body));
        signedIn.Should().Be(await HostCall.SendAsync(await HostCall.SignInAsync(alone.GetTestClient(), "ann"), method, path, body));
    }

    [Test]
    public async Task Whom_it_signs_in_in_its_own_way_the_directory_knows()
    {
        await using var world = await MatrixWorld.StartAsync(_host);
        var joe = await world.App.HolderAsync("joe", "lisbon");

        var answer = await (await HostCall.SignInAsync(world.App.Anonymous, $"{joe}")).GetAnswerAsync("/auth/users/whoami");

        answer.Json.GetProperty("userName").GetString().Should().Be("joe");
    }
}
