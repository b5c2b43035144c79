using UserDirectory.Storage;

namespace UserDirectory.Testing;

/// <summary>What the calls that take an expected version are made on. Immutable.</summary>
/// <param name="World">The tenant.</param>
/// <param name="User">An active account: a member of the organization with a password and an external id.</param>
/// <param name="Organization">Its organization.</param>
/// <param name="Group">A group of the tenant without members.</param>
/// <param name="Role">A role of the tenant that nobody has.</param>
/// <param name="Invitation">An open invitation to the organization.</param>
internal sealed record VersionedTargets(RuleWorld World, Guid User, Guid Organization, Guid Group, Guid Role, Guid Invitation)
{
    private readonly Guid _tenant = World.Tenant.Id;

    public static async Task<VersionedTargets> MakeAsync(RuleWorld world)
    {
        var organization = await world.OrganizationAsync("lisbon");
        await world.OrganizationAsync("porto");
        var user = await world.System.Users.CreateAsync(
            new NewUser("ann") { Organization = "lisbon", ExternalId = "idp|ann", Password = "correct horse" });
        var group = await world.GroupAsync("staff");
        await world.GroupAsync("board");
        var role = await world.RoleAsync("clerk", []);
        var sent = await world.System.Invitations.SendAsync(new NewInvitation("guest@acme.example", "lisbon"));
        return new(world, user.Id, organization.Id, group.Id, role.Id, sent.Invitation.Id);
    }

    /// <summary>The version that the target of this type has; null when it is gone.</summary>
    public async Task<long?> VersionAsync(RecordKind kind)
    {
        DirectoryRecord? record = kind switch
        {
            RecordKind.Tenant => await FindAsync<Tenant>(_tenant),
            RecordKind.Organization => await FindAsync<Organization>(Organization),
            RecordKind.Group => await FindAsync<Group>(Group),
            RecordKind.Role => await FindAsync<Role>(Role),
            RecordKind.Invitation => await FindAsync<Invitation>(Invitation),
            RecordKind.Membership => await World.Host.Store.FindByKeyAsync<Membership>(
                RecordKeys.Membership.For(_tenant, User, Organization), CancellationToken.None),
            _ => await FindAsync<User>(User),
        };
        return record?.Version;
    }

    /// <summary>Somebody changes the target of this type a little.</summary>
    public async Task ChangeAsync(RecordKind kind)
    {
        var system = World.System;
        switch (kind)
        {
            case RecordKind.Tenant:
                await system.Settings.UpdateAsync(new TenantUpdate { DefaultCulture = "pt-PT" });
                break;
            case RecordKind.Organization:
                await system.Organizations.UpdateAsync(Organization, new OrganizationUpdate { Label = "meanwhile" });
                break;
            case RecordKind.Group:
                await system.Groups.UpdateAsync(Group, new GroupUpdate { Notes = "Meanwhile." });
                break;
            case RecordKind.Role:
                await system.Roles.UpdateAsync(Role, new RoleUpdate { Description = "Meanwhile." });
                break;
            case RecordKind.Invitation:
                await system.Invitations.ResendAsync(Invitation);
                break;
            case RecordKind.Membership:
                await system.Members.ChangeValidityAsync(User, Organization, new Validity(null, World.Now.AddYears(50)));
                break;
            default:
                await system.Users.UpdateAsync(User, new UserUpdate { GivenName = "Meanwhile" });
                break;
        }
    }

    private ValueTask<T?> FindAsync<T>(Guid id)
        where T : DirectoryRecord => World.Host.Store.FindAsync<T>(_tenant, id, CancellationToken.None);
}
