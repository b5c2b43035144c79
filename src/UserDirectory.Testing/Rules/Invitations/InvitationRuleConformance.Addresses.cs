using NUnit.Framework;

namespace UserDirectory.Testing;

/// <content>
/// Who holds the token proves the address: who gets it back, where it may lead, and what becomes of it when the address changes.
/// </content>
public abstract partial class InvitationRuleConformance
{
    private const string Other = "rob@acme.example";

    [Test]
    public async Task A_user_who_sends_an_invitation_gets_no_token_where_a_notifier_delivers_it()
    {
        var world = await OpenOfficeAsync();
        var ann = await world.ActorAsync("ann", "lisbon", "invitations.*");
        var sent = await ann.Invitations.SendAsync(new NewInvitation(Email, "lisbon"));
        var again = await ann.Invitations.ResendAsync(sent.Invitation.Id);
        Assert.That((sent.Token, again.Token), Is.EqualTo(((string?)null, (string?)null)));
        await world.Directory.AcceptInvitationAsync(world.Host.Notices.All[1].Token!, new Acceptance());
    }

    [Test]
    public async Task An_invitation_leads_only_to_where_the_host_said()
    {
        var world = await OpenOfficeAsync();
        var invitation = new NewInvitation(Email, "lisbon") { RedirectUri = new Uri("https://evil.example/") };
        Assert.That(await Refused.InputAsync(() => world.System.Invitations.SendAsync(invitation)),
            Is.EqualTo(new[] { "RedirectUri invitation.redirect_uri" }));
    }

    [Test]
    public async Task Another_address_of_somebody_only_invited_takes_the_invitation_along_in_the_same_commit()
    {
        var world = await OpenOfficeAsync();
        var sent = await InviteAsync(world);
        var number = await world.NumberAsync();
        await world.System.Users.ChangeEmailAsync(sent.User.Id, Other);
        Assert.That(await world.NumberAsync(), Is.EqualTo(number + 1));
        await MustNotBeValidAsync(world, sent.Token!);
        var user = await world.Directory.AcceptInvitationAsync(world.Host.Notices.All[^1].Token!, new Acceptance());
        Assert.That((user.Id, user.Email, user.EmailVerifiedAt), Is.EqualTo((sent.User.Id, Other, (DateTimeOffset?)world.Now)));
    }

    [Test]
    public async Task Who_could_not_send_the_invitation_again_does_not_change_its_address()
    {
        var world = await OpenOfficeAsync();
        var sent = await InviteAsync(world);
        var ann = await world.ActorAsync("ann", "lisbon", "invitations.*", "users.*");
        await Refused.EscalationAsync("invoices.approve", () => ann.Users.ChangeEmailAsync(sent.User.Id, Other));
        await world.Directory.AcceptInvitationAsync(sent.Token!, new Acceptance());
    }

    [Test]
    public async Task Of_an_acceptance_and_another_address_at_once_the_token_works_for_one_address_only()
    {
        var world = await OpenOfficeAsync();
        world.Host.Store.LetsOthersRun = true;
        for (var round = 0; round < 50; round++)
        {
            var sent = await InviteAsync(world, $"new-{round}@acme.example");
            var before = world.Host.Notices.All.Count;
            var accept = Task.Run(() => Refused.CatchAsync(() => world.Directory.AcceptInvitationAsync(sent.Token!, new Acceptance())));
            await Task.Run(async () => await world.System.Users.ChangeEmailAsync(sent.User.Id, $"other-{round}@acme.example"));
            var isAccepted = await accept is null;
            var user = await world.System.Users.GetAsync(sent.User.Id);
            Assert.That(user.IsActive, Is.EqualTo(isAccepted));
            Assert.That(
                world.Host.Notices.All.Count - before, Is.EqualTo(isAccepted ? 0 : 1), "an invitation is either accepted or goes on");
        }
    }
}
