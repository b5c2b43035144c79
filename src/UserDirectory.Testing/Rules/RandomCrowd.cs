
namespace UserDirectory.Testing;

/// <summary>
/// People who may manage much and hold different things at different places, among sleeping powers that nobody may wake, and who call at
/// random.
/// </summary>
internal sealed class RandomCrowd
{
    private static readonly EntityRef[] s_places = [default, "lisbon", "alfama", "porto"];
    private static readonly string[] s_patterns =
        ["invoices.read", "invoices.approve", "invoices.*", "reports.export", "reports.*", "users.*", "tenant.update", "*.*"];
    private static readonly string[] s_managing =
        ["users.*", "members.*", "groups.*", "roles.*", "invitations.*", "organizations.*", "permissions.*"];

    private readonly RuleWorld _world;
    private readonly Dice _dice;
    private readonly List<User> _actors = [];
    private Guid _gone;
    private int _made;

    private RandomCrowd(RuleWorld world, Dice dice) => (_world, _dice) = (world, dice);

    /// <summary>How many calls were not refused.</summary>
    public int Succeeded { get; private set; }

    public static async Task<RandomCrowd> OpenAsync(RuleWorld world, Dice dice)
    {
        var crowd = new RandomCrowd(world, dice);
        await world.OrganizationAsync("lisbon");
        await world.OrganizationAsync("alfama", "lisbon");
        await world.OrganizationAsync("porto");
        await crowd.AddPeopleAsync();
        await crowd.AddSleepingPowersAsync();
        return crowd;
    }

    /// <summary>Every permission that anybody has, with where.</summary>
    public async Task<IReadOnlyCollection<string>> HeldAsync()
    {
        var held = new HashSet<string>();
        foreach (var user in await _world.Records.ListAsync<User>())
        {
            foreach (var place in s_places)
            {
                held.UnionWith((await _world.System.Permissions.ListEffectiveAsync(user.Id, place))
                    .Select(permission => $"{permission} at {(place.IsEmpty ? "the tenant" : place)}"));
            }
        }

        return held;
    }

    /// <summary>A call of one of the people, carried out or refused.</summary>
    public async Task CallAsync()
    {
        var actor = _world.As(_dice.Pick(_actors));
        var call = _dice.Pick(Calls(actor));
        Succeeded += await Refused.CatchAsync(call) is null ? 1 : 0;
    }

    private async Task AddPeopleAsync()
    {
        var head = await _world.HolderAsync("head", default, [.. s_managing, "reports.*"]);
        await _world.System.Members.AddAsync(head.Id, "lisbon");
        await _world.System.Members.AddAsync(head.Id, "porto");
        _actors.AddRange(
        [
            head,
            await _world.HolderAsync("lisboner", "lisbon", [.. s_managing, "invoices.*"]),
            await _world.HolderAsync("portuense", "porto", [.. s_managing, "invoices.read"]),
            await _world.UserAsync("temp", "lisbon"),
        ]);
    }

    private async Task AddSleepingPowersAsync()
    {
        var system = _world.System;
        await _world.RoleAsync("approver", ["invoices.approve"]);
        await _world.RoleAsync("reporter", ["reports.export"]);
        await _world.RoleAsync("sealed", ["tenant.update"]);
        await system.Roles.AssignAsync("temp", ["sealed"]);
        await system.Roles.SwitchOffAsync("sealed");
        await _world.GroupAsync("staff");
        await _world.GivingGroupAsync("vault", default, "invoices.write");
        await system.Groups.AddMembersAsync("vault", ["temp"]);
        await system.Groups.SwitchOffAsync("vault");
        await system.Users.CreateAsync(new NewUser("sleeper") { Organization = "porto", Grants = ["*.*"], Roles = [], IsActive = false });
        await system.Users.CreateAsync(new NewUser("suspended") { Organization = "porto", Grants = ["invoices.list"], Roles = [] });
        await system.Members.SuspendAsync("suspended", "porto");
        var gone = await system.Users.CreateAsync(new NewUser("gone") { Grants = ["*.*"], Roles = [] });
        await system.Users.DeleteAsync(gone.Id);
        _gone = gone.Id;
    }

    private List<Func<ValueTask>> Calls(ITenantDirectory actor)
    {
        string[] users = ["head", "lisboner", "portuense", "temp", "sleeper", "suspended"];
        string[] roles = ["admin", "read-only", "approver", "reporter", "sealed", "of head", "of lisboner", "of portuense"];
        string[] groups = ["staff", "vault"];
        EntityRef Place() => _dice.Pick(s_places);
        EntityRef Organization() => _dice.Pick(["lisbon", "alfama", "porto"]);
        EntityRef User() => _dice.Pick(users);
        EntityRef Role() => _dice.Pick(roles);
        EntityRef Group() => _dice.Pick(groups);
        return
        [
            async () => await actor.Roles.AssignAsync(_dice.Pick(users), [Role()], Place()),
            async () => await actor.Roles.AssignAsync(Subject.Group(Group()), [Role()], Place()),
            async () => await actor.Roles.ReplaceAsync(_dice.Pick(users), [Role()], Place()),
            async () => await actor.Roles.UnassignAsync(_dice.Pick(users), [Role()], Place()),
            async () => await actor.Groups.AddMembersAsync(Group(), [User()]),
            async () => await actor.Groups.LeaveAsync(User(), [Group()]),
            async () => await actor.Groups.NestAsync(Group(), _dice.Percent(50) ? Group() : default),
            async () => await actor.Groups.SwitchOnAsync(Group()),
            async () => await actor.Groups.SwitchOffAsync("staff"),
            async () => await actor.Roles.UpdateAsync(Role(), new RoleUpdate { AddPatterns = [_dice.Pick(s_patterns)] }),
            async () => await actor.Roles.SwitchOnAsync(Role()),
            async () => await actor.Roles.ChangeDefaultAsync(Role(), isDefault: true),
            async () => await actor.Users.GrantAsync(User(), [_dice.Pick(s_patterns)]),
            async () => await actor.Members.AddAsync(User(), Organization()),
            async () => await actor.Members.ReinstateAsync(User(), Organization()),
            async () => await actor.Members.RemoveAsync("suspended", Organization()),
            async () => await actor.Permissions.AddAccessRulesAsync(User(), ["any"]),
            async () => await actor.Organizations.MoveAsync(Organization(), Place()),
            async () => await actor.Users.ActivateAsync(User()),
            async () => await actor.Users.RestoreAsync(_gone),
            async () => await actor.Users.CreateAsync(
                new NewUser($"new-{++_made}") { Organization = Place(), Roles = _dice.Percent(50) ? [Role()] : null, Groups = [Group()] }),
            () => AcceptAsync(actor, new NewInvitation(
                $"new-{++_made}@acme.example", Place()) { Roles = _dice.Percent(50) ? [Role()] : null, Groups = [Group()] }),
        ];
    }

    private async ValueTask AcceptAsync(ITenantDirectory actor, NewInvitation invitation)
    {
        var sent = await actor.Invitations.SendAsync(invitation);
        await _world.Directory.AcceptInvitationAsync(_world.Host.Notices.TokenOf(sent), new Acceptance());
    }
}
