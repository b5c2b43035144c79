using NUnit.Framework;

namespace UserDirectory.Testing;

/// <summary>Rule 10: an e-mail address proves nothing until it was proved, and nobody prepares an account for somebody else.</summary>
public abstract partial class EmailRuleConformance : RuleConformance
{
    private const string Email = "bob@acme.example";

    [Test]
    public async Task An_address_is_not_verified_by_being_given()
    {
        var world = await OpenOfficeAsync();
        var ann = await world.System.Users.CreateAsync(new NewUser("ann") { Email = "ann@acme.example" });
        var sent = await InviteAsync(world);
        await RuleWorld.ImportAsync(world.System, new ImportRow { Key = "carl", Email = "carl@acme.example" });
        Assert.That((ann.EmailVerifiedAt, sent.User.EmailVerifiedAt, (await world.System.Users.GetAsync("carl")).EmailVerifiedAt),
            Is.EqualTo(((DateTimeOffset?)null, (DateTimeOffset?)null, (DateTimeOffset?)null)));
    }

    [Test]
    public async Task Accepting_a_token_that_was_sent_there_verifies_it()
    {
        var world = await OpenOfficeAsync();
        var sent = await InviteAsync(world);
        world.Clock.Advance(TimeSpan.FromDays(1));
        Assert.That((await world.Directory.AcceptInvitationAsync(sent.Token!, new Acceptance())).EmailVerifiedAt, Is.EqualTo(world.Now));
    }

    [Test]
    public async Task The_host_may_say_that_it_is_verified()
    {
        var world = await OpenOfficeAsync();
        var ann = await world.System.Users.CreateAsync(new NewUser("ann") { Email = "ann@acme.example", IsEmailVerified = true });
        await world.UserAsync("dora");
        var dora = await world.System.Users.ChangeEmailAsync("dora", "dora@acme.example", isVerified: true);
        await RuleWorld.ImportAsync(
            world.System, new ImportRow { Key = "carl", Email = "carl@acme.example" }, new ImportOptions { AreEmailsVerified = true });
        Assert.That((ann.EmailVerifiedAt, dora.EmailVerifiedAt, (await world.System.Users.GetAsync("carl")).EmailVerifiedAt), Is.EqualTo(
            ((DateTimeOffset?)world.Now, (DateTimeOffset?)world.Now, (DateTimeOffset?)world.Now)));
    }

    [Test]
    public async Task No_user_may_say_so_whatever_he_holds()
    {
        var world = await OpenOfficeAsync();
        var root = await world.HolderAsync("root", default, "*.*");
        await Refused.WithAsync("access.system_only", () =>
            world.As(root).Users.CreateAsync(new NewUser("ann") { Email = "ann@acme.example", IsEmailVerified = true }));
        await Refused.WithAsync(
            "access.system_only", () => world.As(root).Users.ChangeEmailAsync("root", "root@acme.example", isVerified: true));
        await Refused.WithAsync("access.system_only", async () => await RuleWorld.ImportAsync(
            world.As(root), new ImportRow { Key = "ann", Email = Email }, new ImportOptions { AreEmailsVerified = true }));
    }

    [Test]
    public async Task Any_other_change_clears_it()
    {
        var world = await OpenOfficeAsync();
        var ann = await world.System.Users.CreateAsync(new NewUser("ann") { Email = "ann@acme.example", IsEmailVerified = true });
        Func<ITenantDirectory, ValueTask<User>>[] changes =
        [
            directory => directory.Users.ChangeEmailAsync("ann", "ann@new.example"),
            directory => directory.Users.ChangeEmailAsync("ann", "Ann@acme.example"),
            directory => directory.Users.ChangeEmailAsync("ann", null),
        ];
        foreach (var (change, actor) in changes.SelectMany(change => new[] { (change, world.System), (change, world.As(ann)) }))
        {
            await world.System.Users.ChangeEmailAsync("ann", "ann@acme.example", isVerified: true);
            Assert.That((await change(actor)).EmailVerifiedAt, Is.Null);
        }

        await world.System.Users.ChangeEmailAsync("ann", "ann@acme.example", isVerified: true);
        await RuleWorld.ImportAsync(world.System, new ImportRow { Key = "ann", Email = "ann@imported.example" });
        Assert.That((await world.System.Users.GetAsync("ann")).EmailVerifiedAt, Is.Null);
    }

    [Test]
    public async Task The_very_same_address_given_again_and_other_changes_keep_it()
    {
        var world = await OpenOfficeAsync();
        await world.System.Users.CreateAsync(new NewUser("ann") { Email = "ann@acme.example", IsEmailVerified = true });
        await world.System.Users.ChangeEmailAsync("ann", "ann@acme.example");
        await world.System.Users.UpdateAsync("ann", new UserUpdate { DisplayName = "Ann" });
        await world.System.Users.ChangeKeyAsync("ann", "anna");
        Assert.That((await world.System.Users.GetAsync("anna")).EmailVerifiedAt, Is.Not.Null);
    }

