using System.Text.Json;
using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.AspNetCore.Tests.Organizations;

/// <summary>What the resolutions G1 to G11 say.</summary>
public sealed partial class OrganizationsResolutionTests
{
    private OrganizationsWorld _world = null!;

    [SetUp]
    public async Task SetUp() => _world = await OrganizationsWorld.StartAsync();

    [TearDown]
    public async Task TearDown() => await _world.DisposeAsync();

    [Test]
    public async Task G1_A_list_shows_the_name_of_the_role_and_a_single_user_the_role()
    {
        await _world.System.Roles.AssignAsync(_world.Lou, ["clerk"], "lisbon");
        await Task.Delay(2);
        await _world.System.Roles.AssignAsync(_world.Lou, ["admin"], "lisbon");

        var item = (await _world.Admin.GetAnswerAsync(_world.Path())).Json.GetProperty("result")[0];
        var user = (await _world.Admin.GetAnswerAsync(_world.Path(_world.Lou))).Json.GetProperty("result");

        item.EnumerateObject().Select(member => member.Name)
            .Should().Equal("id", "email", "name", "lastname", "defaultOrganizationId", "defaultProjectId", "role");
        item.GetProperty("role").GetString().Should().Be("clerk", "it is the oldest");
        user.GetProperty("role").EnumerateObject().Select(member => member.Name)
            .Should().Equal("id", "name", "description", "isDefault", "permissionCount");
        user.GetProperty("role").GetProperty("id").GetGuid().Should().Be(_world.Clerk.Id);
        user.GetProperty("role").GetProperty("permissionCount").GetInt32().Should().Be(3, "invoices.* matches three declared permissions");
        user.GetProperty("email").GetString().Should().Be("lou@contoso.example");
    }

    [Test]
    public async Task G1_Without_an_assignment_at_the_place_there_is_no_role_whatever_comes_from_elsewhere()
    {
        await _world.System.Roles.AssignAsync(_world.Lou, ["editor"]);
        await _world.System.Groups.CreateAsync(new NewGroup("staff"));
        await _world.System.Groups.AddMembersAsync("staff", [_world.Lou]);
        await _world.System.Roles.AssignAsync(Subject.Group("staff"), ["editor"], "lisbon");

        (await RoleAsync(_world.Lou)).ValueKind.Should().Be(JsonValueKind.Null);
    }

    [Test]
    public async Task G1_The_role_that_reads_everything_counts_what_it_matches()
    {
        await _world.System.Roles.AssignAsync(_world.Lou, ["read-only"], "lisbon");
        var count = _world.System.Permissions.Catalogue.Count(name => name.EndsWith(".read") || name.EndsWith(".list"));

        (await RoleAsync(_world.Lou)).GetProperty("permissionCount").GetInt32().Should().Be(count);
    }

    [Test]
    public async Task G1_Who_is_only_invited_shows_the_role_that_is_promised()
    {
        var sent = await _world.System.Invitations.SendAsync(new NewInvitation("inv@contoso.example", "lisbon") { Roles = ["clerk"] });

        (await RoleAsync(sent.User.Id)).GetProperty("name").GetString().Should().Be("clerk");
        (await _world.System.Permissions.ListEffectiveAsync(sent.User.Id, "lisbon")).Should().BeEmpty();
        await _world.System.Invitations.RevokeAsync(sent.Invitation.Id);
        (await _world.Admin.GetAnswerAsync(_world.Path(sent.User.Id))).Status.Should().Be(404);
    }

    [TestCase("Given", "Display", "Family", "Given", "Family")]
    [TestCase(null, "Display", null, "Display", "")]
    [TestCase(null, null, "Family", "", "Family")]
    public async Task G1_The_name_is_the_given_name_else_the_display_name(
        string? given, string? display, string? family, string name, string lastname)
    {
        var user = await _world.System.Users.CreateAsync(
            new NewUser("some") { GivenName = given, DisplayName = display, FamilyName = family, Organization = "lisbon" });

        var shown = (await _world.Admin.GetAnswerAsync(_world.Path(user.Id))).Json.GetProperty("result");
        (shown.GetProperty("name").GetString(), shown.GetProperty("lastname").GetString()).Should().Be((name, lastname));
    }

    [Test]
    public async Task G2_A_single_result_is_one_of_one()
    {
        (await _world.Admin.GetAnswerAsync(_world.Path(_world.Lou))).Json.GetProperty("resultInfo").GetRawText().Should().Be(
            """{"totalCount":1,"pageIndex":0,"pageSize":1,"totalPages":1,"hasNextPage":false,"hasPreviousPage":false}""");
    }

    [Test]
    public async Task G3_Success_has_empty_lists_and_every_refusal_its_envelope()
    {
        var done = (await _world.Admin.GetAnswerAsync(_world.Path(_world.Lou))).Json;
        done.GetProperty("success").GetBoolean().Should().BeTrue();
        done.GetProperty("errors").GetArrayLength().Should().Be(0);
        done.GetProperty("messages").GetArrayLength().Should().Be(0);

        var nobody = await _world.HolderAsync("nobody", "lisbon");
        foreach (var (answer, status) in new[]
        {
            (await _world.App.Anonymous.GetAnswerAsync(_world.Path()), 401), (await nobody.GetAnswerAsync(_world.Path()), 403),
            (await _world.Admin.GetAnswerAsync(_world.Path(Guid.NewGuid())), 404),
            (await _world.Admin.GetAnswerAsync(_world.Path() + "?PageSize=0"), 400),
            (await _world.Admin.SendAsync("PATCH", _world.Path()), 405),
        })
        {
            answer.Status.Should().Be(status);
            answer.ContentType.Should().Be("application/json");
            answer.Json.GetProperty("success").GetBoolean().Should().BeFalse();
            answer.Json.GetProperty("errors").GetArrayLength().Should().Be(1);
            answer.Json.GetProperty("result").ValueKind.Should().Be(JsonValueKind.Null);
            answer.Json.GetProperty("resultInfo").ValueKind.Should().Be(JsonValueKind.Object);
        }
    }

