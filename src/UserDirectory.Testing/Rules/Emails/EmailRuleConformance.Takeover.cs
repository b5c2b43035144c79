using NUnit.Framework;

namespace UserDirectory.Testing;

/// <content>What accepting does to an account that was there before, and what it leaves alone.</content>
public abstract partial class EmailRuleConformance
{
    private const string Prepared = "known to mallory";

    [Test]
    public async Task Nothing_is_given_before_the_token_is_accepted()
    {
        var world = await OpenOfficeAsync();
        var bob = await world.System.Users.CreateAsync(new NewUser(Email) { Email = Email, Roles = [] });
        var sent = await world.System.Invitations.SendAsync(
            new NewInvitation(Email, "lisbon") { Roles = ["approver"], Groups = ["staff"] });
        Assert.That((await world.System.Roles.ListAssignmentsAsync(bob.Id), await world.System.Groups.ListOfUserAsync(bob.Id)),
            Is.EqualTo((Array.Empty<AssignedRole>(), Array.Empty<Group>())));
        Assert.That((await world.System.Members.FindAsync(bob.Id, "lisbon"))?.Status, Is.EqualTo(MembershipStatus.Invited));
        Assert.That(await world.System.Permissions.ListEffectiveAsync(bob.Id, "lisbon"), Is.Empty);
        await world.Directory.AcceptInvitationAsync(sent.Token!, new Acceptance());
        Assert.That(await world.System.Permissions.CheckManyAsync(bob.Id, ["invoices.approve", "reports.export"], "lisbon"), Is.All.True);
    }

    [Test]
    public async Task Accepting_removes_a_password_that_another_user_had_set()
    {
        var (world, mallory) = await OpenWithMalloryAsync();
        await world.As(mallory).Users.CreateAsync(new NewUser(Email) { Email = Email, Password = Prepared, Roles = [] });
        await AcceptAsync(world);
        Assert.That((await world.System.Passwords.VerifyAsync(Email, Prepared)).Succeeded, Is.False);
    }

    [Test]
    public async Task Accepting_removes_an_external_id_that_another_user_had_set()
    {
        var (world, mallory) = await OpenWithMalloryAsync();
        await world.As(mallory).Users.CreateAsync(new NewUser(Email) { Email = Email, ExternalId = "idp|mallory", Roles = [] });
        Assert.That((await AcceptAsync(world)).ExternalId, Is.Null);
        Assert.That(await world.System.Users.FindByExternalIdAsync("idp|mallory"), Is.Null);
    }

    [Test]
    public async Task Signing_in_with_what_was_prepared_and_changing_it_does_not_keep_it()
    {
        var (world, mallory) = await OpenWithMalloryAsync();
        await world.As(mallory).Users.CreateAsync(new NewUser(Email) { Email = Email, Password = Prepared, Roles = [] });
        Assert.That((await world.System.Passwords.ChangeOwnAsync(Email, Prepared, "still known to mallory")).Succeeded, Is.True);
        await AcceptAsync(world);
        Assert.That((await world.System.Passwords.VerifyAsync(Email, "still known to mallory")).Succeeded, Is.False);
    }

    [Test]
    public async Task Proving_an_address_of_ones_own_first_does_not_keep_what_was_prepared()
    {
        var (world, mallory) = await OpenWithMalloryAsync();
        await world.As(mallory).Users.CreateAsync(new NewUser(Email) { Email = "mallory@evil.example", Roles = [] });
        var hers = await world.System.Invitations.SendAsync(new NewInvitation("mallory@evil.example", "porto") { Key = Email });
        var prepared = await world.Directory.AcceptInvitationAsync(hers.Token!, new Acceptance { Password = Prepared });
        await world.System.Users.ChangeExternalIdAsync(Email, "idp|mallory");
        await world.As(prepared).Users.ChangeEmailAsync(Email, Email);
        Assert.That((await AcceptAsync(world)).ExternalId, Is.Null);
        Assert.That((await world.System.Passwords.VerifyAsync(Email, Prepared)).Succeeded, Is.False);
    }

