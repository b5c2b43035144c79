using System.Text.Json;
using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.AspNetCore.Tests.Organizations;

/// <summary>G6: adding or inviting.</summary>
public sealed class OrganizationInvitationTests
{
    private OrganizationsWorld _world = null!;

    [SetUp]
    public async Task SetUp() => _world = await OrganizationsWorld.StartAsync();

    [TearDown]
    public async Task TearDown() => await _world.DisposeAsync();

    [Test]
    public async Task G6_A_fresh_address_is_invited_and_has_no_role_before_it_accepts()
    {
        var answer = await AddAsync("new@contoso.example", _world.Clerk.Id);
        var user = await _world.System.Users.GetAsync("new@contoso.example");

        answer.Status.Should().Be(200);
        answer.Text.Should().NotContainEquivalentOf("token");
        answer.Json.GetProperty("result").GetProperty("id").GetGuid().Should().Be(user.Id);
        answer.Json.GetProperty("result").GetProperty("role").GetProperty("name").GetString().Should().Be("clerk");
        user.Status.Should().Be(UserStatus.InvitationSent);
        (await _world.System.Roles.ListAssignmentsAsync(user.Id)).Should().BeEmpty();
        answer.Text.Should().Be((await _world.Admin.GetAnswerAsync(_world.Path(user.Id))).Text);
    }

    [Test]
    public async Task G6_A_verified_address_of_an_active_account_is_added_at_once_with_its_role()
    {
        var max = await _world.System.Users.CreateAsync(
            new NewUser("max") { Email = "max@contoso.example", IsEmailVerified = true, Organization = "porto", GivenName = "Max" });

        var answer = await AddAsync("MAX@contoso.example", _world.Clerk.Id);

        answer.Json.GetProperty("result").GetProperty("id").GetGuid().Should().Be(max.Id);
        (await _world.System.Members.FindAsync(max.Id, "lisbon"))!.Status.Should().Be(MembershipStatus.Active);
        (await _world.System.Roles.ListAssignmentsAsync(max.Id)).Should().ContainSingle().Which.Role.Key.Should().Be("clerk");
    }

    [Test]
    public async Task G6_Without_a_notifier_only_a_verified_address_can_be_added()
    {
        await using var silent = await OrganizationsWorld.StartAsync(hasNotifier: false);
        await silent.System.Users.CreateAsync(
            new NewUser("max") { Email = "max@contoso.example", IsEmailVerified = true, Organization = "porto" });
        await silent.System.Users.CreateAsync(
            new NewUser("off") { Email = "off@contoso.example", IsEmailVerified = true, IsActive = false });

        (await silent.Admin.SendAsync("POST", silent.Path(), Body("max@contoso.example", silent.Clerk.Id))).Status.Should().Be(200);
        foreach (var address in new[] { "new@contoso.example", "off@contoso.example", "lou@contoso.example" })
        {
            (await silent.Admin.SendAsync("POST", silent.Path(), Body(address, silent.Clerk.Id)))
                .Should().BeEquivalentTo(new { Status = 400, Code = "invitation.no_delivery" });
        }

        (await silent.System.Users.FindAsync("new@contoso.example")).Should().BeNull();
    }

    [Test]
    public async Task G6_Who_is_a_member_already_is_400()
    {
        var max = await _world.System.Users.CreateAsync(
            new NewUser("max") { Email = "max@contoso.example", IsEmailVerified = true, Organization = "lisbon" });

        (await AddAsync("max@contoso.example", _world.Clerk.Id)).Should().BeEquivalentTo(new { Status = 400, Code = "membership.exists" });
        await _world.System.Members.SuspendAsync(max.Id, "lisbon");
        (await AddAsync("max@contoso.example", _world.Clerk.Id)).Code.Should().Be("membership.exists");
    }

    [Test]
    public async Task G6_Inviting_again_is_200_with_the_newer_role()
    {
        await AddAsync("new@contoso.example", _world.Clerk.Id);

        var again = await AddAsync("new@contoso.example", _world.Editor.Id);

        again.Status.Should().Be(200);
        again.Text.Should().Be(
            (await _world.Admin.GetAnswerAsync(_world.Path(again.Json.GetProperty("result").GetProperty("id").GetGuid()))).Text);
    }

    [Test]
    public async Task G6_An_unknown_role_and_one_of_another_organization_are_404()
    {
        foreach (var role in new[] { Guid.NewGuid()
            .ToString(), _world.Theirs.Id.ToString(), "clerk", RoleLocator.Of(_world.Clerk.Id), string.Empty })
        {
            (await _world.Admin.SendAsync("POST", _world.Path(), $$"""{ "email": "new@contoso.example", "roleId": "{{role}}" }"""))
                .Should().BeEquivalentTo(new { Status = 404, Code = "role.not_found" });
            (await _world.Admin.SendAsync("PUT", _world.Path(_world.Lou), $$"""{ "roleId": "{{role}}" }"""))
                .Should().BeEquivalentTo(new { Status = 404, Code = "role.not_found" });
        }
    }

    [TestCase("""{ "email": "new@contoso.example" }""")]
    [TestCase("""{ "roleId": "CLERK" }""")]
    [TestCase("""{ "email": "not an address", "roleId": "CLERK" }""")]
    [TestCase("""{ "email": "", "roleId": "CLERK" }""")]
    [TestCase("""{ "email": 7, "roleId": "CLERK" }""")]
    [TestCase("[]")]
    public async Task What_is_wrong_with_a_body_is_400(string body) =>
        (await _world.Admin.SendAsync("POST", _world.Path(), body.Replace("CLERK", _world.Clerk.Id.ToString()))).Status.Should().Be(400);

    [Test]
    public async Task Who_may_not_read_the_account_sees_no_more_of_it_than_the_address()
    {
        await _world.System.Users.CreateAsync(
            new NewUser("max") { Email = "max@contoso.example", GivenName = "Maximilian", Organization = "porto" });
        var inviter = await _world.HolderAsync("inviter", "lisbon", "invitations.send", "users.update-roles", "invoices.*");
        await _world.System.Users.GrantAsync("inviter", ["users.update"]);
        await _world.System.Members.AddAsync("inviter", "porto");
        var named = await _world.System.Users.CreateAsync(
            new NewUser("key@contoso.example") { GivenName = "Maximilian", Organization = "porto" });

        var answer = await inviter.SendAsync("POST", _world.Path(), Body("key@contoso.example", _world.Clerk.Id));

        answer.Json.GetProperty("result").GetProperty("id").GetGuid().Should().Be(named.Id);
        answer.Text.Should().NotContain("Maximilian");
    }

    private Task<HttpAnswer> AddAsync(string email, Guid role) => _world.Admin.SendAsync("POST", _world.Path(), Body(email, role));

    private static string Body(string email, Guid role) => JsonSerializer.Serialize(new { email, roleId = role });
}