    [Test]
    public async Task G4_Pages_are_counted_from_zero_and_hold_ten_unless_asked_otherwise()
    {
        for (var i = 0; i < 11; i++)
        {
            await _world.System.Users.CreateAsync(new NewUser($"u{i:00}") { Organization = "lisbon" });
        }

        var first = (await _world.Admin.GetAnswerAsync(_world.Path())).Json;
        var last = (await _world.Admin.GetAnswerAsync(_world.Path() + "?pageindex=2&PAGESIZE=5")).Json;

        first.GetProperty("result").GetArrayLength().Should().Be(10);
        first.GetProperty("resultInfo").GetRawText()
            .Should().Be("""{"totalCount":12,"pageIndex":0,"pageSize":10,"totalPages":2,"hasNextPage":true,"hasPreviousPage":false}""");
        last.GetProperty("result").EnumerateArray().Select(user => user.GetProperty("id").GetGuid()).Should().HaveCount(2);
        last.GetProperty("resultInfo").GetRawText()
            .Should().Be("""{"totalCount":12,"pageIndex":2,"pageSize":5,"totalPages":3,"hasNextPage":false,"hasPreviousPage":true}""");
        (await _world.Admin.GetAnswerAsync(_world.Path() + "?PageSize=5000")).Json.GetProperty("resultInfo")
            .GetProperty("pageSize").GetInt32().Should().Be(100);
    }

    [TestCase("PageIndex=-1")]
    [TestCase("PageIndex=one")]
    [TestCase("PageIndex=1.5")]
    [TestCase("PageIndex=99999999999")]
    [TestCase("PageIndex=2147483647")]
    [TestCase("PageSize=0")]
    [TestCase("PageSize=-5")]
    [TestCase("PageSize=")]
    [TestCase("PageSize=1&pagesize=2")]
    public async Task G4_What_is_no_page_is_400(string query) =>
        (await _world.Admin.GetAnswerAsync($"{_world.Path()}?{query}")).Status.Should().Be(400);

    [TestCase("LEE", 1)]
    [TestCase("lou contoso", 1)]
    [TestCase("lóu", 1)]
    [TestCase("lou nobody", 0)]
    [TestCase("", 1)]
    public async Task G5_Words_are_searched_in_key_address_and_names(string words, int count) =>
        (await _world.Admin.GetAnswerAsync($"{_world.Path()}?Search={Uri.EscapeDataString(words)}")).Json.GetProperty("resultInfo")
            .GetProperty("totalCount").GetInt32().Should().Be(count);

    [Test]
    public async Task G5_A_search_that_is_too_long_is_400_and_not_a_fault() =>
        (await _world.Admin.GetAnswerAsync($"{_world.Path()}?Search={new string('a', 300)}")).Status.Should().Be(400);

    [Test]
    public async Task G5_Another_role_replaces_all_that_the_user_has_there()
    {
        await _world.System.Roles.AssignAsync(_world.Lou, ["clerk", "admin"], "lisbon");
        await _world.System.Roles.AssignAsync(_world.Lou, ["read-only"]);

        var answer = await _world.Admin.SendAsync("PUT", _world.Path(_world.Lou), $$"""{ "roleId": "{{_world.Editor.Id}}" }""");

        answer.Json.GetProperty("result").GetProperty("role").GetProperty("name").GetString().Should().Be("editor");
        (await _world.System.Roles.ListAssignmentsAsync(_world.Lou)).Select(assigned => assigned.Role.Key)
            .Should().BeEquivalentTo("editor", "read-only");
        answer.ETag.Should().Be((await _world.Admin.GetAnswerAsync(_world.Path(_world.Lou))).ETag);
    }

    [Test]
    public async Task G5_Who_is_no_member_there_is_404()
    {
        var elsewhere = await _world.System.Users.CreateAsync(new NewUser("max") { Organization = "porto" });
        foreach (var user in new object[] { elsewhere.Id, _world.AdminId, Guid.NewGuid(), "lou" })
        {
            (await _world.Admin.GetAnswerAsync(_world.Path(user))).Status.Should().Be(404);
            (await _world.Admin.SendAsync("PUT", _world.Path(user), $$"""{ "roleId": "{{_world.Editor.Id}}" }""")).Status.Should().Be(404);
            (await _world.Admin.SendAsync("DELETE", _world.Path(user))).Status.Should().Be(404);
        }
    }

    [TestCase("v1", 200)]
    [TestCase("v1.0", 200)]
    [TestCase("V1", 200)]
    [TestCase("v2", 404)]
    [TestCase("v1.1", 404)]
    [TestCase("v01", 404)]
    [TestCase("vone", 404)]
    public async Task G9_There_is_one_version(string version, int status)
    {
        (await _world.Admin.GetAnswerAsync(_world.Path().Replace("v1", version))).Status.Should().Be(status);
        (await _world.Admin.GetAnswerAsync(_world.Permission(_world.Lou, "invoices.read").Replace("v1", version))).Status
            .Should().Be(status);
    }

    private async Task<JsonElement> RoleAsync(Guid user) =>
        (await _world.Admin.GetAnswerAsync(_world.Path(user))).Json.GetProperty("result").GetProperty("role");
}
