namespace UserDirectory.Tests.Operations;

/// <summary>Every operation of a handle and of the host, once.</summary>
public static partial class OperationList
{
    public static IReadOnlyList<Operation> OfHandles { get; } =
        [.. Settings(), .. Organizations(), .. Users(), .. Accounts(), .. Passwords(), .. Members(), .. Groups(), .. Roles(), .. Permissions(), .. Invitations(), .. Rest()];

    public static IReadOnlyList<Operation> OfTheHost { get; } = [.. Tenants(), .. Tokens()];

    public static IEnumerable<Operation> All => OfHandles.Concat(OfTheHost);

    public static IEnumerable<Operation> OneCommit => All.Where(operation => !operation.IsSeveralCommits);

    private static IEnumerable<Operation> Settings() =>
    [
        Operation.Read("ITenantSettings.GetAsync", (d, n, t) => d.Settings.GetAsync(t)),
        Operation.Write("ITenantSettings.UpdateAsync", (d, n, t) => d.Settings.UpdateAsync(new TenantUpdate { Name = "Renamed" }, null, t)),
    ];

    private static IEnumerable<Operation> Organizations() =>
    [
        Operation.Write("IOrganizationService.CreateAsync", (d, n, t) => d.Organizations.CreateAsync(new NewOrganization("new-organization") { Parent = n.Organization }, t)),
        Operation.Read("IOrganizationService.GetAsync", (d, n, t) => d.Organizations.GetAsync(n.Organization, t)),
        Operation.Read("IOrganizationService.FindAsync", (d, n, t) => d.Organizations.FindAsync(n.Organization, t)),
        Operation.Read("IOrganizationService.GetPathAsync", (d, n, t) => d.Organizations.GetPathAsync(n.Organization, t)),
        Operation.Read("IOrganizationService.ListAsync", (d, n, t) => d.Organizations.ListAsync(null, t)),
        Operation.Read("IOrganizationService.ListBelowAsync", (d, n, t) => d.Organizations.ListBelowAsync(n.Organization, null, t)),
        Operation.Write("IOrganizationService.UpdateAsync", (d, n, t) => d.Organizations.UpdateAsync(n.Organization, new OrganizationUpdate { Name = "Renamed" }, null, t)),
        Operation.Write("IOrganizationService.MoveAsync", (d, n, t) => d.Organizations.MoveAsync(n.Organization, n.OtherOrganization, t)),
        Operation.Write("IOrganizationService.ChangeTypeAsync", (d, n, t) => d.Organizations.ChangeTypeAsync(n.Organization, OrganizationType.Test, t)),
        Operation.Write("IOrganizationService.SuspendAsync", (d, n, t) => d.Organizations.SuspendAsync(n.Organization, t)),
        Operation.Read("IOrganizationService.ReinstateAsync", (d, n, t) => d.Organizations.ReinstateAsync(n.Organization, t)),
        Operation.Write("IOrganizationService.DeleteAsync", (d, n, t) => d.Organizations.DeleteAsync(n.Organization, recursive: true, t)),
    ];

