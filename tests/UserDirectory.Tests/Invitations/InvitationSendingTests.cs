using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Storage;

namespace UserDirectory.Tests.Invitations;

public sealed class InvitationSendingTests : InvitationTestCase
{
    [Test]
    public async Task Inviting_a_new_address_makes_an_account_that_is_invited()
    {
        var sent = await InviteAsync(
            with: i => (i.DisplayName, i.GivenName, i.FamilyName, i.Culture, i.IsTechnician) = ("Bob", "Robert", "Builder", "pt-PT", true));

        var user = await Test.System.Users.GetAsync(Email);
        user.Should().BeEquivalentTo(new
        {
            sent.User.Id,
            Key = Email,
            Email,
            EmailVerifiedAt = (DateTimeOffset?)null,
            Status = UserStatus.InvitationSent,
            InvitationExpiresAt = Test.Clock.GetUtcNow() + TimeSpan.FromDays(7),
            HomeOrganizationId = Lisbon.Id,
            DefaultOrganizationId = Lisbon.Id,
            DisplayName = "Bob",
            GivenName = "Robert",
            FamilyName = "Builder",
            Culture = "pt-PT",
            IsTechnician = true,
        });
    }

    [Test]
    public async Task The_invitation_says_what_it_promises_and_who_promised_it()
    {
        var group = await Test.System.Groups.CreateAsync(new NewGroup("sales"));

        var sent = await InviteAsync(with: i => (i.Roles, i.Groups) = (["editor"], ["sales"]));

        sent.Invitation.Should().BeEquivalentTo(new
        {
            Email,
            OrganizationId = Lisbon.Id,
            UserId = sent.User.Id,
            RoleIds = new[] { Editor.Id },
            GroupIds = new[] { group.Id },
            Status = InvitationStatus.Pending,
            SentAt = Test.Clock.GetUtcNow(),
            ExpiresAt = Test.Clock.GetUtcNow() + TimeSpan.FromDays(7),
            InvitedBy = ActorRef.System("test"),
            ClosedAt = (DateTimeOffset?)null,
        });
        (await Invitations.GetAsync(sent.Invitation.Id)).Should().BeEquivalentTo(sent.Invitation);
    }

    [Test]
    public async Task Nothing_is_given_before_the_token_is_accepted()
    {
        await Test.System.Groups.CreateAsync(new NewGroup("sales"));

        var sent = await InviteAsync(with: i => (i.Roles, i.Groups) = (["editor"], ["sales"]));

        (await AssignmentsAsync(sent.User)).Should().BeEmpty();
        (await ListAsync<GroupMember>()).Should().BeEmpty();
        (await MembershipAsync(sent.User))!.Status.Should().Be(MembershipStatus.Invited);
    }

    [Test]
    public async Task Only_the_hash_of_the_secret_is_stored_and_nothing_shows_it()
    {
        var sent = await InviteAsync();

        var hash = (await StoredAsync(sent)).TokenHash!;
        InvitationToken.Parse(sent.Token)!.Secret.Fits(hash).Should().BeTrue();
        sent.Invitation.TokenHash.Should().BeNull();
        (await Invitations.GetAsync(sent.Invitation.Id)).TokenHash.Should().BeNull();
        (await Invitations.ListAsync()).Items.Should().OnlyContain(invitation => invitation.TokenHash == null);
        $"{sent} {sent.Invitation} {Notifier.Notices.Single()}".Should().NotContain(sent.Token!).And.NotContain(hash.Reveal());
        var feed = string.Join(' ', (await ListAsync<Change>()).SelectMany(change => change.Entries).SelectMany(entry => entry.Fields));
        feed.Should().NotContain(sent.Token!).And.NotContain(hash.Reveal());
    }

    [Test]
    public async Task Without_an_organization_the_tenant_as_a_whole_invites()
    {
        var sent = await InviteAsync(with: i => (i.Organization, i.Roles) = (default, ["editor"]));

        sent.Invitation.OrganizationId.Should().BeNull();
        sent.User.HomeOrganizationId.Should().BeNull();
        var user = await AcceptAsync(sent);
        (await AssignmentsAsync(user)).Should().ContainSingle().Which.OrganizationId.Should().BeNull();
        (await ListAsync<Membership>()).Should().BeEmpty();
    }

    [Test]
    public async Task Inviting_works_in_an_empty_directory()
    {
        using var empty = new TestDirectory();

        var sent = await empty.System.Invitations.SendAsync(new NewInvitation(Email));

        (await empty.Directory.AcceptInvitationAsync(sent.Token!, new Acceptance { Password = "correct horse" })).IsActive
            .Should().BeTrue();
        (await empty.System.Passwords.VerifyAsync(Email, "correct horse")).Succeeded.Should().BeTrue();
    }

    [Test]
    public async Task A_new_account_may_have_a_key_of_its_own()
    {
        var sent = await InviteAsync(with: i => i.Key = "bob");

        sent.User.Key.Should().Be("bob");
        sent.User.Email.Should().Be(Email);
    }

    [Test]
    public async Task An_address_that_cannot_be_a_key_needs_one()
    {
        var send = async () => await InviteAsync("bob*builder@acme.example");

        (await send.Should().ThrowAsync<InvalidInputException>()).Which.Errors
            .Should().ContainSingle(error => error.Field == "Key" && error.Code == "key.character");
        (await InviteAsync("bob*builder@acme.example", i => i.Key = "bob")).User.Key.Should().Be("bob");
    }

