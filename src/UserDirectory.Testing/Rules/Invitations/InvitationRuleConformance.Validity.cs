using NUnit.Framework;

namespace UserDirectory.Testing;

/// <content>What a token must be for, and that whatever is wrong with one has the same answer.</content>
public abstract partial class InvitationRuleConformance
{
    [Test]
    public async Task A_malformed_token_is_not_valid()
    {
        var world = await OpenOfficeAsync();
        var sent = await InviteAsync(world);
        foreach (var token in new[] { null, "", " ", "token", sent.Token![..^1], sent.Token + "A", sent.Token.ToUpperInvariant() })
        {
            await MustNotBeValidAsync(world, token!);
        }
    }

    [Test]
    public async Task A_token_with_another_secret_is_not_valid()
    {
        var world = await OpenOfficeAsync();
        var token = InvitationToken.Parse((await InviteAsync(world)).Token)!;
        await MustNotBeValidAsync(world, new InvitationToken(token.TenantId, token.InvitationId, TokenSecret.Create()).ToText());
    }

    [Test]
    public async Task A_token_of_an_unknown_invitation_is_not_valid()
    {
        var world = await OpenOfficeAsync();
        var token = InvitationToken.Parse((await InviteAsync(world)).Token)!;
        await MustNotBeValidAsync(world, new InvitationToken(token.TenantId, Guid.CreateVersion7(), token.Secret).ToText());
    }

    [Test]
    public async Task A_token_of_another_or_an_unknown_tenant_is_not_valid()
    {
        var (world, other) = (await OpenOfficeAsync(), await OpenOfficeAsync());
        var token = InvitationToken.Parse((await InviteAsync(world)).Token)!;
        await MustNotBeValidAsync(world, new InvitationToken(other.Tenant.Id, token.InvitationId, token.Secret).ToText());
        await MustNotBeValidAsync(world, new InvitationToken(Guid.CreateVersion7(), token.InvitationId, token.Secret).ToText());
    }

    [Test]
    public async Task An_expired_token_is_not_valid_from_its_last_moment_on()
    {
        var world = await OpenOfficeAsync();
        var sent = await InviteAsync(world);
        world.Clock.Advance(sent.Invitation.ExpiresAt - world.Now - TimeSpan.FromMicroseconds(1));
        await world.Directory.PreviewInvitationAsync(sent.Token!);
        world.Clock.Advance(TimeSpan.FromMicroseconds(1));
        await MustNotBeValidAsync(world, sent.Token!);
        Assert.That((await world.System.Users.GetAsync(sent.User.Id)).Status, Is.EqualTo(UserStatus.InvitationExpired));
    }

    [Test]
    public async Task A_revoked_or_declined_token_is_not_valid()
    {
        var world = await OpenOfficeAsync();
        var (revoked, declined) = (await InviteAsync(world, "a@acme.example"), await InviteAsync(world, "b@acme.example"));
        await world.System.Invitations.RevokeAsync(revoked.Invitation.Id);
        await world.Directory.DeclineInvitationAsync(declined.Token!);
        await MustNotBeValidAsync(world, revoked.Token!);
        await MustNotBeValidAsync(world, declined.Token!);
    }

    [Test]
    public async Task A_token_is_not_valid_while_the_account_is_switched_off()
    {
        var world = await OpenOfficeAsync();
        var sent = await InviteAsync(world);
        await world.System.Users.DeactivateAsync(sent.User.Id);
        await MustNotBeValidAsync(world, sent.Token!);
        await Refused.WithAsync("user.inactive", () => world.System.Invitations.ResendAsync(sent.Invitation.Id));
        await Refused.WithAsync("user.inactive", async () => await InviteAsync(world));
    }

    [Test]
    public async Task A_token_of_a_suspended_tenant_or_a_deleted_organization_is_not_valid()
    {
        var world = await OpenOfficeAsync();
        var sent = await InviteAsync(world);
        await world.Directory.Tenants.SuspendAsync(world.Tenant.Id);
        await MustNotBeValidAsync(world, sent.Token!);
        await world.Directory.Tenants.ReinstateAsync(world.Tenant.Id);
        await world.System.Organizations.DeleteAsync("lisbon");
        await MustNotBeValidAsync(world, sent.Token!);
    }

    [Test]
    public async Task A_token_is_bound_to_the_invited_address()
    {
        var world = await OpenOfficeAsync();
        var his = await world.System.Invitations.SendAsync(new NewInvitation(Email, "lisbon") { Key = "bob", Roles = ["approver"] });
        var hers = await world.System.Invitations.SendAsync(new NewInvitation("mallory@evil.example", "porto") { Key = "bob" });
        await world.Directory.AcceptInvitationAsync(hers.Token!, new Acceptance());
        await MustNotBeValidAsync(world, his.Token!);
        Assert.That(await world.System.Permissions.CheckAsync("bob", "invoices.approve", "lisbon"), Is.False,
            "the role was for whoever reads the mail of the invited address");
    }

