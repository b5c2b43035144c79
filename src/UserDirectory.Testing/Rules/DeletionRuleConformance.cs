using NUnit.Framework;
using UserDirectory.Storage;

namespace UserDirectory.Testing;

/// <summary>
/// Deleting, restoring and erasing accounts: all of it in one commit, back as far as it can be, and gone without a trace of what it held.
/// </summary>
public abstract class DeletionRuleConformance : RuleConformance
{
    [Test]
    public async Task Deleting_takes_everything_of_the_account_out_in_one_commit()
    {
        var (world, bob) = await OpenAsync();
        var number = await world.NumberAsync();
        await world.System.Users.DeleteAsync(bob.Id);
        Assert.That(await world.NumberAsync(), Is.EqualTo(number + 1));
        Assert.That(await world.System.Users.FindAsync(bob.Id), Is.Null);
        Assert.That(await LeftOfAsync(world, bob), Is.Empty);
        Assert.That((await world.Records.ListAsync<Invitation>())
            .Select(invitation => invitation.Status), Is.EqualTo(new[] { InvitationStatus.Revoked }));
    }

    [Test]
    public async Task A_deleted_account_is_kept_for_30_days_as_one_record()
    {
        var (world, bob) = await OpenAsync();
        await world.System.Users.DeleteAsync(bob.Id);
        var kept = (await world.Records.ListAsync<DeletedUser>()).Single();
        Assert.That((kept.Id, kept.PurgeAt), Is.EqualTo((bob.Id, world.Now.AddDays(30))));
        Assert.That((await world.System.Users.ListDeletedAsync()).Items.Select(deleted => deleted.User.Key), Is.EqualTo(new[] { "bob" }));
        world.Clock.Advance(TimeSpan.FromDays(30) - TimeSpan.FromMicroseconds(1));
        Assert.That((await world.SweepAsync()).PurgedUsers, Is.Zero);
        world.Clock.Advance(TimeSpan.FromMicroseconds(1));
        Assert.That((await world.SweepAsync()).PurgedUsers, Is.EqualTo(1));
        await Refused.WithAsync("deleted_user.not_found", () => world.System.Users.RestoreAsync(bob.Id));
    }

    [Test]
    public async Task An_option_says_how_long_and_zero_keeps_none()
    {
        var brief = await OpenWorldAsync(options => options.KeepDeletedUsersFor = TimeSpan.FromDays(1));
        var none = await OpenWorldAsync(options => options.KeepDeletedUsersFor = TimeSpan.Zero);
        foreach (var world in new[] { brief, none })
        {
            await world.UserAsync("bob");
            await world.System.Users.DeleteAsync("bob");
        }

        Assert.That((await brief.Records.ListAsync<DeletedUser>()).Single().PurgeAt, Is.EqualTo(brief.Now.AddDays(1)));
        Assert.That(await none.Records.ListAsync<DeletedUser>(), Is.Empty);
    }

    [Test]
    public async Task Key_address_and_external_id_are_free_at_once()
    {
        var (world, bob) = await OpenAsync();
        await world.System.Users.DeleteAsync(bob.Id);
        var other = await world.System.Users.CreateAsync(new NewUser("BOB") { Email = bob.Email, ExternalId = bob.ExternalId, Roles = [] });
        Assert.That((await world.System.Users.FindByEmailAsync(bob.Email!))?.Id, Is.EqualTo(other.Id));
        Assert.That((await world.System.Users.FindByExternalIdAsync(bob.ExternalId!))?.Id, Is.EqualTo(other.Id));
    }

    [Test]
    public async Task Its_password_and_its_token_prove_nothing_any_more()
    {
        var world = await OpenWorldAsync();
        await world.System.Users.CreateAsync(new NewUser("bob") { Email = "bob@acme.example", Password = "correct horse" });
        var sent = await world.System.Invitations.SendAsync(new NewInvitation("bob@acme.example") { Key = "bob" });
        await world.System.Users.DeleteAsync("bob");
        Assert.That((await world.System.Passwords.VerifyAsync("bob", "correct horse")).Outcome, Is.EqualTo(PasswordOutcome.Failed));
        await Refused.WithAsync("invitation.not_valid", () => world.Directory.AcceptInvitationAsync(sent.Token!, new Acceptance()));
    }