    [Test]
    public async Task Default_roles_are_promised_to_a_new_account_that_is_named_none()
    {
        var visitor = await Test.RoleAsync("visitor", ["reports.read"]);
        await Test.System.Roles.ChangeDefaultAsync("visitor", true);

        (await InviteAsync()).Invitation.RoleIds.Should().Equal(visitor.Id);
        (await InviteAsync("eva@acme.example", i => i.Roles = [])).Invitation.RoleIds.Should().BeEmpty();
        (await InviteAsync("ina@acme.example", i => i.Roles = ["editor"])).Invitation.RoleIds.Should().Equal(Editor.Id);
    }

    [Test]
    public async Task Inviting_again_replaces_the_open_invitation()
    {
        var first = await InviteAsync(with: i => i.Roles = ["editor"]);
        var second = await InviteAsync();

        second.User.Id.Should().Be(first.User.Id);
        (await StoredAsync(first)).Should().BeEquivalentTo(
            new { Status = InvitationStatus.Revoked, ClosedAt = Test.Clock.GetUtcNow(), TokenHash = (Secret?)null });
        await MustNotBeValidAsync(first.Token!);
        (await AssignmentsAsync(await AcceptAsync(second))).Should().BeEmpty("the second invitation promises no role");
    }

    [Test]
    public async Task Inviting_again_over_an_expired_one_closes_that_one_in_the_same_commit()
    {
        var first = await InviteAsync();
        Test.Clock.Advance(TimeSpan.FromDays(8));
        (await Test.System.Users.GetAsync(Email)).Status.Should().Be(UserStatus.InvitationExpired);

        await InviteAsync();

        (await StoredAsync(first)).Should().BeEquivalentTo(
            new { Status = InvitationStatus.Expired, ClosedAt = first.Invitation.ExpiresAt, TokenHash = (Secret?)null });
        (await Test.System.Users.GetAsync(Email)).Status.Should().Be(UserStatus.InvitationSent);
        (await LastChangeAsync()).Entries.Where(entry => entry.Record == RecordKind.Invitation).Should().HaveCount(2);
    }

    [Test]
    public async Task An_address_invited_into_two_organizations_is_one_account()
    {
        var first = await InviteAsync();
        var second = await InviteAsync(with: i => i.Organization = "porto");

        second.User.Id.Should().Be(first.User.Id);
        (await StoredAsync(first)).Status.Should().Be(InvitationStatus.Pending);
        (await MembershipAsync(first.User, "porto"))!.Status.Should().Be(MembershipStatus.Invited);
    }

    [Test]
    public async Task The_account_is_invited_until_the_last_of_its_invitations_expires()
    {
        var now = Test.Clock.GetUtcNow();
        await InviteAsync(with: i => i.Lifetime = TimeSpan.FromDays(10));
        await InviteAsync(with: i => (i.Organization, i.Lifetime) = ("porto", TimeSpan.FromDays(5)));
        (await Test.System.Users.GetAsync(Email)).InvitationExpiresAt.Should().Be(now.AddDays(10));

        await InviteAsync(with: i => i.Lifetime = TimeSpan.FromDays(1));

        (await Test.System.Users.GetAsync(Email)).InvitationExpiresAt.Should().Be(now.AddDays(5), "the one of ten days was replaced");
    }

    [Test]
    public async Task Names_and_labels_of_an_invitation_apply_to_new_accounts_only()
    {
        await InviteAsync(with: i => i.DisplayName = "Bob");
        await InviteAsync(with: i => (i.Organization, i.DisplayName, i.IsTechnician, i.Culture) = ("porto", "Rob", true, "pt"));

        (await Test.System.Users.GetAsync(Email))
            .Should().BeEquivalentTo(new { DisplayName = "Bob", IsTechnician = false, Culture = (string?)null });
    }

    [Test]
    public async Task An_unknown_organization_role_or_group_is_named_as_the_field()
    {
        var calls = new Dictionary<string, Action<NewInvitation>>
        {
            ["Organization"] = i => i.Organization = "nowhere",
            ["Roles[1]"] = i => i.Roles = ["editor", "nothing"],
            ["Groups[0]"] = i => i.Groups = ["nobody"],
        };
        foreach (var (field, with) in calls)
        {
            var send = async () => await InviteAsync(with: with);

            (await send.Should().ThrowAsync<RecordNotFoundException>()).Which.Field.Should().Be(field);
        }
    }

    [Test]
    public async Task An_inactive_account_is_not_invited()
    {
        var ann = await Test.UserAsync(Email);
        await ChangeAsync(ann, user => user with { Status = UserStatus.Inactive });

        (await ConflictAsync(async () => await InviteAsync())).Should().Be("user.inactive");
    }

    [Test]
    public async Task A_key_whose_account_has_another_address_verified_is_taken()
    {
        await Test.System.Users.CreateAsync(new NewUser("bob") { Email = "bob@elsewhere.example", IsEmailVerified = true });

        (await ConflictAsync(async () => await InviteAsync(with: i => i.Key = "bob"))).Should().Be("user.key.taken");
    }
}