    [Test]
    public async Task An_invitation_finds_an_account_by_its_verified_address_before_its_key()
    {
        var world = await OpenOfficeAsync();
        var verified = await world.System.Users.CreateAsync(new NewUser("robert") { Email = Email, IsEmailVerified = true, Roles = [] });
        await world.System.Users.CreateAsync(new NewUser(Email) { Roles = [] });
        Assert.That((await InviteAsync(world)).User.Id, Is.EqualTo(verified.Id));
    }

    [Test]
    public async Task An_invitation_finds_an_account_by_key_when_no_verified_address_is_there()
    {
        var world = await OpenOfficeAsync();
        var byKey = await world.System.Users.CreateAsync(new NewUser(Email) { Roles = [] });
        Assert.That((await InviteAsync(world)).User.Id, Is.EqualTo(byKey.Id));
    }

    [Test]
    public async Task An_unverified_address_attracts_nothing()
    {
        var world = await OpenOfficeAsync();
        var mallory = await world.UserAsync("mallory");
        await world.As(mallory).Users.ChangeEmailAsync("mallory", Email);
        var sent = await InviteAsync(world);
        Assert.That(sent.User.Id, Is.Not.EqualTo(mallory.Id));
    }

    [Test]
    public async Task A_key_of_an_account_whose_verified_address_is_another_one_is_refused()
    {
        var world = await OpenOfficeAsync();
        await world.System.Users.CreateAsync(new NewUser("bob") { Email = "bob@elsewhere.example", IsEmailVerified = true });
        await Refused.WithAsync(
            "user.key.taken", () => world.System.Invitations.SendAsync(new NewInvitation(Email, "lisbon") { Key = "bob" }));
    }

    [Test]
    public async Task A_verified_and_active_account_gets_everything_at_once_and_is_told()
    {
        var world = await OpenOfficeAsync();
        var bob = await world.System.Users.CreateAsync(new NewUser("bob") { Email = Email, IsEmailVerified = true, Roles = [] });
        var sent = await world.System.Invitations.SendAsync(
            new NewInvitation(Email, "lisbon") { Roles = ["approver"], Groups = ["staff"] });
        Assert.That((sent.Token, sent.User.Id, sent.Invitation.Status), Is.EqualTo(((string?)null, bob.Id, InvitationStatus.Accepted)));
        Assert.That(await world.System.Permissions.CheckManyAsync("bob", ["invoices.approve", "reports.export"], "lisbon"), Is.All.True);
        Assert.That(world.Host.Notices.All.Select(notice => (notice.User.Id, notice.Token)), Is.EqualTo(new[] { (bob.Id, (string?)null) }));
    }

    [Test]
    public async Task A_verified_account_that_is_not_active_gets_nothing_at_once()
    {
        var world = await OpenOfficeAsync();
        await world.System.Users.CreateAsync(new NewUser("bob") { Email = Email, IsEmailVerified = true, IsActive = false, Roles = [] });
        await Refused.WithAsync("user.inactive", () => InviteAsync(world, "approver"));
        Assert.That(await world.System.Roles.ListAssignmentsAsync("bob"), Is.Empty);
    }

    [Test]
    public async Task Two_accounts_with_one_verified_address_are_not_guessed_at()
    {
        var world = await OpenOfficeAsync(UniqueEmails.Never);
        await world.System.Users.CreateAsync(new NewUser("ann") { Email = Email, IsEmailVerified = true });
        await world.System.Users.CreateAsync(new NewUser("bob") { Email = Email, IsEmailVerified = true });
        await Refused.WithAsync("user.email.ambiguous", () => InviteAsync(world));
    }

    /// <summary>Lisbon, a role that lets approve invoices, and a group that lets export reports.</summary>
    private async Task<RuleWorld> OpenOfficeAsync(UniqueEmails option = UniqueEmails.WhenVerified)
    {
        var world = await OpenWorldAsync(options => options.UniqueEmails = option);
        await world.OrganizationAsync("lisbon");
        await world.OrganizationAsync("porto");
        await world.RoleAsync("approver", ["invoices.approve"]);
        await world.GivingGroupAsync("staff", default, "reports.export");
        return world;
    }

    private static ValueTask<IssuedInvitation> InviteAsync(RuleWorld world, params EntityRef[] roles) =>
        world.System.Invitations.SendAsync(new NewInvitation(Email, "lisbon") { Roles = roles });
}