    private static IEnumerable<Operation> Groups() =>
    [
        Operation.Write("IGroupService.CreateAsync", (d, n, t) => d.Groups.CreateAsync(new NewGroup("new-group") { Parent = n.Group }, t)),
        Operation.Read("IGroupService.GetAsync", (d, n, t) => d.Groups.GetAsync(n.Group, default, t)),
        Operation.Read("IGroupService.FindAsync", (d, n, t) => d.Groups.FindAsync(n.Group, default, t)),
        Operation.Read("IGroupService.ListAsync", (d, n, t) => d.Groups.ListAsync(new GroupQuery { Organization = n.Organization }, t)),
        Operation.Write("IGroupService.UpdateAsync", (d, n, t) => d.Groups.UpdateAsync(n.Group, new GroupUpdate { Name = "Renamed" }, null, t)),
        Operation.Write("IGroupService.NestAsync", (d, n, t) => d.Groups.NestAsync(n.Group, n.OtherGroup, t)),
        Operation.Read("IGroupService.SwitchOnAsync", (d, n, t) => d.Groups.SwitchOnAsync(n.Group, t)),
        Operation.Write("IGroupService.SwitchOffAsync", (d, n, t) => d.Groups.SwitchOffAsync(n.Group, t)),
        Operation.Write("IGroupService.DeleteAsync", (d, n, t) => d.Groups.DeleteAsync(n.Group, recursive: true, t)),
        Operation.Write("IGroupService.AddMembersAsync", (d, n, t) => d.Groups.AddMembersAsync(n.OtherGroup, [n.User, n.OtherUser], t)),
        Operation.Write("IGroupService.RemoveMembersAsync", (d, n, t) => d.Groups.RemoveMembersAsync(n.Group, [n.User], t)),
        Operation.Write("IGroupService.ReplaceMembersAsync", (d, n, t) => d.Groups.ReplaceMembersAsync(n.Group, [n.OtherUser], t)),
        Operation.Write("IGroupService.JoinAsync", (d, n, t) => d.Groups.JoinAsync(n.OtherUser, [n.Group, n.OtherGroup], n.Organization, t)),
        Operation.Write("IGroupService.LeaveAsync", (d, n, t) => d.Groups.LeaveAsync(n.User, [n.Group], n.Organization, t)),
        Operation.Read("IGroupService.ListMembersAsync", (d, n, t) => d.Groups.ListMembersAsync(n.Group, true, null, t)),
        Operation.Read("IGroupService.ListOfUserAsync", (d, n, t) => d.Groups.ListOfUserAsync(n.User, true, t)),
    ];

    private static IEnumerable<Operation> Roles() =>
    [
        Operation.Write("IRoleService.CreateAsync", (d, n, t) => d.Roles.CreateAsync(new NewRole("new-role", "invoices.read") { Organization = n.Organization }, t)),
        Operation.Read("IRoleService.GetAsync", (d, n, t) => d.Roles.GetAsync(n.Role, default, t)),
        Operation.Read("IRoleService.FindAsync", (d, n, t) => d.Roles.FindAsync(n.Role, default, t)),
        Operation.Read("IRoleService.ListAsync", (d, n, t) => d.Roles.ListAsync(new RoleQuery { Organization = n.Organization }, t)),
        Operation.Write("IRoleService.UpdateAsync", (d, n, t) => d.Roles.UpdateAsync(n.Role, new RoleUpdate { AddPatterns = ["reports.read"] }, null, t)),
        Operation.Write("IRoleService.ChangeDefaultAsync", (d, n, t) => d.Roles.ChangeDefaultAsync(n.Role, true, t)),
        Operation.Read("IRoleService.SwitchOnAsync", (d, n, t) => d.Roles.SwitchOnAsync(n.Role, t)),
        Operation.Write("IRoleService.SwitchOffAsync", (d, n, t) => d.Roles.SwitchOffAsync(n.Role, t)),
        Operation.Write("IRoleService.DeleteAsync", (d, n, t) => d.Roles.DeleteAsync(n.Role, null, t)),
        Operation.Write("IRoleService.AssignAsync", (d, n, t) => d.Roles.AssignAsync(Subject.User(n.User), [n.OtherRole], n.Organization, null, t)),
        Operation.Write("IRoleService.UnassignAsync", (d, n, t) => d.Roles.UnassignAsync(Subject.User(n.User), [n.Role], n.Organization, t)),
        Operation.Write("IRoleService.ReplaceAsync", (d, n, t) => d.Roles.ReplaceAsync(Subject.User(n.User), [n.OtherRole], n.Organization, t)),
        Operation.Read("IRoleService.ListAssignmentsAsync", (d, n, t) => d.Roles.ListAssignmentsAsync(Subject.User(n.User), t)),
        Operation.Read("IRoleService.ListAssignmentsOfRoleAsync", (d, n, t) => d.Roles.ListAssignmentsOfRoleAsync(n.Role, null, t)),
    ];
}