    [Test]
    public async Task Restoring_puts_back_everything_that_still_exists()
    {
        var (world, bob) = await OpenAsync();
        var before = await LeftOfAsync(world, bob);
        await world.System.Users.DeleteAsync(bob.Id);
        var restored = await world.System.Users.RestoreAsync(bob.Id);
        Assert.That(
            (restored.Id, restored.Key, restored.Email, restored.ExternalId), Is.EqualTo((bob.Id, bob.Key, bob.Email, bob.ExternalId)));
        Assert.That((restored.Grants, restored.HomeOrganizationId, restored.DefaultOrganizationId), Is.EqualTo(
            (bob.Grants, bob.HomeOrganizationId, bob.DefaultOrganizationId)));
        Assert.That(await LeftOfAsync(world, bob), Is.EqualTo(before));
        Assert.That((await world.System.Passwords.VerifyAsync("bob", "correct horse")).Succeeded, Is.True);
        Assert.That(await world.Records.ListAsync<DeletedUser>(), Is.Empty);
    }

    [Test]
    public async Task Restoring_leaves_out_what_is_gone()
    {
        var (world, bob) = await OpenAsync();
        await world.System.Users.DeleteAsync(bob.Id);
        await world.System.Roles.DeleteAsync("approver");
        await world.System.Groups.DeleteAsync("staff");
        await world.System.Organizations.DeleteAsync("lisbon");
        var restored = await world.System.Users.RestoreAsync(bob.Id);
        Assert.That(
            (restored.HomeOrganizationId, restored.DefaultOrganizationId, restored.IsActive), Is.EqualTo(((Guid?)null, (Guid?)null, true)));
        Assert.That(await LeftOfAsync(world, bob), Is.EqualTo(new[] { RecordKind.Credential }));
    }

    [Test]
    public async Task Restoring_refuses_a_key_or_external_id_that_is_taken_meanwhile()
    {
        var (world, bob) = await OpenAsync();
        await world.System.Users.DeleteAsync(bob.Id);
        await world.UserAsync("Bob");
        await Refused.WithAsync("user.key.taken", () => world.System.Users.RestoreAsync(bob.Id));
        await world.System.Users.ChangeKeyAsync("bob", "robert");
        await world.System.Users.ChangeExternalIdAsync("robert", bob.ExternalId);
        await Refused.WithAsync("user.external_id.taken", () => world.System.Users.RestoreAsync(bob.Id));
        await world.System.Users.DeleteAsync("robert");
        Assert.That((await world.System.Users.RestoreAsync(bob.Id)).Key, Is.EqualTo("bob"));
    }

    [Test]
    public async Task An_account_that_was_only_invited_comes_back_inactive_and_without_its_invitation()
    {
        var world = await OpenWorldAsync();
        await world.OrganizationAsync("lisbon");
        var sent = await world.System.Invitations.SendAsync(new NewInvitation("bob@acme.example", "lisbon"));
        await world.System.Users.DeleteAsync(sent.User.Id);
        Assert.That((await world.System.Users.RestoreAsync(sent.User.Id)).Status, Is.EqualTo(UserStatus.Inactive));
        Assert.That(await world.System.Members.FindAsync(sent.User.Id, "lisbon"), Is.Null);
        await Refused.WithAsync("invitation.not_valid", () => world.Directory.AcceptInvitationAsync(sent.Token!, new Acceptance()));
    }

