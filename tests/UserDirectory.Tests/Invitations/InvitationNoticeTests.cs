using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Invitations;

/// <summary>What a notifier is told, so that the mail can say who invites where to what.</summary>
public sealed class InvitationNoticeTests : InvitationTestCase
{
    [Test]
    public async Task It_has_the_organization_the_inviter_and_the_roles()
    {
        var ivy = await InviterAsync("ivy", "invitations.*", "users.update-roles", "invoices.*");

        var sent = await InviteByAsync(Test.As(ivy).Invitations, with: i => i.Roles = ["editor"]);
        await Test.As(ivy).Invitations.ResendAsync(sent.Invitation.Id);

        Notifier.Notices.Should().HaveCount(2).And.AllSatisfy(notice =>
        {
            notice.Organization.Should().Be(Lisbon);
            notice.InvitedBy.Should().Be(ActorRef.User(ivy.Id));
            notice.Inviter!.Id.Should().Be(ivy.Id);
            notice.Roles.Should().Equal(Editor);
        });
    }

    [Test]
    public async Task Of_a_system_into_the_tenant_there_is_neither_organization_nor_inviter()
    {
        await Invitations.SendAsync(new NewInvitation(Email));

        var notice = Notifier.Notices.Single();
        (notice.Organization, notice.Inviter, notice.InvitedBy).Should().Be((null, null, ActorRef.System("test")));
        notice.Roles.Should().BeEmpty();
    }

    [Test]
    public async Task Of_what_was_given_at_once_it_has_the_roles_too()
    {
        await Test.System.Users.CreateAsync(new NewUser("ann") { Email = Email, IsEmailVerified = true });

        await InviteAsync(with: i => i.Roles = ["editor"]);

        Notifier.Notices.Single().Should().BeEquivalentTo(new { Token = (string?)null, Roles = new[] { Editor }, Organization = Lisbon });
    }

    [Test]
    public async Task It_prints_ids_only()
    {
        var ivy = await InviterAsync("ivy", "invitations.send", "users.update-roles", "invoices.*");
        var sent = await InviteByAsync(Test.As(ivy).Invitations, with: i => i.Roles = ["editor"]);

        Notifier.Notices.Single().ToString()
            .Should().Contain(sent.Invitation.Id.ToString()).And.NotContainAny(Email, "ivy", "lisbon", "editor", sent.Token!);
    }
}
