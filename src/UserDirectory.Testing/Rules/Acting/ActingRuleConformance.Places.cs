using NUnit.Framework;

namespace UserDirectory.Testing;

/// <content>Who may read at one place sees nothing of what an account is elsewhere.</content>
public abstract partial class ActingRuleConformance
{
    private const UserParts AllParts = UserParts.Roles | UserParts.Groups | UserParts.Memberships | UserParts.Grants;

    [Test]
    public async Task A_list_at_an_organization_brings_along_what_is_there()
    {
        var (world, bob) = await OpenWithBobAsync();
        var lister = await world.ActorAsync("lister", "lisbon", "users.list");
        var shown = (await lister.Users.ListAsync(new UserQuery { Organization = "lisbon", Include = AllParts })).Items.Single(
            user => user.Id == bob.Id).Details!;
        Assert.That(shown.Roles!.Select(assigned => assigned.Role.Key), Is.EqualTo(new[] { "lisboeta" }));
        Assert.That(shown.Groups!.Select(group => group.Key), Is.EqualTo(new[] { "choir", "staff" }));
        Assert.That(shown.Memberships, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_single_read_at_an_organization_brings_along_what_a_list_there_does()
    {
        var (world, bob) = await OpenWithBobAsync();
        var reader = await world.ActorAsync("reader", "lisbon", "users.read");
        var shown = (await reader.Users.GetAsync(bob.Id, "lisbon", AllParts)).Details!;
        Assert.That(shown.Roles!.Select(assigned => assigned.Role.Key), Is.EqualTo(new[] { "lisboeta" }));
        Assert.That(shown.Groups!.Select(group => group.Key), Is.EqualTo(new[] { "choir", "staff" }));
        Assert.That(shown.Memberships, Has.Count.EqualTo(1));
        await Refused.LackingAsync("users.read", () => reader.Users.GetAsync(bob.Id, include: AllParts));
        var home = await world.ActorAsync("home", "porto", "users.read");
        Assert.That((await home.Users.GetAsync(bob.Id, include: AllParts)).Details!.Roles!
            .Select(assigned => assigned.Role.Key), Is.EqualTo(new[] { "lisboeta", "portuense" }));
    }

    [Test]
    public async Task Who_may_read_all_accounts_may_read_each_wherever_it_is_at_home()
    {
        var (world, bob) = await OpenWithBobAsync();
        var home = await world.ActorAsync("home", "porto", "users.read", "members.list");
        var all = await world.ActorAsync("all", default, "users.read", "members.list");
        await world.System.Organizations.SuspendAsync("porto");
        await Refused.LackingAsync("users.read", () => home.Users.GetAsync(bob.Id));
        await Refused.LackingAsync("users.read", () => home.Roles.ListAssignmentsAsync(bob.Id));
        await Refused.LackingAsync("members.list", () => home.Members.ListOfUserAsync(bob.Id));
        Assert.That((await all.Users.FindByEmailAsync(bob.Email!))!.Id, Is.EqualTo((await all.Users.GetAsync(bob.Id)).Id));
        Assert.That(await all.Roles.ListAssignmentsAsync(bob.Id), Has.Count.EqualTo(2));
        Assert.That(await all.Groups.ListOfUserAsync(bob.Id), Has.Count.EqualTo(3));
        Assert.That(await all.Members.ListOfUserAsync(bob.Id), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task What_an_account_may_do_is_told_to_who_may_read_it()
    {
        var (world, bob) = await OpenWithBobAsync();
        await world.UserAsync("tom", "porto");
        var reader = await world.ActorAsync("reader", "lisbon", "users.read");
        Assert.That(await reader.Permissions.ListEffectiveAsync(bob.Id, "lisbon"), Is.EqualTo(new[] { "invoices.read" }));
        await Refused.LackingAsync("permissions.read", () => reader.Permissions.ListEffectiveAsync(bob.Id, "porto"));
        await Refused.LackingAsync("permissions.read", () => reader.Permissions.ListEffectiveAsync("tom", "lisbon"));
        var home = await world.ActorAsync("home", "porto", "users.read");
        Assert.That(await home.Permissions.ListEffectiveAsync(bob.Id, "lisbon"), Is.EqualTo(new[] { "invoices.read" }));
    }

    [Test]
    public async Task Where_an_account_may_do_something_is_where_a_check_says_so()
    {
        var (world, bob) = await OpenWithBobAsync();
        await world.OrganizationAsync("alfama", "lisbon");
        await world.OrganizationAsync("closed", "lisbon");
        await world.System.Organizations.SuspendAsync("closed");
        await world.System.Members.AddAsync(bob.Id, "iberia");
        foreach (var permission in new[] { "invoices.read", "invoices.approve", "users.read" })
        {
            List<string> expected = [];
            foreach (var organization in (await world.System.Organizations.ListAsync()).Items)
            {
                if (await world.MayAsync(bob, permission, organization.Id))
                {
                    expected.Add(organization.Key);
                }
            }

            Assert.That((await world.As(bob).Permissions.WhereCanAsync(bob.Id, permission)).Items.Select(
                place => place.Key), Is.EquivalentTo(expected), permission);
        }
    }

    [Test]
    public async Task A_list_with_what_is_below_brings_that_along_too()
    {
        var (world, bob) = await OpenWithBobAsync();
        var lister = await world.ActorAsync("lister", "iberia", "users.list");
        var query = new UserQuery { Organization = "iberia", IncludeBelow = true, Include = AllParts };
        var shown = (await lister.Users.ListAsync(query)).Items.Single(user => user.Id == bob.Id).Details!;
        Assert.That(shown.Groups!.Select(group => group.Key), Is.EqualTo(new[] { "choir", "crew", "staff" }));
        Assert.That(shown.Memberships, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_list_at_an_organization_cannot_be_narrowed_to_a_group_of_another()
    {
        var (world, _) = await OpenWithBobAsync();
        var lister = await world.ActorAsync("lister", "lisbon", "users.list");
        await Refused.WithAsync(
            "group.not_found", () => lister.Users.CountAsync(new UserQuery { Organization = "lisbon", Group = "porto:crew" }));
        Assert.That(await lister.Users.CountAsync(new UserQuery { Organization = "lisbon", Group = "choir" }), Is.EqualTo(1));
        var above = await world.ActorAsync("above", "iberia", "users.list");
        Assert.That(await above.Users.CountAsync(new UserQuery { Organization = "iberia", IncludeBelow = true, Group = "porto:crew" }),
            Is.EqualTo(1));
    }

    [Test]
    public async Task The_members_of_a_group_are_shown_to_who_may_list_accounts_at_its_owner()
    {
        var (world, _) = await OpenWithBobAsync();
        var reader = await world.ActorAsync("reader", "lisbon", "groups.read");
        await Refused.LackingAsync("users.list", () => reader.Groups.ListMembersAsync("lisbon:choir"));
        var lister = await world.ActorAsync("lister", "lisbon", "groups.read", "users.list");
        var shown = (await lister.Groups.ListMembersAsync(
            "lisbon:choir", query: new UserQuery { Include = AllParts })).Items.Single().Details!;
        Assert.That(shown.Memberships, Has.Count.EqualTo(1), "what is at the group's owner");
        Assert.That(await CountAsync("lisboeta"), Is.EqualTo(1));
        Assert.That(await CountAsync("portuense"), Is.Zero, "that role is given elsewhere");

        async Task<int> CountAsync(string role)
        {
            var id = (await world.System.Roles.GetAsync(role)).Id;
            return (await lister.Groups.ListMembersAsync("lisbon:choir", query: new UserQuery { Role = id })).Items.Count;
        }
    }

    [Test]
    public async Task A_member_of_a_group_who_does_not_belong_to_its_owner_is_not_shown_there()
    {
        var (world, bob) = await OpenWithBobAsync();
        await world.System.Users.CreateAsync(new NewUser("tom") { Organization = "porto", Email = "tom@acme.example" });
        var mallory = await world.ActorAsync("mallory", "lisbon", "groups.add", "groups.read", "groups.update-members", "users.list");
        await mallory.Groups.CreateAsync(new NewGroup("trap") { Organization = "lisbon" });
        await world.System.Groups.AddMembersAsync("lisbon:trap", [bob.Id, "tom"]);
        var shown = await mallory.Groups.ListMembersAsync("lisbon:trap", query: new UserQuery { IncludeTotal = true });
        Assert.That((shown.Total, shown.Items.Single().Key), Is.EqualTo((1, "bob")));
        var above = await world.ActorAsync("above", default, "groups.read", "users.list");
        await world.System.Members.AddAsync("above", "lisbon");
        Assert.That((await above.Groups.ListMembersAsync("lisbon:trap")).Items, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task The_members_of_an_organization_are_shown_to_who_may_list_accounts_there()
    {
        var (world, _) = await OpenWithBobAsync();
        var lister = await world.ActorAsync("lister", "lisbon", "members.list");
        await Refused.LackingAsync("users.list", () => lister.Members.ListAsync("lisbon"));
        var reader = await world.ActorAsync("reader", "lisbon", "members.list", "users.read");
        Assert.That((await reader.Members.ListAsync("lisbon")).Items.Select(member => member.User.Key), Does.Contain("bob"));
    }

    [Test]
    public async Task An_explanation_at_an_organization_names_nothing_of_another()
    {
        var (world, bob) = await OpenWithBobAsync();
        var auditor = await world.ActorAsync("auditor", "lisbon", "permissions.read");
        var told = await auditor.Permissions.ExplainAsync(bob.Id, "invoices.approve", "lisbon");
        Assert.That(told.ToString(), Does.Not.Contain("porto").And.Not.Contain("portuense"));
        Assert.That(told.Steps.SelectMany(step => step.Steps), Is.Empty, "nor by id");
        var all = await world.ActorAsync("all", default, "permissions.read");
        await world.System.Permissions.AddAccessRulesAsync("all", ["any"]);
        Assert.That((await all.Permissions.ExplainAsync(bob.Id, "invoices.approve", "lisbon")).ToString(), Does.Contain("portuense"));
        Assert.That(
            (await world.As(bob).Permissions.ExplainAsync(bob.Id, "invoices.approve", "lisbon")).ToString(), Does.Contain("portuense"));
    }

    [Test]
    public async Task Who_may_do_something_is_told_by_name()
    {
        var (world, bob) = await OpenWithBobAsync();
        var auditor = await world.ActorAsync("auditor", "porto", "permissions.read");
        var holder = (await auditor.Permissions.WhoCanAsync("invoices.approve", "porto")).Items.Single();
        Assert.That(holder, Is.EqualTo(new PermissionHolder(bob.Id, "bob", "Bob")));
    }

    [Test]
    public async Task Inviting_somebody_shows_no_more_than_the_sender_may_read()
    {
        var (world, bob) = await OpenWithBobAsync();
        await world.OrganizationAsync("vigo");
        var sender = await world.ActorAsync("sender", "vigo", "invitations.send");
        var shown = (await sender.Invitations.SendAsync(new NewInvitation("BOB@acme.example", "vigo"))).User;
        Assert.That((shown.Id, shown.Key, shown.Email, shown.Status), Is.EqualTo((bob.Id, "bob", "BOB@acme.example", UserStatus.Active)));
        Assert.That((shown.DisplayName, shown.ExternalId, shown.HomeOrganizationId, shown.Attributes.Count),
            Is.EqualTo(((string?)null, (string?)null, (Guid?)null, 0)));
        var reader = await world.ActorAsync("reader", "vigo", "invitations.send", "users.read");
        Assert.That(
            (await reader.Invitations.SendAsync(new NewInvitation("bob@acme.example", "vigo"))).User.ExternalId, Is.EqualTo("idp|bob"));
    }

    [Test]
    public async Task That_nobody_has_an_address_or_external_id_is_told_to_readers_of_the_tenant()
    {
        var (world, bob) = await OpenWithBobAsync();
        var reader = await world.ActorAsync("reader", "lisbon", "users.read");
        foreach (var text in new[] { "nobody@acme.example", bob.Email! })
        {
            await Refused.LackingAsync("users.read", () => reader.Users.FindByEmailAsync(text));
            await Refused.LackingAsync("users.read", () => reader.Users.FindByExternalIdAsync(text == bob.Email ? bob.ExternalId! : text));
        }

        var all = await world.ActorAsync("all", default, "users.read");
        Assert.That(await all.Users.FindByEmailAsync("nobody@acme.example"), Is.Null);
        Assert.That(await all.Users.FindByExternalIdAsync("nobody"), Is.Null);
    }

    /// <summary>Bob, at home in Porto, where he approves invoices and is of the crew; a member in Lisbon too, where he sings.</summary>
    private async Task<(RuleWorld World, User Bob)> OpenWithBobAsync()
    {
        var world = await OpenWorldAsync();
        await world.OrganizationAsync("iberia");
        await world.OrganizationAsync("lisbon", "iberia");
        await world.OrganizationAsync("porto", "iberia");
        await world.RoleAsync("portuense", ["invoices.approve"]);
        await world.RoleAsync("lisboeta", ["invoices.read"]);
        var bob = await world.System.Users.CreateAsync(new NewUser("bob")
        {
            DisplayName = "Bob",
            Email = "bob@acme.example",
            IsEmailVerified = true,
            ExternalId = "idp|bob",
            Attributes = new Dictionary<string, string> { ["salary"] = "much" },
            Organization = "porto",
            Roles = ["portuense"],
        });
        await world.System.Members.AddAsync(bob.Id, "lisbon");
        await world.System.Roles.AssignAsync(bob.Id, ["lisboeta"], "lisbon");
        foreach (var group in new[] { await world.GroupAsync("staff"), await world.GroupAsync(
            "choir", "lisbon"), await world.GroupAsync("crew", "porto") })
        {
            await world.System.Groups.AddMembersAsync(group.Id, [bob.Id]);
        }

        return (world, bob);
    }
}
