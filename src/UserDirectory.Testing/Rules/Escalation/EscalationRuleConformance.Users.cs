using NUnit.Framework;

namespace UserDirectory.Testing;

/// <content>Who can take an account over must hold everything that it holds, where it holds it.</content>
public abstract partial class EscalationRuleConformance
{
    private static readonly (string Name, Func<ITenantDirectory, ValueTask> Call)[] s_takingOver =
    [
        ("change the e-mail", async actor => await actor.Users.ChangeEmailAsync("bob", "other@acme.example")),
        ("change the key", async actor => await actor.Users.ChangeKeyAsync("bob", "bob")),
        ("change the external id", async actor => await actor.Users.ChangeExternalIdAsync("bob", "idp|other")),
        ("set the password", actor => actor.Passwords.SetAsync("bob", "known to the actor")),
        ("reset the password", async actor => await actor.Passwords.ResetAsync("bob")),
        ("remove the password", actor => actor.Passwords.RemoveAsync("bob")),
        ("deactivate", async actor => await actor.Users.DeactivateAsync("bob")),
        ("activate", async actor => await actor.Users.ActivateAsync("bob")),
        ("change the home", async actor => await actor.Users.ChangeHomeAsync("bob", "lisbon")),
        ("delete", actor => actor.Users.DeleteAsync("bob")),
    ];

    [Test]
    public async Task An_account_is_not_taken_over_by_who_lacks_what_it_holds()
    {
        var world = await OpenTreasuryAsync();
        var ann = await world.ActorAsync("ann", "lisbon", "users.*");
        await AllAreRefusedAsync(world, ann, "invoices.approve");
    }

    [Test]
    public async Task An_account_is_taken_over_by_who_holds_what_it_holds()
    {
        var world = await OpenTreasuryAsync();
        var ann = await world.ActorAsync("ann", "lisbon", "users.*", "invoices.approve");
        await AllAreCarriedOutAsync(ann);
    }

    [Test]
    public async Task What_the_account_holds_elsewhere_counts_where_it_holds_it()
    {
        var world = await OpenTreasuryAsync();
        await world.System.Roles.UnassignAsync("bob", ["approver"], "lisbon");
        await world.System.Roles.AssignAsync("bob", ["approver"], "porto");
        var ann = await world.HolderAsync("ann", "lisbon", "users.*", "invoices.approve");
        await AllAreRefusedAsync(world, world.As(ann), "invoices.approve");
        await world.System.Members.AddAsync(ann.Id, "porto");
        await world.System.Roles.AssignAsync(ann.Id, ["approver"], "porto");
        await AllAreCarriedOutAsync(world.As(ann));
    }

    [Test]
    public async Task What_the_account_has_by_a_grant_or_a_group_counts_too()
    {
        var world = await OpenTreasuryAsync();
        await world.System.Roles.UnassignAsync("bob", ["approver"], "lisbon");
        await world.GivingGroupAsync("staff", "lisbon", "invoices.write");
        var ann = await world.ActorAsync("ann", "lisbon", "users.*");
        await world.System.Groups.AddMembersAsync("staff", ["bob"]);
        await AllAreRefusedAsync(world, ann, "invoices.write");
        await world.System.Groups.LeaveAsync("bob", ["staff"]);
        await world.System.Users.GrantAsync("bob", ["reports.export"]);
        await AllAreRefusedAsync(world, ann, "reports.export");
    }

    [Test]
    public async Task What_the_account_will_hold_when_something_is_switched_on_counts_too()
    {
        var world = await OpenTreasuryAsync();
        await world.System.Roles.SwitchOffAsync("approver");
        await world.System.Members.SuspendAsync("bob", "lisbon");
        await AllAreRefusedAsync(world, await world.ActorAsync("ann", "lisbon", "users.*"), "invoices.approve");
    }

    [Test]
    public async Task The_account_itself_may_change_its_own_address()
    {
        var world = await OpenTreasuryAsync();
        var bob = await world.System.Users.GetAsync("bob");
        Assert.That((await world.As(bob).Users.ChangeEmailAsync(bob.Id, "bob@new.example")).Email, Is.EqualTo("bob@new.example"));
    }

    [Test]
    public async Task Nobody_gets_an_active_account_by_activating_his_own()
    {
        var world = await OpenTreasuryAsync();
        var bob = await world.System.Users.DeactivateAsync("bob");
        await Refused.LackingAsync("users.update-status", () => world.As(bob).Users.ActivateAsync(bob.Id));
    }

    [Test]
    public async Task Restoring_leaves_out_what_the_actor_does_not_hold()
    {
        var world = await OpenTreasuryAsync();
        var bob = await world.System.Users.GrantAsync("bob", ["reports.export"]);
        await world.GivingGroupAsync("staff", default, "invoices.write");
        await world.System.Groups.AddMembersAsync("staff", ["bob"]);
        await world.System.Users.DeleteAsync("bob");
        var ann = await world.ActorAsync("ann", "lisbon", "users.*");
        var restored = await ann.Users.RestoreAsync(bob.Id);
        Assert.That((restored.Key, restored.IsActive, restored.Grants.Count), Is.EqualTo(("bob", true, 0)));
        Assert.That(await world.System.Roles.ListAssignmentsAsync("bob"), Is.Empty);
        Assert.That(await world.System.Groups.ListOfUserAsync("bob"), Is.Empty);
        Assert.That(await world.System.Permissions.ListEffectiveAsync("bob", "lisbon"), Is.Empty);
    }

    [Test]
    public async Task Restoring_gives_back_what_the_actor_holds()
    {
        var world = await OpenTreasuryAsync();
        var bob = await world.System.Users.GrantAsync("bob", ["reports.export"]);
        await world.GivingGroupAsync("staff", default, "invoices.write");
        await world.System.Groups.AddMembersAsync("staff", ["bob"]);
        await world.System.Users.DeleteAsync("bob");
        var ann = await world.HolderAsync("ann", default, "*.*");
        await world.As(ann).Users.RestoreAsync(bob.Id);
        Assert.That(
            await world.System.Permissions.CheckManyAsync(bob.Id, ["invoices.approve", "invoices.write", "reports.export"], "lisbon"),
            Is.All.True);
    }

    /// <summary>Lisbon and Porto; bob in Lisbon with an address, a password, and a role there that lets approve invoices.</summary>
    private async Task<RuleWorld> OpenTreasuryAsync()
    {
        var world = await OpenOfficeAsync();
        await world.System.Roles.AssignAsync("bob", ["approver"], "lisbon");
        await world.System.Users.ChangeEmailAsync("bob", "bob@acme.example");
        await world.System.Passwords.SetAsync("bob", "of the treasurer");
        return world;
    }

    private static async Task AllAreRefusedAsync(RuleWorld world, ITenantDirectory actor, string pattern)
    {
        foreach (var (name, call) in s_takingOver)
        {
            await (name == "activate" ? world.System.Users.DeactivateAsync("bob") : world.System.Users.ActivateAsync("bob"));
            var refusal = await Refused.CatchAsync(() => call(actor)) as AccessDeniedException;
            Assert.That((refusal?.Code, refusal?.Permission), Is.EqualTo(("access.escalation", pattern)), name);
        }
    }

    private static async Task AllAreCarriedOutAsync(ITenantDirectory actor)
    {
        foreach (var (name, call) in s_takingOver)
        {
            Assert.That(await Refused.CatchAsync(() => call(actor)), Is.Null, name);
        }
    }
}
