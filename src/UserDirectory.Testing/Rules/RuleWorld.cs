namespace UserDirectory.Testing;

/// <summary>
/// A fresh tenant, and services on it: makes what a test begins with in as few words as it can, and looks behind the services.
/// </summary>
internal sealed class RuleWorld
{
    private RuleWorld(RuleHost host, Tenant tenant)
    {
        (Host, Tenant, Records) = (host, tenant, Workbench.Over(host.Store, tenant));
        System = host.Directory.Tenant(tenant.Id).AsSystem("rules");
    }

    public RuleHost Host { get; }

    public Tenant Tenant { get; }

    /// <summary>The tenant's services, acting as a system.</summary>
    public ITenantDirectory System { get; }

    /// <summary>What is stored.</summary>
    public Workbench Records { get; }

    public IUserDirectory Directory => Host.Directory;

    public StandingClock Clock => Host.Clock;

    public DateTimeOffset Now => Host.Clock.GetUtcNow();

    /// <summary>A new tenant without anybody.</summary>
    public static async Task<RuleWorld> OpenAsync(RuleHost host) =>
        new(host, await host.Directory.Tenants.CreateAsync(new NewTenant($"rules-{Guid.CreateVersion7():N}")));

    /// <summary>The tenant's services, acting as a user.</summary>
    public ITenantDirectory As(User user) => Directory.Tenant(Tenant.Id).As(user.Id);

    public async Task<Organization> OrganizationAsync(
        string key, EntityRef parent = default, OrganizationType type = OrganizationType.Production) =>
        await System.Organizations.CreateAsync(new NewOrganization(key) { Parent = parent, Type = type });

    public async Task<Role> RoleAsync(string key, string[] patterns, EntityRef owner = default) =>
        await System.Roles.CreateAsync(new NewRole(key, patterns) { Organization = owner });

    public async Task<Group> GroupAsync(string key, EntityRef owner = default, EntityRef parent = default) =>
        await System.Groups.CreateAsync(new NewGroup(key) { Organization = owner, Parent = parent });

    /// <summary>A new account at home in the organization (else the tenant) with these roles there.</summary>
    public async Task<User> UserAsync(string key, EntityRef organization = default, params EntityRef[] roles) =>
        await System.Users.CreateAsync(new NewUser(key) { Organization = organization, Roles = roles });

    /// <summary>A new account that holds exactly these patterns, there (a member) or, when no place is named, tenant-wide.</summary>
    public async Task<User> HolderAsync(string key, EntityRef place, params string[] patterns)
    {
        var role = await RoleAsync($"of {key}", patterns);
        return await UserAsync(key, place, role.Id);
    }

    /// <summary>The services acting as a new account that holds exactly these patterns, there or tenant-wide.</summary>
    public async Task<ITenantDirectory> ActorAsync(string key, EntityRef place, params string[] patterns) =>
        As(await HolderAsync(key, place, patterns));

    /// <summary>A group of the tenant with members that holds these patterns at a place, else tenant-wide.</summary>
    public async Task<Group> GivingGroupAsync(string key, EntityRef place, params string[] patterns)
    {
        var (role, group) = (await RoleAsync($"of group {key}", patterns), await GroupAsync(key));
        await System.Roles.AssignAsync(Subject.Group(group.Id), [role.Id], place);
        return group;
    }

    /// <summary>The roles that an account has itself, by key, at a place (else tenant-wide).</summary>
    public async Task<IReadOnlyList<string>> RolesOfAsync(EntityRef user, Guid? place = null) =>
        [.. (await System.Roles.ListAssignmentsAsync(user)).Where(assigned => assigned.Assignment.OrganizationId == place)
            .Select(assigned => assigned.Role.Key)];

    public async Task<bool> MayAsync(User user, string permission, EntityRef place = default) =>
        await System.Permissions.CheckAsync(user.Id, permission, place);

    /// <summary>What becomes of one row of an import.</summary>
    public static async Task<ImportResult> ImportAsync(ITenantDirectory by, ImportRow row, ImportOptions? options = null) =>
        await by.Import.ImportAsync(new[] { row }.ToAsyncEnumerable(), options).SingleAsync();

    /// <summary>Writes what time has done, in this tenant alone: others in the store are other tests'.</summary>
    public async Task<SweepResult> SweepAsync() => await new Sweep(Host.Runtime).RunAsync(Tenant.Id, CancellationToken.None);

    /// <summary>The number of the newest entry of the feed.</summary>
    public async Task<long> NumberAsync() => (await Records.HeadAsync()).Sequence;
}
