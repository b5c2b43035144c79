using System.Text.Json;
using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.AspNetCore.Tests.Organizations;

/// <content>What ends and what is the default.</content>
public sealed partial class OrganizationsResolutionTests
{
    [Test]
    public async Task G7_Removing_ends_the_membership_and_answers_with_the_user_as_it_was()
    {
        await _world.System.Roles.AssignAsync(_world.Lou, ["clerk"], "lisbon");
        var before = await _world.Admin.GetAnswerAsync(_world.Path(_world.Lou));

        var answer = await _world.Admin.SendAsync("DELETE", _world.Path(_world.Lou));

        answer.Status.Should().Be(200);
        answer.Text.Should().Be(before.Text);
        (await _world.System.Members.FindAsync(_world.Lou, "lisbon")).Should().BeNull();
        (await _world.System.Roles.ListAssignmentsAsync(_world.Lou)).Should().BeEmpty();
        (await _world.System.Users.FindAsync(_world.Lou)).Should().NotBeNull();
        (await _world.Admin.SendAsync("DELETE", _world.Path(_world.Lou))).Status.Should().Be(404);
    }

    [Test]
    public async Task G10_A_project_as_default_is_shown_with_the_nearest_organization_that_is_none()
    {
        await _world.System.Organizations.CreateAsync(new NewOrganization("sub") { Parent = "atlas", Label = "Project" });
        await _world.System.Members.AddAsync(_world.Lou, "sub");
        await _world.System.Users.ChangeDefaultOrganizationAsync(_world.Lou, "sub");
        var sub = (await _world.System.Organizations.GetAsync("sub")).Id;

        (await DefaultsAsync(_world.Lou, _world.Lisbon)).Should().Be((_world.Lisbon, sub));
        (await DefaultsAsync(_world.Lou, sub)).Should().Be((_world.Lisbon, sub));
    }

    [Test]
    public async Task G10_A_default_is_shown_on_the_line_of_the_organization_only()
    {
        (await DefaultsAsync(_world.Lou, _world.Lisbon)).Should().Be((_world.Lisbon, null), "the first membership becomes the default");
        await _world.System.Members.AddAsync(_world.Lou, "atlas");
        await _world.System.Members.AddAsync(_world.Lou, "porto");

        (await DefaultsAsync(_world.Lou, _world.Atlas)).Should().Be((_world.Lisbon, null));
        (await DefaultsAsync(_world.Lou, _world.Porto)).Should().Be((null, null));
        await _world.System.Organizations.CreateAsync(new NewOrganization("alone") { Label = "project" });
        await _world.System.Members.AddAsync(_world.Lou, "alone");
        await _world.System.Users.ChangeDefaultOrganizationAsync(_world.Lou, "alone");
        var alone = (await _world.System.Organizations.GetAsync("alone")).Id;
        (await DefaultsAsync(_world.Lou, alone)).Should().Be((null, alone));
    }

    private async Task<(Guid?, Guid?)> DefaultsAsync(Guid user, Guid organization)
    {
        var shown = (await _world.Admin.GetAnswerAsync(_world.Path(user, organization))).Json.GetProperty("result");
        var item = (await _world.Admin.GetAnswerAsync(_world.Path(null, organization))).Json.GetProperty("result")
            .EnumerateArray().Single(one => one.GetProperty("id").GetGuid() == user);
        shown.GetProperty("defaultProjectId").GetRawText().Should().Be(item.GetProperty("defaultProjectId").GetRawText());
        return (IdOf(shown.GetProperty("defaultOrganizationId")), IdOf(shown.GetProperty("defaultProjectId")));
    }

    private static Guid? IdOf(JsonElement value) => value.ValueKind == JsonValueKind.Null ? null : value.GetGuid();
}
