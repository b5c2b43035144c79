using FluentAssertions;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using NUnit.Framework;

namespace UserDirectory.AspNetCore.Tests.Authorization;

public sealed class RequirePermissionTests
{
    private PermissionHost _host = null!;
    private Guid _atLisbon;
    private Guid _everywhere;

    [SetUp]
    public async Task SetUp()
    {
        _host = await PermissionHost.StartAsync(Map);
        _atLisbon = await _host.ApproverAsync("ana@private.example", "lisbon");
        _everywhere = await _host.ApproverAsync("eve");
    }

    [TearDown]
    public async Task TearDown() => await _host.DisposeAsync();

    [TestCase("/route/lisbon", 200)]
    [TestCase("/route/porto", 403)]
    [TestCase("/route/unknown", 403)]
    [TestCase("/route/lisbon:x", 403)]
    [TestCase("/route/%01", 403)]
    [TestCase("/route/00000000-0000-0000-0000-000000000000", 403)]
    [TestCase("/optional/lisbon", 200)]
    [TestCase("/optional", 403)]
    [TestCase("/tenant", 403)]
    [TestCase("/delegate?at=lisbon", 200)]
    [TestCase("/delegate?at=porto", 403)]
    [TestCase("/delegate", 403)]
    [TestCase("/later?at=lisbon", 200)]
    [TestCase("/policy/lisbon", 200)]
    [TestCase("/policy/porto", 403)]
    public async Task The_place_is_what_the_request_names(string path, int status)
    {
        (await _host.StatusAsync(_atLisbon, path)).Should().Be(status);
    }

    [TestCase("lisbon", 200)]
    [TestCase("porto", 403)]
    [TestCase("", 403)]
    [TestCase(null, 403)]
    public async Task The_place_may_stand_in_a_header(string? header, int status)
    {
        (await _host.StatusAsync(_atLisbon, "/header", header)).Should().Be(status);
    }

    [Test]
    public async Task Without_a_place_it_is_asked_in_the_whole_tenant()
    {
        (await _host.StatusAsync(_everywhere, "/tenant")).Should().Be(200);
        (await _host.StatusAsync(_everywhere, "/none")).Should().Be(200, "the host said that no organization is the whole tenant");
        (await _host.StatusAsync(_atLisbon, "/none")).Should().Be(403);
    }

    [TestCase("/route/lisbon")]
    [TestCase("/tenant")]
    [TestCase("/delegate?at=lisbon")]
    public async Task Nobody_signed_in_is_asked_to_sign_in(string path)
    {
        (await _host.StatusAsync(null, path)).Should().Be(401);
        (await _host.StatusAsync(Guid.NewGuid(), path)).Should().Be(403, "who is signed in is nobody in the directory");
    }

    [Test]
    public async Task Several_permissions_must_all_be_held()
    {
        (await _host.StatusAsync(_everywhere, "/both")).Should().Be(403);

        await _host.System.Roles.AssignAsync(_everywhere, [Role.ReadOnlyKey]);

        (await _host.StatusAsync(_everywhere, "/both")).Should().Be(200);
    }

    [Test]
    public async Task An_account_that_is_switched_off_is_let_in_nowhere()
    {
        await _host.System.Users.DeactivateAsync(_everywhere);

        (await _host.StatusAsync(_everywhere, "/tenant")).Should().Be(403);
    }

    [Test]
    public async Task A_refusal_explains_itself_in_the_log_by_ids_and_not_in_the_answer()
    {
        var lisbon = await _host.System.Organizations.GetAsync("lisbon");
        var nia = await _host.System.Users.CreateAsync(
            new NewUser("nia@private.example") { DisplayName = "Nia Private", Organization = "lisbon" });

        var answer = await _host.As(nia.Id).GetAsync("/route/lisbon");

        var line = _host.Log.Lines.Should().ContainSingle(
            each => each.Category == "UserDirectory.AspNetCore" && each.Text.Contains("invoices.approve")).Subject;
        line.Level.Should().Be(LogLevel.Debug);
        line.Text.Should().Contain($"refused to {nia.Id} at {lisbon.Id}").And.Contain("+entry.membership").And.Contain("-source.none");
        line.Text.Should().NotContain("private", "a log holds no personal data");
        (await answer.Content.ReadAsStringAsync()).Should().BeEmpty();
    }

    [Test]
    public async Task What_is_unknown_is_answered_like_what_is_not_held()
    {
        var held = await _host.As(_atLisbon).GetAsync("/route/porto");
        var unknown = await _host.As(_atLisbon).GetAsync("/route/unknown");

        unknown.StatusCode.Should().Be(held.StatusCode);
        unknown.Headers.ToString().Should().Be(held.Headers.ToString());
        (await unknown.Content.ReadAsStringAsync()).Should().Be(await held.Content.ReadAsStringAsync());
    }

    private static void Map(WebApplication app)
    {
        app.MapGet("/route/{org}", () => "in").RequirePermission("invoices.approve", organization: "org");
        app.MapGet("/optional/{org?}", () => "in").RequirePermission("invoices.approve", organization: "org");
        app.MapGet("/header", () => "in").RequirePermission("invoices.approve", organizationHeader: "X-Organization");
        app.MapGet("/tenant", () => "in").RequirePermission("invoices.approve");
        app.MapGet("/none", () => "in").RequirePermission("invoices.approve", http => default(EntityRef));
        app.MapGet("/delegate", () => "in")
            .RequirePermission("invoices.approve", http => http.Request.Query["at"].ToString() is { Length: > 0 } at ? at : (string?)null);
        app.MapGet("/later", () => "in").RequirePermission("invoices.approve", async http =>
        {
            await Task.Yield();
            return EntityRef.Of(http.Request.Query["at"]);
        });
        app.MapGet("/both", () => "in").RequirePermission("invoices.approve").RequirePermission("invoices.read");
        app.MapGet("/policy/{org}", () => "in").RequireAuthorization("permission:invoices.approve@route:org");
    }
}