    [Test]
    public async Task Accepting_makes_the_invited_address_the_accounts_own()
    {
        var world = await OpenOfficeAsync();
        await world.System.Users.CreateAsync(new NewUser("bob") { Email = "old@acme.example", Roles = [] });
        var sent = await world.System.Invitations.SendAsync(new NewInvitation(Email, "lisbon") { Key = "bob" });
        var bob = await world.Directory.AcceptInvitationAsync(sent.Token!, new Acceptance());
        Assert.That((bob.Email, bob.EmailVerifiedAt), Is.EqualTo((Email, world.Now)));
    }

    [Test]
    public async Task A_token_is_not_valid_once_its_sender_may_not_invite_or_give_any_more()
    {
        (string Name, Func<RuleWorld, Guid, Task> Event)[] events =
        [
            ("the sender lost the role", async (world, ann) => await world.System.Roles.UnassignAsync(ann, ["approver"], "lisbon")),
            ("the sender lost the permission", async (world, ann) => await world.System.Roles.UnassignAsync(ann, ["of ann"], "lisbon")),
            ("the sender was switched off", async (world, ann) => await world.System.Users.DeactivateAsync(ann)),
            ("the sender was deleted", async (world, ann) => await world.System.Users.DeleteAsync(ann)),
            ("the sender was shut out", async (world, ann) => await world.System.Members.SuspendAsync(ann, "lisbon")),
        ];
        foreach (var (name, @event) in events)
        {
            var world = await OpenOfficeAsync();
            var ann = await world.HolderAsync("ann", "lisbon", "invitations.send", "users.update-roles");
            await world.System.Roles.AssignAsync(ann.Id, ["approver"], "lisbon");
            var sent = await world.As(ann).Invitations.SendAsync(new NewInvitation(Email, "lisbon") { Roles = ["approver"] });
            await world.Directory.PreviewInvitationAsync(world.Host.Notices.TokenOf(sent));
            await @event(world, ann.Id);
            await MustNotBeValidAsync(name, () => world.Directory.PreviewInvitationAsync(world.Host.Notices.TokenOf(sent)));
            await MustNotBeValidAsync(
                name, () => world.Directory.AcceptInvitationAsync(world.Host.Notices.TokenOf(sent), new Acceptance()));
            Assert.That(await world.System.Permissions.CheckAsync(sent.User.Id, "invoices.approve", "lisbon"), Is.False, name);
        }
    }

    [Test]
    public async Task A_token_is_not_valid_once_its_role_gives_more_than_its_sender_holds()
    {
        var world = await OpenOfficeAsync();
        var ann = await world.ActorAsync("ann", "lisbon", "invitations.send", "users.update-roles", "invoices.approve");
        var sent = await ann.Invitations.SendAsync(new NewInvitation(Email, "lisbon") { Roles = ["approver"] });
        await world.System.Roles.UpdateAsync("approver", new RoleUpdate { AddPatterns = ["reports.export"] });
        await MustNotBeValidAsync("grown", () => world.Directory.AcceptInvitationAsync(world.Host.Notices.TokenOf(sent), new Acceptance()));
        await world.System.Roles.UpdateAsync("approver", new RoleUpdate { RemovePatterns = ["reports.export"] });
        await world.Directory.AcceptInvitationAsync(world.Host.Notices.TokenOf(sent), new Acceptance());
    }

    [Test]
    public async Task What_the_sender_loses_while_the_token_is_accepted_is_not_given()
    {
        var world = await OpenOfficeAsync();
        var ann = await world.HolderAsync("ann", "lisbon", "invitations.send", "users.update-roles");
        await world.System.Roles.AssignAsync(ann.Id, ["approver"], "lisbon");
        var sent = await world.As(ann).Invitations.SendAsync(new NewInvitation(Email, "lisbon") { Roles = ["approver"] });
        world.Host.Store.BeforeNextCommit(async () => await world.System.Roles.UnassignAsync(ann.Id, ["approver"], "lisbon"));
        await MustNotBeValidAsync(
            "lost meanwhile", () => world.Directory.AcceptInvitationAsync(world.Host.Notices.TokenOf(sent), new Acceptance()));
        Assert.That((await world.System.Users.GetAsync(sent.User.Id)).Status, Is.EqualTo(UserStatus.InvitationSent));
    }

    /// <summary>The three calls that a token is for have the same answer: the answer never says why.</summary>
    private static async Task MustNotBeValidAsync(RuleWorld world, string token)
    {
        await MustNotBeValidAsync("preview", () => world.Directory.PreviewInvitationAsync(token));
        await MustNotBeValidAsync(
            "accept", () => world.Directory.AcceptInvitationAsync(token, new Acceptance { Password = "correct horse" }));
        await MustNotBeValidAsync("decline", async () =>
        {
            await world.Directory.DeclineInvitationAsync(token);
            return true;
        });
    }

    private static async Task MustNotBeValidAsync<T>(string name, Func<ValueTask<T>> call)
    {
        var refusal = await Refused.CatchAsync(call);
        Assert.That(refusal, Is.TypeOf<InvitationNotValidException>(), name);
        Assert.That((refusal!.Code, refusal.Message, refusal.Details.Count), Is.EqualTo(
            ("invitation.not_valid", "The invitation is not valid (any more). Ask for a new one.", 0)), name);
    }
}