    [Test]
    public async Task A_manager_who_changes_the_address_does_not_keep_what_was_prepared_either()
    {
        var (world, mallory) = await OpenWithMalloryAsync();
        var hers = await world.System.Invitations.SendAsync(new NewInvitation("mallory@evil.example") { Key = Email, Roles = [] });
        await world.Directory.AcceptInvitationAsync(hers.Token!, new Acceptance { Password = Prepared });
        await world.As(mallory).Users.ChangeEmailAsync(Email, Email);
        await AcceptAsync(world);
        Assert.That((await world.System.Passwords.VerifyAsync(Email, Prepared)).Succeeded, Is.False);
    }

    [Test]
    public async Task A_password_that_is_changed_after_the_address_does_not_outlast_the_proof()
    {
        var (world, _) = await OpenWithMalloryAsync();
        var hers = await world.System.Invitations.SendAsync(new NewInvitation("mallory@evil.example") { Key = Email, Roles = [] });
        var prepared = await world.Directory.AcceptInvitationAsync(hers.Token!, new Acceptance { Password = Prepared });
        await world.As(prepared).Users.ChangeEmailAsync(Email, Email);
        await world.System.Passwords.ChangeOwnAsync(Email, Prepared, "still known to mallory");
        await AcceptAsync(world);
        Assert.That((await world.System.Passwords.VerifyAsync(Email, "still known to mallory")).Succeeded, Is.False);
    }

    [Test]
    public async Task A_password_that_is_changed_while_the_address_is_does_not_outlast_the_proof()
    {
        var (world, _) = await OpenWithMalloryAsync();
        var hers = await world.System.Invitations.SendAsync(new NewInvitation("mallory@evil.example") { Key = Email, Roles = [] });
        var prepared = await world.Directory.AcceptInvitationAsync(hers.Token!, new Acceptance { Password = Prepared });
        world.Host.Store.BeforeNextCommit(
            async () => await world.System.Passwords.ChangeOwnAsync(Email, Prepared, "still known to mallory"));
        await world.As(prepared).Users.ChangeEmailAsync(Email, Email);
        await AcceptAsync(world);
        Assert.That((await world.System.Passwords.VerifyAsync(Email, "still known to mallory")).Succeeded, Is.False);
    }

    [Test]
    public async Task A_first_password_after_the_address_changed_does_not_outlast_the_proof()
    {
        var (world, _) = await OpenWithMalloryAsync();
        var prepared = await world.System.Users.CreateAsync(
            new NewUser(Email) { Email = "mallory@evil.example", Grants = ["users.password-reset"], Roles = [] });
        await world.As(prepared).Users.ChangeEmailAsync(Email, Email);
        await world.As(prepared).Passwords.SetAsync(Email, Prepared);
        await AcceptAsync(world);
        Assert.That((await world.System.Passwords.VerifyAsync(Email, Prepared)).Succeeded, Is.False);
    }

    [Test]
    public async Task A_password_that_another_user_sets_between_sending_and_accepting_is_removed_too()
    {
        var (world, mallory) = await OpenWithMalloryAsync();
        var bob = await world.As(mallory).Users.CreateAsync(new NewUser(Email) { Email = Email, Roles = [] });
        var sent = await InviteAsync(world);
        world.Host.Store.BeforeNextCommit(async () => await world.As(mallory).Passwords.SetAsync(bob.Id, Prepared));
        await world.Directory.AcceptInvitationAsync(sent.Token!, new Acceptance());
        Assert.That((await world.System.Passwords.VerifyAsync(Email, Prepared)).Succeeded, Is.False);
    }

    [Test]
    public async Task The_password_of_the_acceptance_replaces_what_was_there()
    {
        var (world, mallory) = await OpenWithMalloryAsync();
        await world.As(mallory).Users.CreateAsync(new NewUser(Email) { Email = Email, Password = Prepared, Roles = [] });
        await AcceptAsync(world, new Acceptance { Password = "correct horse" });
        Assert.That((await world.System.Passwords.VerifyAsync(Email, Prepared)).Succeeded, Is.False);
        Assert.That((await world.System.Passwords.VerifyAsync(Email, "correct horse")).Succeeded, Is.True);
    }

    [Test]
    public async Task What_the_system_actor_had_set_stays()
    {
        var world = await OpenOfficeAsync();
        await world.System.Users.CreateAsync(
            new NewUser(Email) { Email = Email, Password = "of the old system", ExternalId = "idp|bob", Roles = [] });
        Assert.That((await AcceptAsync(world)).ExternalId, Is.EqualTo("idp|bob"));
        Assert.That((await world.System.Passwords.VerifyAsync(Email, "of the old system")).Succeeded, Is.True);
    }

