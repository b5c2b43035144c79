using NUnit.Framework;

namespace UserDirectory.Testing;

/// <content>Who owns an address: who has proved it. Whoever only names it is in nobody's way.</content>
public abstract partial class EmailRuleConformance
{
    [Test]
    public async Task A_look_up_gives_the_account_that_has_verified_the_address_whoever_names_it()
    {
        var world = await OpenOfficeAsync();
        var mallory = await world.UserAsync("mallory");
        await world.As(mallory).Users.ChangeEmailAsync("mallory", Email);
        Assert.That((await world.System.Users.FindByEmailAsync(Email))?.Id, Is.EqualTo(mallory.Id), "the only one that names it");
        await world.System.Users.CreateAsync(new NewUser("eve") { Email = Email });
        await Refused.WithAsync("user.email.ambiguous", () => world.System.Users.FindByEmailAsync(Email));
        var bob = await world.System.Users.CreateAsync(new NewUser("bob") { Email = Email, IsEmailVerified = true });
        Assert.That((await world.System.Users.FindByEmailAsync("BOB@acme.example"))?.Id, Is.EqualTo(bob.Id));
    }

    [Test]
    public async Task Naming_an_address_does_not_tell_whether_somebody_has_it()
    {
        var world = await OpenOfficeAsync();
        var mallory = await world.UserAsync("mallory");
        foreach (var isTaken in new[] { false, true })
        {
            if (isTaken)
            {
                await world.System.Users.CreateAsync(new NewUser("bob") { Email = Email, IsEmailVerified = true });
            }

            await world.As(mallory).Users.ChangeEmailAsync("mallory", null);
            await world.As(mallory).Users.ChangeEmailAsync("mallory", Email);
            Assert.That((await world.As(mallory).Users.FindByEmailAsync(Email))?.Id, Is.EqualTo(mallory.Id), $"taken: {isTaken}");
        }
    }

    [Test]
    public async Task At_most_one_account_has_verified_an_address()
    {
        var world = await OpenOfficeAsync();
        await world.System.Users.CreateAsync(new NewUser("bob") { Email = Email, IsEmailVerified = true });
        await world.System.Users.CreateAsync(new NewUser("eve") { Email = Email });
        await Refused.WithAsync("user.email.taken", () => world.System.Users.ChangeEmailAsync("eve", "BOB@acme.example", isVerified: true));
        await Refused.WithAsync(
            "user.email.taken", () => world.System.Users.CreateAsync(new NewUser("carl") { Email = Email, IsEmailVerified = true }));
        var row = await RuleWorld.ImportAsync(world.System, new ImportRow { Key = "eve", Email = Email }, s_verified);
        Assert.That(row.Errors.Select(error => (error.Field, error.Code)), Is.EqualTo(new[] { ("Email", "user.email.taken") }));
    }

    [Test]
    public async Task Of_two_accounts_that_are_invited_with_one_address_one_verifies_it()
    {
        var world = await OpenOfficeAsync();
        var first = await world.System.Invitations.SendAsync(new NewInvitation(Email, "lisbon") { Key = "bob" });
        var second = await world.System.Invitations.SendAsync(new NewInvitation(Email, "porto") { Key = "robert" });
        var accepted = 0;
        await Task.WhenAll(new[] { first, second }.Select(sent => Task.Run(async () =>
        {
            if (await Refused.CatchAsync(() => world.Directory.AcceptInvitationAsync(sent.Token!, new Acceptance())) is { } refusal)
            {
                Assert.That(refusal.Code, Is.EqualTo("invitation.not_valid"), "a token does not tell whose the address is");
                return;
            }

            Interlocked.Increment(ref accepted);
        })));
        Assert.That(accepted, Is.EqualTo(1));
        Assert.That((await world.System.Users.FindByEmailAsync(Email))?.EmailVerifiedAt, Is.Not.Null);
    }

    [Test]
    public async Task An_account_is_not_invited_with_an_address_that_another_one_has_verified()
    {
        var world = await OpenOfficeAsync();
        var bob = await world.System.Users.CreateAsync(new NewUser("bob") { Email = Email, IsEmailVerified = true, Roles = [] });
        await world.UserAsync("victim");
        await Refused.WithAsync(
            "user.email.taken", () => world.System.Invitations.SendAsync(new NewInvitation(Email, "lisbon") { Key = "victim" }));
        Assert.That(
            (await world.System.Invitations.SendAsync(new NewInvitation(Email, "lisbon") { Key = "bob" })).User.Id, Is.EqualTo(bob.Id));
    }

    [Test]
    public async Task Where_all_addresses_are_unique_no_two_accounts_name_one()
    {
        var world = await OpenOfficeAsync(UniqueEmails.Always);
        await world.System.Users.CreateAsync(new NewUser("bob") { Email = Email });
        await world.UserAsync("eve");
        await Refused.WithAsync(
            "user.email.taken", () => world.System.Users.CreateAsync(new NewUser("carl") { Email = "BOB@acme.example" }));
        await Refused.WithAsync("user.email.taken", () => world.System.Users.ChangeEmailAsync("eve", Email));
        await Refused.WithAsync("user.email.taken", () => InviteAsync(world));
        await world.System.Users.DeleteAsync("bob");
        await world.System.Users.ChangeEmailAsync("eve", Email);
    }

    [Test]
    public async Task Another_option_changes_a_tenant_over_when_it_is_entered_or_says_what_clashes()
    {
        var world = await OpenOfficeAsync(UniqueEmails.Never);
        var (ann, bob) = (await world.System.Users.CreateAsync(new NewUser("ann") { Email = Email, IsEmailVerified = true }),
            await world.UserAsync("bob"));
        await world.System.Users.ChangeEmailAsync("bob", Email, isVerified: true);
        var next = new RuleHost(Store, options => options.UniqueEmails = UniqueEmails.WhenVerified).Directory.Tenant(world.Tenant.Id)
            .AsSystem("rules");
        var refusal = await Refused.CatchAsync(() => next.Users.GetAsync("ann"));
        Assert.That(refusal?.Code, Is.EqualTo("tenant.unique_emails"));
        Assert.That(refusal!.Details["userIds"], Is.EquivalentTo(new[] { ann.Id, bob.Id }));
        await world.System.Users.ChangeEmailAsync("bob", null);
        Assert.That((await next.Users.GetAsync("ann")).UniqueEmail, Is.EqualTo("BOB@ACME.EXAMPLE"));
        Assert.That((await next.Settings.GetAsync()).UniqueEmails, Is.EqualTo(UniqueEmails.WhenVerified));
    }

    [Test]
    public async Task The_host_alone_finds_the_accounts_of_an_address_in_all_tenants()
    {
        var email = $"ann.{Guid.CreateVersion7():N}@acme.example";
        var worlds = new[] { await OpenOfficeAsync(), await OpenOfficeAsync(), await OpenOfficeAsync() };
        var owners = new List<User>();
        foreach (var world in worlds)
        {
            owners.Add(await world.System.Users.CreateAsync(new NewUser("ann") { Email = email, IsEmailVerified = true }));
            await world.System.Users.CreateAsync(new NewUser("mallory") { Email = email });
        }

        await worlds[0].Directory.Tenants.SuspendAsync(worlds[0].Tenant.Id);
        await worlds[1].System.Users.DeactivateAsync("ann");
        var found = await worlds[2].Directory.FindUsersAsync(email.ToUpperInvariant());
        Assert.That(
            found.Select(user => (user.Tenant.Id, user.User.Id)), Is.EqualTo(new[] { (worlds[2].Tenant.Id, owners[2].Id) }));
    }
}
