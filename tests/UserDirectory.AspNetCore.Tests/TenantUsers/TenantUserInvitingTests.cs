using FluentAssertions;
using Microsoft.Extensions.Time.Testing;
using NUnit.Framework;

namespace UserDirectory.AspNetCore.Tests.TenantUsers;

/// <summary>Inviting users (P14), which is settled by J6.</summary>
public sealed class TenantUserInvitingTests
{
    private const string Path = "/sendInvitation";
    private const string Joe = """{ "email": "joe@contoso.example", "name": "Joe" }""";

    private UsersWorld _world = null!;

    [SetUp]
    public async Task SetUp() => _world = await UsersWorld.StartAsync();

    [TearDown]
    public async Task TearDown() => await _world.DisposeAsync();

    [Test]
    public async Task J6_The_answer_is_the_id_of_the_invitation_and_never_a_token()
    {
        var answer = await _world.SendAsync("POST", Path, """
            {
              "email": "joe@contoso.example", "name": "Joe", "culture": "fr-FR", "roles": ["viewer"], "groups": "sales",
              "isTechnician": true, "userKey": "joe"
            }
            """);

        (await UsersWorld.OutcomeAsync(answer)).Should().Be("200");
        var notice = _world.Notices.Notices.Should().ContainSingle().Subject;
        var text = await answer.Content.ReadAsStringAsync();
        text.Should().Be($"\"{notice.Invitation.Id:D}\"").And.NotContain(notice.Token);
        var joe = await _world.GetAsync("joe");
        joe.GetProperty("status").GetInt32().Should().Be(3);
        joe.GetProperty("name").GetString().Should().Be("Joe");
        joe.GetProperty("culture").GetString().Should().Be("fr-FR");
        joe.GetProperty("isTechnician").GetBoolean().Should().BeTrue();
        (await _world.KeysAsync("joe", "roles")).Should().BeEmpty("nothing is given before the token is accepted");

        await _world.App.Directory.AcceptInvitationAsync(notice.Token!, new Acceptance());

        (await _world.KeysAsync("joe", "roles")).Should().Equal("viewer");
        (await _world.KeysAsync("joe", "groups")).Should().Equal("sales");
    }

    [Test]
    public async Task J6_The_key_is_the_address_when_none_is_named()
    {
        await _world.SendAsync("POST", Path, Joe);

        (await _world.GetAsync("JOE@contoso.example")).GetProperty("email").GetString().Should().Be("joe@contoso.example");
    }

    [Test]
    public async Task J6_Who_has_proved_the_address_is_added_at_once_and_told()
    {
        await _world.App.System.Users.ChangeEmailAsync("bob", "bob@contoso.example", isVerified: true);

        var answer = await _world.SendAsync(
            "POST", Path, """{ "email": "bob@contoso.example", "name": "Robert", "roles": ["viewer"], "groups": ["sales"] }""");

        var id = (await UsersWorld.JsonAsync(answer)).GetGuid();
        (await _world.App.System.Invitations.GetAsync(id)).Status.Should().Be(InvitationStatus.Accepted);
        _world.Notices.Notices.Should().ContainSingle().Which.Token.Should().BeNull();
        (await _world.KeysAsync("bob", "roles")).Should().Equal("viewer");
        (await _world.GetAsync("bob")).GetProperty("name").GetString().Should().Be("Bob Brown", "a name is for a new account only");
    }

    [Test]
    public async Task J6_An_address_that_is_not_verified_counts_as_unknown()
    {
        (await _world.OutcomeAsync("POST", Path, """{ "email": "ann@contoso.example", "name": "Ann", "roles": ["viewer"] }"""))
            .Should().Be("200");

        (await _world.GetAsync("ann@contoso.example")).GetProperty("status").GetInt32().Should().Be(3);
        (await _world.KeysAsync("ann", "roles")).Should().Equal("editor");
    }

    [Test]
    public async Task J6_Inviting_again_replaces_the_invitation()
    {
        var clock = new FakeTimeProvider(UsersWorld.Begin);
        await using var world = await UsersWorld.StartAsync(clock: clock);
        await world.SendAsync("POST", Path, Joe);
        clock.Advance(TimeSpan.FromDays(8));
        (await world.GetAsync("joe@contoso.example")).GetProperty("status").GetInt32().Should().Be(4);

        (await world.OutcomeAsync("POST", Path, Joe)).Should().Be("200");

        (await world.GetAsync("joe@contoso.example")).GetProperty("status").GetInt32().Should().Be(3);
        var again = async () => await world.App.Directory.AcceptInvitationAsync(world.Notices.Notices.First().Token!, new Acceptance());
        await again.Should().ThrowAsync<InvitationNotValidException>();
    }

