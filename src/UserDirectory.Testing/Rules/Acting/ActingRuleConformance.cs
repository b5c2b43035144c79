using NUnit.Framework;

namespace UserDirectory.Testing;

/// <summary>
/// Rule 2, acting as somebody: every call has an actor, and a user as actor needs the operation's permission at the place concerned, for
/// reads too.
/// </summary>
public abstract partial class ActingRuleConformance : RuleConformance
{
    [Test]
    public async Task A_call_without_its_permission_is_refused_whatever_else_the_actor_holds()
    {
        var world = await OpenWorldAsync();
        var targets = await CallTargets.AddAsync(world);
        var actors = new Dictionary<(string, string?, string?), ITenantDirectory>();
        foreach (var call in ServiceCalls.All)
        {
            var enough = (call.Permission, call.OrElse, call.OrElseTenantWide);
            if (!actors.TryGetValue(enough, out var actor))
            {
                string[] others = [.. world.System.Permissions.Catalogue.Where(
                    name => name != call.Permission && name != call.OrElse && name != call.OrElseTenantWide)];
                var key = string.Join(
                    " ", new[] { "without", call.Permission, call.OrElse, call.OrElseTenantWide }.Where(name => name is not null));
                actors[enough] = actor = await MemberAsync(world, key, targets.Parent, others);
            }

            await MustLackAsync(call, actor, targets);
        }
    }

