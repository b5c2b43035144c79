using System.Security.Cryptography;
using NUnit.Framework;

namespace UserDirectory.Testing;

/// <summary>
/// Rule 6, invitations: a random secret that is shown once and works once, for the invited address, while its sender may still give what it
/// promises.
/// </summary>
public abstract partial class InvitationRuleConformance : RuleConformance
{
    private const string Email = "bob@acme.example";

    [Test]
    public async Task The_secret_has_256_random_bits()
    {
        var world = await OpenOfficeAsync();
        var secrets = new List<byte[]>();
        for (var i = 0; i < 16; i++)
        {
            secrets.Add(SecretOf((await world.System.Invitations.SendAsync(new NewInvitation(Email, "lisbon"))).Token!));
        }

        Assert.That(secrets.Select(secret => secret.Length), Is.All.EqualTo(32));
        Assert.That(secrets.Select(Convert.ToHexString), Is.Unique);
        Assert.That(Enumerable.Range(0, 32)
            .Select(place => secrets.Select(secret => secret[place]).Distinct().Count()), Is.All.GreaterThan(4), "no byte is fixed");
    }

    [Test]
    public async Task Only_the_sha_256_of_the_secret_is_stored()
    {
        var world = await OpenOfficeAsync();
        var sent = await world.System.Invitations.SendAsync(new NewInvitation(Email, "lisbon"));
        var stored = await world.Records.GetAsync<Invitation>(sent.Invitation.Id);
        Assert.That(stored.TokenHash?.Reveal(), Is.EqualTo(Base64UrlText.Encode(SHA256.HashData(SecretOf(sent.Token!)))));
        await MustNotShowAsync(world, sent.Token!);
    }

    [Test]
    public async Task The_token_is_shown_once_and_never_again()
    {
        var world = await OpenOfficeAsync();
        var sent = await world.System.Invitations.SendAsync(new NewInvitation(Email, "lisbon"));
        var shown = new List<object>
        {
            await world.System.Invitations.GetAsync(sent.Invitation.Id),
            await world.System.Invitations.ListAsync(),
            await world.System.Users.GetAsync(sent.User.Id),
            await world.System.Changes.ReadAsync(0),
            await world.Directory.PreviewInvitationAsync(sent.Token!),
            sent.Invitation,
        };
        Assert.That(shown.Select(Snapshot.Of), Has.None.Contains(sent.Token!));
        Assert.That((await world.System.Invitations.GetAsync(sent.Invitation.Id)).TokenHash, Is.Null);
        Assert.That((await world.System.Invitations.ListAsync()).Items.Select(invitation => invitation.TokenHash), Is.All.Null);
    }

    [Test]
    public async Task The_token_is_in_no_log_and_no_text_of_what_carries_it()
    {
        var world = await OpenOfficeAsync();
        world.Host.Notices.Fails = true;
        var sent = await world.System.Invitations.SendAsync(new NewInvitation(Email, "lisbon"));
        Assert.That(world.Host.Lines.All, Is.Not.Empty, "the failed delivery is logged");
        Assert.That(
            world.Host.Lines.All.Append(sent.ToString()).Append(world.Host.Notices.All[0].ToString()), Has.None.Contains(sent.Token!));
        Assert.That(world.Host.Lines.All, Has.None.Contains(Email), "what the notifier says may hold anything");
        Assert.That(sent.Invitation.NotificationFailedAt, Is.EqualTo(world.Now));
        await MustNotShowAsync(world, sent.Token!);
    }

    [Test]
    public async Task Accepting_declining_and_revoking_leave_nothing_of_the_secret()
    {
        var world = await OpenOfficeAsync();
        var (accepted, declined) = (await InviteAsync(world, "a@acme.example"), await InviteAsync(world, "b@acme.example"));
        var revoked = await InviteAsync(world, "c@acme.example");
        await world.Directory.AcceptInvitationAsync(accepted.Token!, new Acceptance { Password = "correct horse" });
        await world.Directory.DeclineInvitationAsync(declined.Token!);
        await world.System.Invitations.RevokeAsync(revoked.Invitation.Id);
        Assert.That((await world.Records.ListAsync<Invitation>()).Select(invitation => invitation.TokenHash), Is.All.Null);
        Assert.That((await world.Records.ListAsync<Invitation>()).Select(
            invitation => invitation.Status),
            Is.EquivalentTo(new[] { InvitationStatus.Accepted, InvitationStatus.Declined, InvitationStatus.Revoked }));
    }