    [Test]
    public async Task What_the_account_itself_had_set_stays()
    {
        var world = await OpenOfficeAsync();
        await world.System.Users.CreateAsync(new NewUser(Email) { Email = Email, Password = "of the old system", Roles = [] });
        await world.System.Passwords.ChangeOwnAsync(Email, "of the old system", "correct horse");
        await AcceptAsync(world);
        Assert.That((await world.System.Passwords.VerifyAsync(Email, "correct horse")).Succeeded, Is.True);
    }

    [Test]
    public async Task Accepting_never_touches_the_password_or_profile_of_a_verified_and_active_account()
    {
        var (world, mallory) = await OpenWithMalloryAsync();
        var first = await InviteAsync(world);
        var second = await world.System.Invitations.SendAsync(new NewInvitation(Email, "porto") { DisplayName = "Other" });
        var bob = await world.Directory.AcceptInvitationAsync(first.Token!, new Acceptance { DisplayName = "Bob" });
        await world.As(mallory).Passwords.SetAsync(bob.Id, "set by a manager");
        await world.As(mallory).Users.ChangeExternalIdAsync(bob.Id, "idp|bob");
        Assert.That((await world.Directory.PreviewInvitationAsync(second.Token!)).IsNewUser, Is.False);
        await world.Directory.AcceptInvitationAsync(second.Token!, new Acceptance { DisplayName = "Robert", Password = "correct horse" });
        var accepted = await world.System.Users.GetAsync(bob.Id);
        Assert.That((accepted.DisplayName, accepted.ExternalId), Is.EqualTo(("Bob", "idp|bob")));
        Assert.That((await world.System.Passwords.VerifyAsync(bob.Id, "set by a manager")).Succeeded, Is.True);
    }

    [Test]
    public async Task Name_culture_and_flags_of_an_invitation_apply_to_new_accounts_only()
    {
        var world = await OpenOfficeAsync();
        await world.System.Users.CreateAsync(
            new NewUser("ann") { Email = "ann@acme.example", DisplayName = "Ann", Culture = "de-DE", Roles = [] });
        await world.System.Users.CreateAsync(new NewUser("carl")
        {
            Email = "carl@acme.example",
            IsEmailVerified = true,
            DisplayName = "Carl",
            Culture = "de-DE",
            Roles = []
        });
        var users = new Dictionary<string, User>();
        foreach (var key in new[] { "ann", "bob", "carl" })
        {
            var sent = await world.System.Invitations.SendAsync(
                new NewInvitation($"{key}@acme.example", "lisbon")
                {
                    Key = key,
                    DisplayName = "Invited",
                    GivenName = "In",
                    FamilyName = "Vited",
                    Culture = "pt-PT",
                    IsTechnician = true
                });
            users[key] = sent.User;
        }

        Assert.That((users["ann"].DisplayName, users["ann"].GivenName, users["ann"].Culture, users["ann"].IsTechnician),
            Is.EqualTo(("Ann", (string?)null, "de-DE", false)));
        Assert.That((users["carl"].DisplayName, users["carl"].GivenName, users["carl"].Culture, users["carl"].IsTechnician),
            Is.EqualTo(("Carl", (string?)null, "de-DE", false)));
        Assert.That((users["bob"].DisplayName, users["bob"].GivenName, users["bob"].Culture, users["bob"].IsTechnician),
            Is.EqualTo(("Invited", "In", "pt-PT", true)));
    }

    /// <summary>The office, and mallory, who may manage accounts.</summary>
    private async Task<(RuleWorld World, User Mallory)> OpenWithMalloryAsync()
    {
        var world = await OpenOfficeAsync();
        var mallory = await world.HolderAsync("mallory", default, "users.*");
        await world.System.Members.AddAsync(mallory.Id, "lisbon");
        return (world, mallory);
    }

    private static async Task<User> AcceptAsync(RuleWorld world, Acceptance? acceptance = null) =>
        await world.Directory.AcceptInvitationAsync((await InviteAsync(world)).Token!, acceptance ?? new Acceptance());
}
