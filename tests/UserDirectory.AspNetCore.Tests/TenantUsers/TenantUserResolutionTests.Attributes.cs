using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.AspNetCore.Tests.TenantUsers;

/// <content>Single attributes of an account.</content>
public sealed partial class TenantUserResolutionTests
{
    [Test]
    public async Task J8_What_clients_filter_by_is_shown_and_isActive_follows_the_status()
    {
        var ann = await _world.GetAsync("ann");

        ann.EnumerateObject().Select(member => member.Name).Should().Equal(
            "id", "userKey", "name", "culture", "isTechnician", "lastLogin", "roles", "email", "picture", "groups",
            "status", "statusDescription", "isActive", "createdOn", "modifiedOn",
            "isSystem", "isDeleted");
        ann.GetProperty("isActive").GetBoolean().Should().BeTrue();
        (await _world.OutcomeAsync("PUT", "/ann/isActive", "false")).Should().Be("200");
        (await _world.GetAsync("ann")).GetProperty("status").GetInt32().Should().Be(2);
        (await _world.OutcomeAsync("PUT", "/ann/isActive", "true")).Should().Be("200");
        (await _world.GetAsync("ann")).GetProperty("isActive").GetBoolean().Should().BeTrue();
    }

    [TestCase("2")]
    [TestCase("\"2\"")]
    [TestCase("\"inactive\"")]
    public async Task J9_A_status_is_read_as_number_text_or_name_and_written_as_number_and_name(string body)
    {
        (await _world.OutcomeAsync("PUT", "/ann/status", body)).Should().Be("200");

        var ann = await _world.GetAsync("ann");
        ann.GetProperty("status").GetInt32().Should().Be(2);
        ann.GetProperty("statusDescription").GetString().Should().Be("Inactive");
    }

    [TestCase("5")]
    [TestCase("0")]
    [TestCase("\"Asleep\"")]
    [TestCase("true")]
    [TestCase("1.5")]
    public async Task J9_What_is_no_status_is_400(string body) =>
        (await _world.OutcomeAsync("PUT", "/ann/status", body)).Should().Be("400 body.malformed");

    [Test]
    public async Task J10_Nobody_sets_what_an_invitation_leads_to()
    {
        await _world.App.System.Invitations.SendAsync(new NewInvitation("joe@contoso.example", "lisbon"));

        (await _world.OutcomeAsync("PUT", "/ann/status", "3")).Should().Be("400 user.status.invited");
        (await _world.OutcomeAsync("PUT", "/ann/status", "4")).Should().Be("400 user.status.invited");
        (await _world.OutcomeAsync("PUT", "/joe%40contoso.example/status", "3")).Should().Be("200", "it has that already");
        (await _world.OutcomeAsync("PUT", "/joe%40contoso.example/status", "4")).Should().Be("400 user.status.invited");
        (await _world.GetAsync("joe@contoso.example")).GetProperty("status").GetInt32().Should().Be(3);
        (await _world.OutcomeAsync("PUT", "/joe%40contoso.example/status", "1")).Should().Be("200");
        (await _world.GetAsync("joe@contoso.example")).GetProperty("isActive").GetBoolean().Should().BeTrue();
    }

    [Test]
    public async Task J15_Another_key_leaves_all_else_and_the_old_one_is_not_found()
    {
        (await _world.OutcomeAsync("PUT", "/ann/userKey", "\"BOB\"")).Should().Be("400 user.key.taken");
        (await _world.OutcomeAsync("PUT", "/ann/userKey", "\"sendInvitation\"")).Should().Be("400 key.reserved");
        (await _world.OutcomeAsync("PUT", "/ann/userKey", "\"Anna\"")).Should().Be("200");

        (await _world.OutcomeAsync("GET", "/ann")).Should().Be("404 user.not_found");
        (await _world.GetAsync("anna")).GetProperty("id").GetGuid().Should().Be(_world.Ann.Id);
        (await _world.KeysAsync("anna", "groups")).Should().Equal("sales");
    }

    [Test]
    public async Task J15_A_taken_key_is_told_by_the_bodys_own_path()
    {
        var refusal = await UsersWorld.JsonAsync(await _world.SendAsync("PUT", "/ann/userKey", "\"bob\""));

        Paths(refusal).Should().Equal("value");
        refusal.GetProperty("detail").GetString().Should().NotContain("Key:");
    }

    [TestCase("isTechnician", "\"True\"", "true")]
    [TestCase("isTechnician", "true", "true")]
    [TestCase("lastLogin", "\"2026-01-31T12:00:00+01:00\"", "\"2026-01-31T11:00:00+00:00\"")]
    [TestCase("lastLogin", "\"2026-01-31T12:00:00\"", "\"2026-01-31T12:00:00+00:00\"")]
    [TestCase("lastLogin", "null", "null")]
    [TestCase("email", "null", "null")]
    [TestCase("picture", "null", "null")]
    [TestCase("picture", "\"https://contoso.example/ann.png\"", "\"https://contoso.example/ann.png\"")]
    [TestCase("name", "\"Anna\"", "\"Anna\"")]
    public async Task J17_A_bare_value_is_the_body(string attribute, string body, string shown)
    {
        await _world.SendAsync("PUT", "/ann/lastLogin", "\"2026-01-01T00:00:00Z\"");
        await _world.SendAsync("PUT", "/ann/picture", "\"ann.png\"");

        (await _world.OutcomeAsync("PUT", $"/ann/{attribute}", body)).Should().Be("200");

        (await _world.GetAsync("ann")).GetProperty(attribute).GetRawText().Should().Be(shown);
    }

    [TestCase("isTechnician", "\"yes\"", "body.malformed")]
    [TestCase("isTechnician", "null", "body.member_missing")]
    [TestCase("isActive", "1", "body.malformed")]
    [TestCase("isActive", "null", "body.member_missing")]
    [TestCase("status", "null", "body.member_missing")]
    [TestCase("lastLogin", "\"31.01.2026\"", "body.malformed")]
    [TestCase("lastLogin", "\"1969-12-31T00:00:00Z\"", "last_login.past")]
    [TestCase("name", "null", "body.member_missing")]
    [TestCase("name", "7", "body.malformed")]
    [TestCase("email", "\"nowhere\"", "email.format")]
    [TestCase("userKey", "null", "body.member_missing")]
    [TestCase("userKey", "\"a/b\"", "key.character")]
    [TestCase("picture", "\"data:image/png;base64,????\"", "picture.data_uri")]
    public async Task J17_Any_other_value_is_400(string attribute, string body, string code)
    {
        var answer = await _world.SendAsync("PUT", $"/ann/{attribute}", body);

        (await UsersWorld.OutcomeAsync(answer)).Should().Be($"400 {code}");
        if (code != "body.malformed")
        {
            Paths(await UsersWorld.JsonAsync(answer)).Should().Equal("value");
        }
    }
}