    [Test]
    public async Task J6_One_address_in_two_organizations_is_one_user()
    {
        await _world.SendAsync("POST", Path, Joe);
        await _world.SendAsync("POST", Path, Joe, "porto");

        var (here, there) = (await _world.GetAsync("joe@contoso.example"), await _world.GetAsync("joe@contoso.example", "porto"));
        there.GetProperty("id").GetGuid().Should().Be(here.GetProperty("id").GetGuid());
    }

    [Test]
    public async Task J6_An_unknown_culture_is_the_tenants()
    {
        await _world.App.System.Settings.UpdateAsync(new TenantUpdate { DefaultCulture = "pt-PT" });

        (await _world.OutcomeAsync("POST", Path, """{ "email": "joe@contoso.example", "name": "Joe", "culture": "xx_YY" }"""))
            .Should().Be("200");

        (await _world.GetAsync("joe@contoso.example")).GetProperty("culture").GetString().Should().Be("pt-PT");
    }

    [TestCase("{}", "body.member_missing", "email", "name")]
    [TestCase("""{ "email": "nowhere", "name": "Joe" }""", "email.format", "email")]
    [TestCase("""{ "email": "joe@contoso.example", "name": "Joe", "redirectUri": "https://evil.example/" }""",
        "invitation.redirect_uri", "redirectUri")]
    [TestCase(
        """{ "email": "joe@contoso.example", "name": "Joe", "redirectUri": "somewhere" }""", "invitation.redirect_uri", "redirectUri")]
    [TestCase("""{ "email": "joe@contoso.example", "name": "Joe", "roles": ["nothing"] }""", "role.not_found", "roles[0]")]
    [TestCase("""{ "email": "joe@contoso.example", "name": "Joe", "groups": ["sales", "nothing"] }""", "group.not_found", "groups[1]")]
    [TestCase("""{ "email": "joe@contoso.example", "name": "Joe", "userKey": "a/b" }""", "key.character", "userKey")]
    [TestCase("""{ "email": 7, "name": "Joe" }""", "body.malformed", "email")]
    public async Task J6_What_is_wrong_is_400(string body, string code, params string[] paths)
    {
        var answer = await _world.SendAsync("POST", Path, body);

        (await UsersWorld.OutcomeAsync(answer)).Should().Be($"400 {code}");
        (await UsersWorld.JsonAsync(answer)).GetProperty("errors").EnumerateObject().Select(error => error.Name)
            .Should().BeEquivalentTo(paths);
        _world.Notices.Notices.Should().BeEmpty();
    }

    [Test]
    public async Task J6_An_account_that_is_switched_off_is_not_invited()
    {
        await _world.App.System.Users.DeactivateAsync("ann");

        (await _world.OutcomeAsync("POST", Path, """{ "email": "ann@contoso.example", "name": "Ann", "userKey": "ann" }"""))
            .Should().Be("400 user.inactive");
    }

    [Test]
    public async Task J6_A_host_may_forbid_inviting_technicians()
    {
        await using var world = await UsersWorld.StartAsync(http => http.AllowInvitingTechnicians = false);

        (await world.OutcomeAsync("POST", Path, """{ "email": "joe@contoso.example", "name": "Joe", "isTechnician": true }"""))
            .Should().Be("400 invitation.technician");
        (await world.OutcomeAsync("POST", Path, """{ "email": "joe@contoso.example", "name": "Joe", "isTechnician": false }"""))
            .Should().Be("200");
    }

    [Test]
    public async Task J6_Without_a_notifier_nobody_is_invited()
    {
        await using var world = await UsersWorld.StartAsync(delivers: false);

        (await world.OutcomeAsync("POST", Path, Joe)).Should().Be("400 invitation.no_delivery");

        (await world.OutcomeAsync("GET", "/joe@contoso.example")).Should().Be("404 user.not_found");
        var member = await world.HolderAsync("kim", default);
        (await UsersWorld.OutcomeAsync(await UsersWorld.SendAsync(member, "POST", Path, Joe)))
            .Should().Be("403 access.denied", "that comes first");
    }
}