    [Test]
    public async Task A_refused_call_changes_nothing()
    {
        var world = await OpenWorldAsync();
        var targets = await CallTargets.AddAsync(world);
        var actor = world.As(await world.UserAsync("nobody"));
        var before = await world.Records.StateAsync();
        foreach (var call in ServiceCalls.All)
        {
            await MustLackAsync(call, actor, targets);
        }

        Assert.That(await world.Records.StateAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task The_permission_at_the_place_suffices()
    {
        foreach (var call in ServiceCalls.All)
        {
            var world = await OpenWorldAsync();
            var targets = await CallTargets.AddAsync(world);
            await MustSufficeAsync(world, call, call.Permission, targets);
        }
    }

    [Test]
    public async Task Of_several_permissions_any_one_suffices()
    {
        foreach (var call in ServiceCalls.All.Where(call => call.OrElse is not null))
        {
            var world = await OpenWorldAsync();
            await MustSufficeAsync(world, call, call.OrElse!, await CallTargets.AddAsync(world));
        }
    }

    [Test]
    public async Task What_is_enough_tenant_wide_suffices_and_is_not_enough_at_the_place()
    {
        foreach (var call in ServiceCalls.All.Where(call => call.OrElseTenantWide is not null))
        {
            var world = await OpenWorldAsync();
            var targets = await CallTargets.AddAsync(world);
            var there = await world.HolderAsync("there", targets.Organization, [call.OrElseTenantWide!, .. call.AlsoNeeds]);
            await MustLackAsync(call, world.As(there), targets);
            var everywhere = await world.HolderAsync("everywhere", default, [call.OrElseTenantWide!, .. call.AlsoNeeds]);
            Assert.That(await Refused.CatchAsync(() => call.Run(world.As(everywhere), targets)), Is.Null, call.Name);
        }
    }

    [Test]
    public async Task The_permission_above_the_place_suffices()
    {
        foreach (var call in ServiceCalls.All)
        {
            var world = await OpenWorldAsync();
            var targets = await CallTargets.AddAsync(world);
            var actor = await MemberAsync(world, "actor", targets.Parent, [call.Permission, .. call.AlsoNeeds]);
            Assert.That(await Refused.CatchAsync(() => call.Run(actor, targets)), Is.Null, call.Name);
        }
    }

    [Test]
    public async Task The_permission_at_another_place_does_not_suffice()
    {
        var world = await OpenWorldAsync();
        var targets = await CallTargets.AddAsync(world);
        var porto = await world.ActorAsync("portuense", "porto", [.. world.System.Permissions.Catalogue]);
        foreach (var call in ServiceCalls.All)
        {
            await MustLackAsync(call, porto, targets);
        }
    }

    [Test]
    public async Task What_is_asked_at_the_tenant_is_not_satisfied_by_an_organization()
    {
        var world = await OpenWorldAsync();
        var targets = await CallTargets.AddAsync(world);
        var iberian = await world.ActorAsync("iberian", targets.Parent, [.. world.System.Permissions.Catalogue]);
        foreach (var call in ServiceCalls.All.Where(call => call.AsksAtTenant && call.AlsoNeeds is not ["*.*"]))
        {
            await MustLackAsync(call, iberian, targets);
        }
    }

    [Test]
    public async Task An_actor_who_is_switched_off_may_nothing_any_more()
    {
        var world = await OpenWorldAsync();
        var targets = await CallTargets.AddAsync(world);
        var ann = await world.HolderAsync("ann", targets.Organization, "*.*");
        await world.System.Users.DeactivateAsync(ann.Id);
        foreach (var call in ServiceCalls.All)
        {
            await MustLackAsync(call, world.As(ann), targets);
        }
    }

    [Test]
    public async Task Nobody_of_a_suspended_tenant_may_anything()
    {
        var world = await OpenWorldAsync();
        var targets = await CallTargets.AddAsync(world);
        var ann = await world.ActorAsync("ann", default, "*.*");
        await world.Directory.Tenants.SuspendAsync(world.Tenant.Id);
        foreach (var call in ServiceCalls.All)
        {
            await MustLackAsync(call, ann, targets);
        }
    }

    [Test]
    public async Task The_next_call_knows_that_a_right_was_taken()
    {
        var world = await OpenWorldAsync();
        var targets = await CallTargets.AddAsync(world);
        var ann = await world.HolderAsync("ann", targets.Organization, "users.read");
        await world.As(ann).Users.GetAsync(targets.User);
        await world.System.Roles.ReplaceAsync(ann.Id, [], targets.Organization);
        await Refused.LackingAsync("users.read", () => world.As(ann).Users.GetAsync(targets.User));
    }

    [Test]
    public async Task Oneself_can_always_be_read_checked_and_explained()
    {
        foreach (var call in ServiceCalls.All.Where(call => call.AllowsSelf))
        {
            var world = await OpenWorldAsync();
            var targets = await CallTargets.AddAsync(world);
            var self = world.Directory.Tenant(world.Tenant.Id).As(targets.User.Id!.Value);
            Assert.That(await Refused.CatchAsync(() => call.Run(self, targets)), Is.Null, call.Name);
        }
    }

    [Test]
    public void A_system_actor_has_a_name()
    {
        var tenant = new RuleHost(Store).Directory.Tenant("any");
        Assert.That(() => tenant.AsSystem(""), Throws.ArgumentException);
        Assert.That(() => tenant.AsSystem(" "), Throws.ArgumentException);
        Assert.That(() => tenant.AsSystem(new string('x', 101)), Throws.ArgumentException);
        Assert.That(() => tenant.AsSystem("a\nb"), Throws.ArgumentException);
        Assert.That(() => tenant.AsSystem("a\u202eb"), Throws.ArgumentException);
        Assert.That(tenant.AsSystem("nightly-import").Actor, Is.EqualTo(ActorRef.System("nightly-import")));
    }

    [Test]
    public async Task The_feed_and_the_records_say_who_acted()
    {
        var world = await OpenWorldAsync();
        var ann = await world.HolderAsync("ann", default, "users.add");
        var bob = await world.As(ann).Users.CreateAsync(new NewUser("bob"));
        var carl = await world.Directory.Tenant(world.Tenant.Id).AsSystem("nightly-import").Users.CreateAsync(new NewUser("carl"));
        Assert.That((await world.Records.FeedAsync()).TakeLast(2)
            .Select(change => change.Actor), Is.EqualTo(new[] { ActorRef.User(ann.Id), ActorRef.System("nightly-import") }));
        Assert.That((bob.CreatedBy, carl.CreatedBy), Is.EqualTo((ActorRef.User(ann.Id), ActorRef.System("nightly-import"))));
    }

    [Test]
    public async Task Tenants_are_the_hosts_own_business_under_a_name()
    {
        var world = await OpenWorldAsync();
        await world.Directory.Tenants.SuspendAsync(world.Tenant.Id);
        await world.Directory.Tenants.ReinstateAsync(world.Tenant.Id);
        Assert.That((await world.Records.FeedAsync()).Select(change => change.Actor), Is.All.EqualTo(ActorRef.System("host")));
    }

    [Test]
    public async Task A_token_proves_its_invitation_without_any_permission()
    {
        var world = await OpenWorldAsync();
        var (first, second) = (await world.System.Invitations.SendAsync(new("ann@acme.example")),
            await world.System.Invitations.SendAsync(new("bob@acme.example")));
        Assert.That((await world.Directory.PreviewInvitationAsync(first.Token!)).Email, Is.EqualTo("ann@acme.example"));
        Assert.That((await world.Directory.AcceptInvitationAsync(first.Token!, new Acceptance())).IsActive, Is.True);
        await world.Directory.DeclineInvitationAsync(second.Token!);
        Assert.That((await world.Records.FeedAsync()).TakeLast(2)
            .Select(change => change.Actor), Is.EqualTo(new[] { ActorRef.User(first.User.Id), ActorRef.User(second.User.Id) }));
    }

    [Test]
    public async Task A_password_proves_its_account_without_any_permission()
    {
        var world = await OpenWorldAsync();
        var ann = world.As(await world.System.Users.CreateAsync(new NewUser("ann") { Password = "correct horse" }));
        Assert.That((await ann.Passwords.VerifyAsync("ann", "correct horse")).Succeeded, Is.True);
        Assert.That((await ann.Passwords.ChangeOwnAsync("ann", "correct horse", "battery staple")).Succeeded, Is.True);
        Assert.That((await ann.Passwords.VerifyAsync("ann", "battery staple")).Succeeded, Is.True);
    }

    /// <summary>A user who holds these tenant-wide and is a member of the organization.</summary>
    private static async Task<ITenantDirectory> MemberAsync(RuleWorld world, string key, EntityRef organization, string[] patterns)
    {
        var user = await world.HolderAsync(key, default, patterns);
        await world.System.Members.AddAsync(user.Id, organization);
        return world.As(user);
    }

    private static async Task MustSufficeAsync(RuleWorld world, ServiceCall call, string permission, CallTargets targets)
    {
        var place = call.AsksAtTenant ? default : call.AsksAbove ? targets.Parent : targets.Organization;
        var actor = await world.HolderAsync("actor", place, [permission, .. call.AlsoNeeds]);
        if (call.AsksAtTenant)
        {
            await world.System.Members.AddAsync(actor.Id, targets.Organization);
        }

        Assert.That(await Refused.CatchAsync(() => call.Run(world.As(actor), targets)), Is.Null, $"{call.Name} with {permission}");
    }

    private static async Task MustLackAsync(ServiceCall call, ITenantDirectory actor, CallTargets targets)
    {
        var refusal = await Refused.CatchAsync(() => call.Run(actor, targets)) as AccessDeniedException;
        Assert.That((refusal?.Code, refusal?.Permission), Is.EqualTo(("access.denied", call.Permission)), call.Name);
    }
}
