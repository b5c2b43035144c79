using System.Text.RegularExpressions;

namespace UserDirectory.AspNetCore.Tests.Matrix;

/// <summary>
/// Records that a caller has no business with, of another tenant or of another organization, and for each name that a request can hold what
/// names one of them, beside an unknown name of the same form.
/// </summary>
internal sealed partial class Strangers
{
    private readonly List<Stranger> _all = [];

    private Strangers()
    {
    }

    /// <summary>The names in requests that no record of somebody else could stand for.</summary>
    public static IReadOnlySet<string> NotNames { get; } = new HashSet<string> { "new", "token", "resetToken", "proofToken" };

    /// <summary>What stands for a name.</summary>
    public IEnumerable<Stranger> Of(string name) => _all.Where(stranger => stranger.Name == name);

    /// <summary>Makes an account, a group with one below it and a role at an organization, and a project below that.</summary>
    public static async Task<Strangers> AtAsync(ITenantDirectory directory, string organization)
    {
        var strangers = new Strangers();
        var place = await directory.Organizations.GetAsync(organization);
        var project = await directory.Organizations.CreateAsync(
            new NewOrganization($"{organization}-works") { Parent = place.Id, Label = "project" });
        var group = await directory.Groups.CreateAsync(new NewGroup($"crew-{organization}") { Organization = place.Id });
        var below = await directory.Groups.CreateAsync(new NewGroup($"deck-{organization}") { Organization = place.Id, Parent = group.Id });
        var role = await directory.Roles.CreateAsync(new NewRole($"skipper-{organization}") { Organization = place.Id });
        var user = await directory.Users.CreateAsync(new NewUser($"zoe@{organization}.example")
        {
            Organization = place.Id,
            Roles = [role.Id],
            Groups = [group.Id],
            Picture = MatrixWorld.Picture,
            Password = "correct horse battery",
            IsPasswordTemporary = false,
        });
        strangers.Add(["user", "elsewhere", "username", "account"], "key", user.Key);
        strangers.Add(["user", "elsewhere", "username", "account", "userId"], "id", user.Id);
        strangers.Add(["org"], "key", place.Key);
        strangers.Add(["org", "orgId", "otherOrgId"], "id", place.Id);
        strangers.Add(["projectId"], "id", project.Id);
        strangers.Add(["group", "joined", "tenantGroup"], "key", group.Key);
        strangers.Add(["group", "joined", "tenantGroup", "groupId", "joinedId"], "id", group.Id);
        strangers.Add(["group", "joined", "tenantGroup"], "owner and key", $"{place.Key}:{group.Key}");
        strangers.Add(["group", "joined"], "path", $"{group.Key}/{below.Key}");
        strangers.Add(["role", "given", "tenantRole", "tenantRoleName"], "key", role.Key);
        strangers.Add(["role", "given", "tenantRole", "tenantRoleName", "roleId", "givenId"], "id", role.Id);
        strangers.Add(["role", "given", "tenantRole", "tenantRoleName"], "owner and key", $"{place.Key}:{role.Key}");
        strangers.AddLocator(["locator", "tenantLocator", "tenantRoleName"], "locator", role.Id);
        return strangers;
    }

    /// <summary>Adds another tenant, and what is its own.</summary>
    public async Task AddTenantAsync(ITenantDirectory directory)
    {
        var tenant = await directory.Settings.GetAsync();
        var group = await directory.Groups.CreateAsync(new NewGroup("board"));
        var role = await directory.Roles.CreateAsync(new NewRole("purser"));
        Add(["tenant"], "key", tenant.Key);
        Add(["tenant"], "id", tenant.Id);
        Add(["group", "joined", "tenantGroup"], "key of the tenant's", group.Key);
        Add(["group", "joined", "tenantGroup", "groupId"], "id of the tenant's", group.Id);
        Add(["role", "given", "tenantRole", "tenantRoleName"], "key of the tenant's", role.Key);
        Add(["role", "given", "tenantRole", "roleId"], "id of the tenant's", role.Id);
        AddLocator(["locator", "tenantLocator", "tenantRoleName"], "locator of the tenant's", role.Id);
    }

    private void Add(string[] names, string form, string known) =>
        _all.AddRange(names.Select(name => new Stranger(name, form, known, Words().Replace(known, "q"))));

    private void Add(string[] names, string form, Guid known) =>
        _all.AddRange(names.Select(name => new Stranger(name, form, known.ToString(), Guid.CreateVersion7().ToString())));

    private void AddLocator(string[] names, string form, Guid known) =>
        _all.AddRange(names.Select(name => new Stranger(name, form, RoleLocator.Of(known), RoleLocator.Of(Guid.CreateVersion7()))));

    // The first letter of each word: what is left has the same length and punctuation, and nothing is called so.
    [GeneratedRegex(@"\b[a-z]")]
    private static partial Regex Words();
}
