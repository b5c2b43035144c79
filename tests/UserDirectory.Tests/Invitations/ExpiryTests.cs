using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Invitations;

public sealed class ExpiryTests : InvitationTestCase
{
    [Test]
    public async Task An_expired_invitation_shows_at_once()
    {
        var sent = await InviteAsync();
        Test.Clock.Advance(TimeSpan.FromDays(7));

        (await Invitations.GetAsync(sent.Invitation.Id))
            .Should().BeEquivalentTo(new { Status = InvitationStatus.Expired, ClosedAt = sent.Invitation.ExpiresAt });
        (await Test.System.Users.GetAsync(Email)).Status.Should().Be(UserStatus.InvitationExpired);
        (await StoredAsync(sent)).Status.Should().Be(InvitationStatus.Pending, "nobody has written it yet");
    }

    [Test]
    public async Task Lists_show_it_and_are_filtered_by_it()
    {
        var expired = await InviteAsync(with: i => i.Lifetime = TimeSpan.FromDays(1));
        var open = await InviteAsync("eva@acme.example");
        Test.Clock.Advance(TimeSpan.FromDays(2));

        (await Invitations.ListAsync()).Items.Select(i => (i.Id, i.Status)).Should().BeEquivalentTo(
            [(expired.Invitation.Id, InvitationStatus.Expired), (open.Invitation.Id, InvitationStatus.Pending)]);
        (await Invitations.ListAsync(new() { Status = InvitationStatus.Expired })).Items.Select(i => i.Id)
            .Should().Equal(expired.Invitation.Id);
        (await Invitations.ListAsync(new() { Status = InvitationStatus.Pending })).Items.Select(i => i.Id)
            .Should().Equal(open.Invitation.Id);
    }

    [Test]
    public async Task A_list_is_of_one_organization_when_it_names_one()
    {
        var lisbon = await InviteAsync();
        var porto = await InviteAsync("eva@acme.example", i => i.Organization = "porto");

        (await Invitations.ListAsync(new() { Organization = "porto" })).Items.Select(i => i.Id).Should().Equal(porto.Invitation.Id);
        (await Invitations.ListAsync(new() { Search = "BOB@" })).Items.Select(i => i.Id).Should().Equal(lisbon.Invitation.Id);
        (await Invitations.ListAsync(new() { Status = InvitationStatus.Accepted })).Items.Should().BeEmpty();
    }

    [Test]
    public async Task A_list_of_an_unknown_organization_names_the_field()
    {
        var list = async () => await Invitations.ListAsync(new() { Organization = "nowhere" });

        (await list.Should().ThrowAsync<RecordNotFoundException>()).Which.Field.Should().Be("Organization");
    }

    [Test]
    public async Task An_unknown_invitation_is_not_found()
    {
        var get = async () => await Invitations.GetAsync(Guid.NewGuid());

        (await get.Should().ThrowAsync<RecordNotFoundException>()).Which.Code.Should().Be("invitation.not_found");
    }

    [Test]
    public async Task While_another_one_is_open_the_account_is_invited()
    {
        await InviteAsync(with: i => i.Lifetime = TimeSpan.FromDays(1));
        await InviteAsync(with: i => i.Organization = "porto");
        Test.Clock.Advance(TimeSpan.FromDays(2));

        (await Test.System.Users.GetAsync(Email)).Status.Should().Be(UserStatus.InvitationSent);
    }
}