    [Test]
    public async Task An_invitation_is_accepted_once()
    {
        var world = await OpenOfficeAsync();
        var sent = await InviteAsync(world);
        await world.Directory.AcceptInvitationAsync(sent.Token!, new Acceptance { Password = "correct horse" });
        var before = await world.Records.StateAsync();
        await MustNotBeValidAsync(world, sent.Token!);
        Assert.That(await world.Records.StateAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task Of_acceptances_at_once_exactly_one_succeeds()
    {
        var world = await OpenOfficeAsync();
        world.Host.Store.LetsOthersRun = true;
        var sent = new IssuedInvitation[Race.Rounds];
        for (var round = 0; round < Race.Rounds; round++)
        {
            sent[round] = await InviteAsync(world, $"new-{round}@acme.example");
        }

        var succeeded = new int[Race.Rounds];
        await Race.RunAsync(async (thread, round) =>
        {
            var refusal = await Refused.CatchAsync(
                () => world.Directory.AcceptInvitationAsync(sent[round].Token!, new Acceptance { DisplayName = $"{thread}" }));
            Interlocked.Add(ref succeeded[round], refusal is null ? 1 : 0);
            Assert.That(refusal, Is.Null.Or.TypeOf<InvitationNotValidException>());
        });
        Assert.That(succeeded, Is.All.EqualTo(1));
    }

    [Test]
    public async Task Of_an_acceptance_and_a_revocation_at_once_one_wins_whole()
    {
        var world = await OpenOfficeAsync();
        var sent = await InviteAsync(world);
        world.Host.Store.BeforeNextCommit(async () => await world.System.Invitations.RevokeAsync(sent.Invitation.Id));
        await Refused.WithAsync("invitation.not_valid", () => world.Directory.AcceptInvitationAsync(sent.Token!, new Acceptance()));
        Assert.That(await world.System.Users.FindAsync(sent.User.Id), Is.Null, "it never was an account");
    }

    [Test]
    public async Task Sending_again_replaces_the_token()
    {
        var world = await OpenOfficeAsync();
        var first = await InviteAsync(world);
        var second = await world.System.Invitations.ResendAsync(first.Invitation.Id);
        await MustNotBeValidAsync(world, first.Token!);
        Assert.That(second.Invitation.Id, Is.EqualTo(first.Invitation.Id));
        Assert.That((await world.Directory.AcceptInvitationAsync(second.Token!, new Acceptance())).IsActive, Is.True);
    }

    [Test]
    public async Task Inviting_again_replaces_the_open_invitation_in_the_same_commit()
    {
        var world = await OpenOfficeAsync();
        var first = await InviteAsync(world);
        var number = await world.NumberAsync();
        var second = await InviteAsync(world, "BOB@acme.example");
        Assert.That(await world.NumberAsync(), Is.EqualTo(number + 1));
        await MustNotBeValidAsync(world, first.Token!);
        Assert.That(await PendingAsync(world), Is.EqualTo(new[] { second.Invitation.Id }));
        Assert.That(second.User.Id, Is.EqualTo(first.User.Id));
    }

    [Test]
    public async Task Inviting_over_an_expired_one_closes_it_in_the_same_commit()
    {
        var world = await OpenOfficeAsync();
        var first = await InviteAsync(world);
        world.Clock.Advance(TimeSpan.FromDays(8));
        var number = await world.NumberAsync();
        var second = await InviteAsync(world);
        Assert.That(await world.NumberAsync(), Is.EqualTo(number + 1));
        Assert.That((await world.Records.GetAsync<Invitation>(first.Invitation.Id)).Status, Is.EqualTo(InvitationStatus.Expired));
        Assert.That(await PendingAsync(world), Is.EqualTo(new[] { second.Invitation.Id }));
    }

    [Test]
    public async Task Another_organization_may_invite_the_same_address_beside_it()
    {
        var world = await OpenOfficeAsync();
        var first = await InviteAsync(world);
        var second = await world.System.Invitations.SendAsync(new NewInvitation(Email, "porto"));
        Assert.That(await PendingAsync(world), Is.EquivalentTo(new[] { first.Invitation.Id, second.Invitation.Id }));
        Assert.That(second.User.Id, Is.EqualTo(first.User.Id));
    }

    [Test]
    public async Task Of_invitations_of_one_address_at_once_one_stays_pending()
    {
        var world = await OpenOfficeAsync();
        world.Host.Store.LetsOthersRun = true;
        await Race.RunAsync(async (_, round) => await InviteAsync(world, $"new-{round}@acme.example"));
        var pending = await world.Records.ListAsync<Invitation>(InvitationFields.Status.EqualTo(InvitationStatus.Pending));
        Assert.That(pending.Select(invitation => invitation.Email).ToList(), Is.Unique.And.Count.EqualTo(Race.Rounds));
    }

    /// <summary>A tenant with Lisbon and Porto and a role that lets approve invoices.</summary>
    private async Task<RuleWorld> OpenOfficeAsync()
    {
        var world = await OpenWorldAsync();
        await world.OrganizationAsync("lisbon");
        await world.OrganizationAsync("porto");
        await world.RoleAsync("approver", ["invoices.approve"]);
        return world;
    }

    private static async Task<IssuedInvitation> InviteAsync(RuleWorld world, string email = Email) =>
        await world.System.Invitations.SendAsync(new NewInvitation(email, "lisbon") { Roles = ["approver"] });

    private static byte[] SecretOf(string token) => InvitationToken.Parse(token)!.Secret.Bytes.ToArray();

    private static async Task<IReadOnlyList<Guid>> PendingAsync(RuleWorld world) =>
        [.. (await world.Records.ListAsync<Invitation>(InvitationFields.Status.EqualTo(InvitationStatus.Pending)))
            .Select(invitation => invitation.Id)];

    /// <summary>Nothing that is stored holds the token or its secret.</summary>
    private static async Task MustNotShowAsync(RuleWorld world, string token)
    {
        var state = await world.Records.StateAsync();
        var secret = SecretOf(token);
        string[] forms = [token, Base64UrlText.Encode(secret), Convert.ToBase64String(secret), Convert.ToHexString(secret)];
        Assert.That(forms.Where(form => state.Contains(form, StringComparison.OrdinalIgnoreCase)), Is.Empty);
    }
}
