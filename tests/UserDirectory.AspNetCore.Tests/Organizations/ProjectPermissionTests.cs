using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.AspNetCore.Tests.Organizations;

/// <summary>G8 and G11: what a user may do in a project.</summary>
public sealed class ProjectPermissionTests
{
    private OrganizationsWorld _world = null!;

    [SetUp]
    public async Task SetUp() => _world = await OrganizationsWorld.StartAsync();

    [TearDown]
    public async Task TearDown() => await _world.DisposeAsync();

    [Test]
    public async Task G8_The_answer_has_no_envelope_and_says_where_the_permission_was_given()
    {
        await _world.System.Roles.AssignAsync(_world.Lou, ["clerk"], "atlas");
        await _world.System.Groups.CreateAsync(new NewGroup("staff"));
        await _world.System.Groups.AddMembersAsync("staff", [_world.Lou]);
        await _world.System.Roles.AssignAsync(Subject.Group("staff"), ["editor"], "lisbon");

        (await AskAsync(_world.Lou, "invoices.read")).Text
            .Should().Be($$"""{"userId":"{{_world.Lou}}","permission":true,"organizationIds":["{{_world.Lisbon}}","{{_world.Atlas}}"]}""");
        (await AskAsync(_world.Lou, "invoices.write")).Text
            .Should().Be($$"""{"userId":"{{_world.Lou}}","permission":true,"organizationIds":["{{_world.Atlas}}"]}""");
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task G8_What_is_tenant_wide_counts_as_the_topmost_organization(bool isGrant)
    {
        if (isGrant)
        {
            await _world.System.Users.GrantAsync(_world.Lou, ["invoices.read"]);
        }
        else
        {
            await _world.System.Roles.AssignAsync(_world.Lou, ["editor"]);
        }

        (await AskAsync(_world.Lou, "invoices.read")).Json.GetProperty("organizationIds").EnumerateArray().Select(id => id.GetGuid())
            .Should().Equal(_world.Lisbon);
    }

    [TestCase("invoices.approve")]
    [TestCase("nothing.at-all")]
    [TestCase("invoices.*")]
    [TestCase("3fa85f64-5717-4562-b3fc-2c963f66afa6")]
    public async Task G8_What_is_not_held_or_not_declared_is_false(string permission)
    {
        await _world.System.Roles.AssignAsync(_world.Lou, ["editor"], "lisbon");

        (await AskAsync(_world.Lou, permission)).Text
            .Should().Be($$"""{"userId":"{{_world.Lou}}","permission":false,"organizationIds":[]}""");
    }

    [Test]
    public async Task G8_What_was_given_but_does_not_count_there_is_false()
    {
        var max = await _world.System.Users.CreateAsync(new NewUser("max") { Organization = "porto" });
        await _world.System.Roles.AssignAsync(max.Id, ["editor"]);

        (await AskAsync(max.Id, "invoices.read")).Json.GetProperty("permission").GetBoolean().Should().BeFalse("nothing lets max in");
    }

    [Test]
    public async Task G8_Unknown_users_and_projects_are_404()
    {
        (await AskAsync(Guid.NewGuid(), "invoices.read")).Code.Should().Be("user.not_found");
        (await AskAsync("lou", "invoices.read")).Code.Should().Be("user.not_found");
        (await AskAsync(_world.Lou, "invoices.read", Guid.NewGuid())).Code.Should().Be("project.not_found");
        (await AskAsync(_world.Lou, "invoices.read", "atlas")).Code.Should().Be("project.not_found");
    }

    [Test]
    public async Task G11_An_organization_that_is_no_project_is_404()
    {
        (await AskAsync(_world.Lou, "invoices.read", _world.Lisbon))
            .Should().BeEquivalentTo(new { Status = 404, Code = "project.not_found", ContentType = "application/problem+json" });
    }

    [Test]
    public async Task The_account_itself_and_who_may_read_permissions_there_ask_and_nobody_else()
    {
        var path = _world.Permission(_world.Lou, "invoices.read");
        var reader = await _world.HolderAsync("reader", "atlas", "permissions.read");
        var elsewhere = await _world.HolderAsync("elsewhere", "porto", "permissions.read");
        var other = await _world.HolderAsync("other", "lisbon", "users.read");

        (await _world.App.As(_world.Lou).GetAnswerAsync(path)).Status.Should().Be(200);
        (await reader.GetAnswerAsync(path)).Status.Should().Be(200);
        (await elsewhere.GetAnswerAsync(path)).Status.Should().Be(403);
        (await other.GetAnswerAsync(path)).Status.Should().Be(403);
        (await other.GetAnswerAsync(_world.Permission(Guid.NewGuid(), "invoices.read"))).Status
            .Should().Be(403, "rights at the project come before the user");
        (await _world.App.Anonymous.GetAnswerAsync(path)).Status.Should().Be(401);
    }

    [Test]
    public async Task Where_else_the_account_has_rights_is_not_told()
    {
        await _world.System.Roles.AssignAsync(_world.Lou, ["clerk"], "atlas");
        await _world.System.Members.AddAsync(_world.Lou, "porto");
        await _world.System.Roles.AssignAsync(_world.Lou, ["editor"], "porto");

        foreach (var caller in new[] { _world.Admin, _world.App.As(_world.Lou) })
        {
            (await caller.GetAnswerAsync(_world.Permission(_world.Lou, "invoices.read"))).Text.Should().NotContain(_world.Porto.ToString());
        }
    }

    private Task<HttpAnswer> AskAsync(object user, string permission, object? project = null) =>
        _world.Admin.GetAnswerAsync(_world.Permission(user, permission, project));
}
