namespace UserDirectory.Testing;

/// <summary>
/// What the calls of the table are made on: everything stands in one organization, and the account, the role and the groups hold nothing.
/// </summary>
internal sealed record CallTargets
{
    /// <summary>An account at home in the organization.</summary>
    public required EntityRef User { get; init; }

    public required EntityRef Organization { get; init; }

    /// <summary>The organization above.</summary>
    public required EntityRef Parent { get; init; }

    /// <summary>A group of the organization.</summary>
    public required EntityRef Group { get; init; }

    /// <summary>Another group of the organization.</summary>
    public required EntityRef GroupAbove { get; init; }

    /// <summary>A role of the organization, without patterns.</summary>
    public required EntityRef Role { get; init; }

    /// <summary>An open invitation into the organization.</summary>
    public required Guid Invitation { get; init; }

    /// <summary>A deleted account that was at home in the organization.</summary>
    public required Guid DeletedUser { get; init; }

    /// <summary>The account's address.</summary>
    public required string Email { get; init; }

    /// <summary>The account's external id.</summary>
    public required string ExternalId { get; init; }

    /// <summary>The ways to name each: what it is, and how to take it over from other targets.</summary>
    public static IReadOnlyList<(CallNames Name, Func<CallTargets, CallTargets, CallTargets> Take)> Parts { get; } =
    [
        (CallNames.User, (targets, other) => targets with { User = other.User }),
        (CallNames.Organization, (targets, other) => targets with { Organization = other.Organization }),
        (CallNames.Parent, (targets, other) => targets with { Parent = other.Parent }),
        (CallNames.Group, (targets, other) => targets with { Group = other.Group }),
        (CallNames.GroupAbove, (targets, other) => targets with { GroupAbove = other.GroupAbove }),
        (CallNames.Role, (targets, other) => targets with { Role = other.Role }),
        (CallNames.Invitation, (targets, other) => targets with { Invitation = other.Invitation }),
        (CallNames.DeletedUser, (targets, other) => targets with { DeletedUser = other.DeletedUser }),
        (CallNames.Email, (targets, other) => targets with { Email = other.Email }),
        (CallNames.ExternalId, (targets, other) => targets with { ExternalId = other.ExternalId }),
    ];

    /// <summary>Makes everything in a tenant that has none of it; the keys begin as said.</summary>
    public static async Task<CallTargets> AddAsync(RuleWorld world, string prefix = "")
    {
        var iberia = await world.OrganizationAsync($"{prefix}iberia");
        var lisbon = await world.OrganizationAsync($"{prefix}lisbon", iberia.Id);
        await world.OrganizationAsync($"{prefix}porto", iberia.Id);
        var bob = await world.System.Users.CreateAsync(new NewUser($"{prefix}bob")
        {
            Organization = lisbon.Id,
            Email = $"{prefix}bob@acme.example",
            ExternalId = $"{prefix}idp|bob",
            Roles = [],
        });
        var gone = await world.UserAsync($"{prefix}gone", lisbon.Id);
        await world.System.Users.DeleteAsync(gone.Id);
        var sent = await world.System.Invitations.SendAsync(new NewInvitation($"{prefix}carl@acme.example", lisbon.Id));
        return new()
        {
            User = bob.Id,
            Organization = lisbon.Id,
            Parent = iberia.Id,
            Group = (await world.GroupAsync($"{prefix}staff", lisbon.Id)).Id,
            GroupAbove = (await world.GroupAsync($"{prefix}everybody", lisbon.Id)).Id,
            Role = (await world.RoleAsync($"{prefix}clerk", [], lisbon.Id)).Id,
            Invitation = sent.Invitation.Id,
            DeletedUser = gone.Id,
            Email = bob.Email!,
            ExternalId = bob.ExternalId!,
        };
    }

    /// <summary>The same ones by key.</summary>
    public CallTargets ByKey(string prefix) => this with
    {
        User = $"{prefix}bob",
        Organization = $"{prefix}lisbon",
        Parent = $"{prefix}iberia",
        Group = $"{prefix}lisbon:{prefix}staff",
        GroupAbove = $"{prefix}lisbon:{prefix}everybody",
        Role = $"{prefix}lisbon:{prefix}clerk",
    };

    /// <summary>The same ones by path, where there is one.</summary>
    public CallTargets ByPath(string prefix) => ByKey(prefix) with { Organization = $"{prefix}iberia/{prefix}lisbon" };

    /// <summary>Ids that nothing has.</summary>
    public CallTargets Unknown() => this with
    {
        User = Guid.CreateVersion7(),
        Organization = Guid.CreateVersion7(),
        Parent = Guid.CreateVersion7(),
        Group = Guid.CreateVersion7(),
        GroupAbove = Guid.CreateVersion7(),
        Role = Guid.CreateVersion7(),
        Invitation = Guid.CreateVersion7(),
        DeletedUser = Guid.CreateVersion7(),
        Email = "nobody@acme.example",
        ExternalId = "idp|nobody",
    };
}