    [Test]
    public async Task Erasing_removes_the_record_and_blanks_the_accounts_values_in_the_feed()
    {
        var (world, bob) = await OpenAsync();
        await world.System.Users.UpdateAsync(bob.Id, new UserUpdate { DisplayName = "Robert Secret" });
        await world.System.Users.ChangeEmailAsync(bob.Id, "robert@secret.example");
        await world.System.Users.DeleteAsync(bob.Id);
        var before = await world.Records.FeedAsync();
        await world.System.Users.EraseAsync(bob.Id);
        var after = await world.Records.FeedAsync();
        Assert.That(await world.Records.ListAsync<DeletedUser>(), Is.Empty);
        Assert.That(after.Take(before.Count).Select(Outline), Is.EqualTo(before.Select(Outline)), "number, time, actor and ids stay");
        Assert.That(after.Select(Snapshot.Of), Has.None.Contains("Robert Secret").And.None.Contains("robert@secret.example"));
        Assert.That(await world.Records.StateAsync(), Does.Not.Contain("Robert Secret").And.Not.Contain("secret.example"));
        await Refused.WithAsync("deleted_user.not_found", () => world.System.Users.RestoreAsync(bob.Id));
    }

    [Test]
    public async Task An_account_that_is_there_is_erased_at_once_and_an_unknown_one_is_not()
    {
        var (world, bob) = await OpenAsync();
        await world.System.Users.EraseAsync(bob.Id);
        Assert.That(await world.System.Users.FindAsync(bob.Id), Is.Null);
        Assert.That((await world.System.Users.ListDeletedAsync()).Items, Is.Empty, "Nothing of it is kept.");
        await Refused.WithAsync("deleted_user.not_found", () => world.System.Users.EraseAsync(bob.Id));
        await Refused.WithAsync("deleted_user.not_found", () => world.System.Users.EraseAsync(Guid.CreateVersion7()));
    }

    [Test]
    public async Task Erasing_leaves_other_accounts_values_in_the_feed()
    {
        var (world, bob) = await OpenAsync();
        await world.UserAsync("ann");
        await world.System.Users.UpdateAsync("ann", new UserUpdate { DisplayName = "Ann Public" });
        await world.System.Users.DeleteAsync(bob.Id);
        await world.System.Users.EraseAsync(bob.Id);
        Assert.That((await world.Records.FeedAsync()).Select(Snapshot.Of), Has.Some.Contains("Ann Public"));
    }

    /// <summary>Bob in Lisbon with everything that an account can have.</summary>
    private async Task<(RuleWorld World, User Bob)> OpenAsync()
    {
        var world = await OpenWorldAsync();
        await world.OrganizationAsync("lisbon");
        await world.RoleAsync("approver", ["invoices.approve"]);
        await world.GroupAsync("staff");
        await world.System.Users.CreateAsync(new NewUser("bob")
        {
            Email = "bob@acme.example",
            ExternalId = "idp|bob",
            Organization = "lisbon",
            Roles = ["approver"],
            Groups = ["staff"],
            Grants = ["invoices.read"],
            Password = "correct horse",
        });
        await world.OrganizationAsync("porto");
        await world.System.Invitations.SendAsync(new NewInvitation("bob@acme.example", "porto") { Key = "bob" });
        return (world, await world.System.Users.GetAsync("bob"));
    }

    /// <summary>What is stored of an account beside it, an invited membership aside.</summary>
    private static async Task<IReadOnlyList<RecordKind>> LeftOfAsync(RuleWorld world, User user)
    {
        DirectoryRecord?[] left =
        [
            .. await world.Records.ListAsync<Membership>(
                MembershipFields.UserId.EqualTo(user.Id) & MembershipFields.Status.EqualTo(MembershipStatus.Active)),
            .. await world.Records.ListAsync<RoleAssignment>(RoleAssignmentFields.UserId.EqualTo(user.Id)),
            .. await world.Records.ListAsync<GroupMember>(GroupMemberFields.UserId.EqualTo(user.Id)),
            await world.Records.FindAsync<Credential>(user.Id),
        ];
        return [.. left.OfType<DirectoryRecord>().Select(record => record.Kind)];
    }

    private static string Outline(Change change) =>
        Snapshot.Of((change.Number, change.At, change.Actor, change.Entries.Select(
            entry => (entry.Verb, entry.Record, entry.Id, entry.Count, entry.Fields.Select(field => field.Field)))));
}
