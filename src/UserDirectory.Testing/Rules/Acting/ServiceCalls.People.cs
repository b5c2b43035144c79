namespace UserDirectory.Testing;

/// <content>Accounts, groups and roles.</content>
internal static partial class ServiceCalls
{
    private const UserParts AllParts = UserParts.Roles | UserParts.Groups | UserParts.Memberships | UserParts.Grants;

    private static readonly byte[] s_picture = Convert.FromHexString("89504E470D0A1A0A0000000D49484452");

    private static IEnumerable<ServiceCall> OfUsers() =>
    [
        Call("IUserService.CreateAsync", "users.add", CallNames.Organization, (d, n) =>
            d.Users.CreateAsync(new NewUser("dora") { Organization = n.Organization })),
        Call("IUserService.CreateAsync (with a role and a group)", "users.add", CallNames.Role | CallNames.Group,
            (d, n) => d.Users.CreateAsync(new NewUser("dora") { Organization = n.Organization, Roles = [n.Role], Groups = [n.Group] }))
            with { AlsoNeeds = ["users.update-roles", "groups.update-members"] },
        Call("IUserService.GetAsync", "users.read", CallNames.User, (d, n) => d.Users.GetAsync(n.User)) with { AllowsSelf = true },
        Call("IUserService.GetAsync (at an organization)", "users.read", CallNames.User | CallNames.Organization, (d, n) =>
            d.Users.GetAsync(n.User, n.Organization)) with { AllowsSelf = true },
        Call("IUserService.GetAsync (with its parts at an organization)", "users.read", CallNames.User | CallNames.Organization, (d, n) =>
            d.Users.GetAsync(n.User, n.Organization, AllParts))
            with { AllowsSelf = true },
        Call("IUserService.FindAsync", "users.read", CallNames.User, (d, n) => d.Users.FindAsync(n.User)) with { AllowsSelf = true },
        Call("IUserService.FindAsync (at an organization)", "users.read", CallNames.User | CallNames.Organization, (d, n) =>
            d.Users.FindAsync(n.User, n.Organization)) with { AllowsSelf = true },
        Call("IUserService.FindByEmailAsync", "users.read", CallNames.Email, (d, n) =>
            d.Users.FindByEmailAsync(n.Email)) with { AllowsSelf = true },
        Call("IUserService.FindByExternalIdAsync", "users.read", CallNames.ExternalId, (d, n) =>
            d.Users.FindByExternalIdAsync(n.ExternalId)) with { AllowsSelf = true },
        Call("IUserService.FindSignedInAsync", "users.read", CallNames.User, (d, n) =>
            d.Users.FindSignedInAsync(n.User.Id ?? Guid.Empty)) with { AllowsSelf = true },
        Call("IUserService.FindPictureAsync", "users.read", CallNames.User, (d, n) =>
            d.Users.FindPictureAsync(n.User)) with { AllowsSelf = true },
        Call("IUserService.FindPictureAsync (at an organization)", "users.read", CallNames.User | CallNames.Organization, (d, n) =>
            d.Users.FindPictureAsync(n.User, n.Organization))
            with { AllowsSelf = true },
        Call("IUserService.ListAsync", "users.list", CallNames.Organization, (d, n) =>
            d.Users.ListAsync(new UserQuery { Organization = n.Organization })) with { OrElse = "users.read" },
        Call("IUserService.ListAsync (of a group and a role)", "users.list", CallNames.Group | CallNames.Role,
            (d, n) => d.Users.ListAsync(
                new UserQuery { Organization = n.Organization, Group = n.Group, Role = n.Role })) with { OrElse = "users.read" },
        Call("IUserService.ListAsync (all)", "users.list", CallNames.None, (d, _) =>
            d.Users.ListAsync()) with { AsksAtTenant = true, OrElse = "users.read" },
        Call("IUserService.CountAsync", "users.list", CallNames.Organization, (d, n) =>
            d.Users.CountAsync(new UserQuery { Organization = n.Organization })) with { OrElse = "users.read" },
        Call("IUserService.CountAsync (all)", "users.list", CallNames.None, (d, _) =>
            d.Users.CountAsync()) with { AsksAtTenant = true, OrElse = "users.read" },
        Call("IUserService.ListDeletedAsync", "users.restore", CallNames.None, (d, _) =>
            d.Users.ListDeletedAsync()) with { AsksAtTenant = true },
        Call("IUserService.RestoreAsync", "users.restore", CallNames.DeletedUser, (d, n) => d.Users.RestoreAsync(n.DeletedUser)),
        Call("IUserService.EraseAsync", "users.erase", CallNames.DeletedUser, (d, n) =>
            d.Users.EraseAsync(n.DeletedUser)) with { AsksAtTenant = true },
    ];

    private static IEnumerable<ServiceCall> OfUserChanges() =>
    [
        Call("IUserService.UpdateAsync", "users.update", CallNames.User, (d, n) =>
            d.Users.UpdateAsync(n.User, new UserUpdate { DisplayName = "Bob" })) with { AllowsSelf = true },
        Call("IUserService.UpdateAsync (a label)", "users.update", CallNames.User, (d, n) =>
            d.Users.UpdateAsync(n.User, new UserUpdate { IsTechnician = true })),
        Call("IUserService.UpdateAsync (another label)", "users.update", CallNames.User, (d, n) =>
            d.Users.UpdateAsync(n.User, new UserUpdate { IsServiceAccount = true })),
        Call("IUserService.ChangeEmailAsync", "users.update", CallNames.User, (d, n) =>
            d.Users.ChangeEmailAsync(n.User, "bob@new.example")) with { AllowsSelf = true },
        Call("IUserService.RequestEmailProofAsync", "users.update", CallNames.User, (d, n) =>
            d.Users.RequestEmailProofAsync(n.User)) with { AllowsSelf = true },
        Call("IUserService.RequestEmailProofAsync (of another address)", "users.update", CallNames.User, (d, n) =>
            d.Users.RequestEmailProofAsync(n.User, "bob@new.example")) with { AllowsSelf = true },
        Call("IUserService.ChangeKeyAsync", "users.update", CallNames.User, (d, n) => d.Users.ChangeKeyAsync(n.User, "robert")),
        Call("IUserService.ChangeExternalIdAsync", "users.update", CallNames.User, (d, n) =>
            d.Users.ChangeExternalIdAsync(n.User, "idp|robert")),
        Call("IUserService.ChangeAttributesAsync", "users.update", CallNames.User, (d, n) =>
            d.Users.ChangeAttributesAsync(n.User, new Dictionary<string, string?> { ["desk"] = "7" })),
        Call("IUserService.ChangeDefaultOrganizationAsync", "users.update", CallNames.User | CallNames.Organization, (d, n) =>
            d.Users.ChangeDefaultOrganizationAsync(n.User, n.Organization)),
        Call("IUserService.ChangeHomeAsync", "users.update", CallNames.User | CallNames.Organization, (d, n) =>
            d.Users.ChangeHomeAsync(n.User, n.Organization)) with { AlsoNeeds = ["users.add"] },
        Call("IUserService.ChangePictureAsync", "users.update", CallNames.User, (d, n) =>
            d.Users.ChangePictureAsync(n.User, "https://acme.example/bob.png")) with { AllowsSelf = true },
        Call("IUserService.UploadPictureAsync", "users.update", CallNames.User, (d, n) =>
            d.Users.UploadPictureAsync(n.User, s_picture)) with { AllowsSelf = true },
        Call("IUserService.RecordLoginAsync", "users.update", CallNames.User, (d, n) => d.Users.RecordLoginAsync(n.User, null)),
        Call("IUserService.ActivateAsync", "users.update-status", CallNames.User, (d, n) => d.Users.ActivateAsync(n.User)),
        Call("IUserService.DeactivateAsync", "users.update-status", CallNames.User, (d, n) => d.Users.DeactivateAsync(n.User)),
        Call("IUserService.SignOutEverywhereAsync", "users.password-reset", CallNames.User, (d, n) =>
            d.Users.SignOutEverywhereAsync(n.User)) with { AllowsSelf = true },
        Call("IUserService.GrantAsync", "users.update-roles", CallNames.User, (d, n) =>
            d.Users.GrantAsync(n.User, ["users.update-roles"])) with { AsksAtTenant = true },
        Call("IUserService.RevokeAsync", "users.update-roles", CallNames.User, (d, n) =>
            d.Users.RevokeAsync(n.User, ["invoices.read"])) with { AsksAtTenant = true },
        Call("IUserService.ReplaceGrantsAsync", "users.update-roles", CallNames.User, (d, n) =>
            d.Users.ReplaceGrantsAsync(n.User, [])) with { AsksAtTenant = true },
        Call("IUserService.DeleteAsync", "users.delete", CallNames.User, (d, n) => d.Users.DeleteAsync(n.User)),
    ];

    private static IEnumerable<ServiceCall> OfGroups() =>
    [
        Call("IGroupService.CreateAsync", "groups.add", CallNames.Organization | CallNames.GroupAbove, (d, n) =>
            d.Groups.CreateAsync(new NewGroup("sales") { Organization = n.Organization, Parent = n.GroupAbove })),
        Call(
            "IGroupService.GetAsync", "groups.read", CallNames.Group, (d, n) => d.Groups.GetAsync(n.Group)) with { OrElse = "groups.list" },
        Call("IGroupService.GetAsync (at an organization)", "groups.read", CallNames.Group | CallNames.Organization, (d, n) =>
            d.Groups.GetAsync(n.Group, n.Organization)) with { OrElse = "groups.list" },
        Call("IGroupService.FindAsync", "groups.read", CallNames.Group, (d, n) =>
            d.Groups.FindAsync(n.Group)) with { OrElse = "groups.list" },
        Call("IGroupService.ListAsync", "groups.list", CallNames.Organization, (d, n) =>
            d.Groups.ListAsync(new GroupQuery { Organization = n.Organization })) with { OrElse = "groups.read" },
        Call("IGroupService.ListAsync (all)", "groups.list", CallNames.None, (d, _) =>
            d.Groups.ListAsync()) with { AsksAtTenant = true, OrElse = "groups.read" },
        Call("IGroupService.UpdateAsync", "groups.update", CallNames.Group, (d, n) =>
            d.Groups.UpdateAsync(n.Group, new GroupUpdate { Name = "Other" })),
        Call("IGroupService.NestAsync", "groups.update", CallNames.Group | CallNames.GroupAbove, (d, n) =>
            d.Groups.NestAsync(n.Group, n.GroupAbove)),
        Call("IGroupService.SwitchOnAsync", "groups.update", CallNames.Group, (d, n) => d.Groups.SwitchOnAsync(n.Group)),
        Call("IGroupService.SwitchOffAsync", "groups.update", CallNames.Group, (d, n) => d.Groups.SwitchOffAsync(n.Group)),
        Call("IGroupService.DeleteAsync", "groups.delete", CallNames.Group, (d, n) => d.Groups.DeleteAsync(n.Group)),
        Call("IGroupService.AddMembersAsync", "groups.update-members", CallNames.Group | CallNames.User, (d, n) =>
            d.Groups.AddMembersAsync(n.Group, [n.User])),
        Call("IGroupService.RemoveMembersAsync", "groups.update-members", CallNames.Group | CallNames.User, (d, n) =>
            d.Groups.RemoveMembersAsync(n.Group, [n.User])),
        Call("IGroupService.ReplaceMembersAsync", "groups.update-members", CallNames.Group | CallNames.User, (d, n) =>
            d.Groups.ReplaceMembersAsync(n.Group, [n.User])),
        Call("IGroupService.JoinAsync", "groups.update-members", CallNames.Group | CallNames.User, (d, n) =>
            d.Groups.JoinAsync(n.User, [n.Group])),
        Call("IGroupService.JoinAsync (from an organization)", "groups.update-members", CallNames.Organization, (d, n) =>
            d.Groups.JoinAsync(n.User, [n.Group], n.Organization)),
        Call("IGroupService.LeaveAsync", "groups.update-members", CallNames.Group | CallNames.User, (d, n) =>
            d.Groups.LeaveAsync(n.User, [n.Group])),
        Call("IGroupService.ListMembersAsync", "groups.read", CallNames.Group, (d, n) => d.Groups.ListMembersAsync(n.Group))
            with { OrElse = "groups.list", AlsoNeeds = ["users.list"] },
        Call("IGroupService.ListOfUserAsync", "users.read", CallNames.User, (d, n) =>
            d.Groups.ListOfUserAsync(n.User)) with { AllowsSelf = true },
    ];

    private static IEnumerable<ServiceCall> OfRoles() =>
    [
        Call("IRoleService.CreateAsync", "roles.add", CallNames.Organization, (d, n) =>
            d.Roles.CreateAsync(new NewRole("seller") { Organization = n.Organization })),
        Call("IRoleService.GetAsync", "roles.read", CallNames.Role, (d, n) => d.Roles.GetAsync(n.Role)) with { OrElse = "roles.list" },
        Call("IRoleService.GetAsync (at an organization)", "roles.read", CallNames.Role | CallNames.Organization, (d, n) =>
            d.Roles.GetAsync(n.Role, n.Organization)) with { OrElse = "roles.list" },
        Call("IRoleService.FindAsync", "roles.read", CallNames.Role, (d, n) => d.Roles.FindAsync(n.Role)) with { OrElse = "roles.list" },
        Call("IRoleService.ListAsync", "roles.list", CallNames.Organization, (d, n) =>
            d.Roles.ListAsync(new RoleQuery { Organization = n.Organization })) with { OrElse = "roles.read" },
        Call("IRoleService.ListAsync (all)", "roles.list", CallNames.None, (d, _) =>
            d.Roles.ListAsync()) with { AsksAtTenant = true, OrElse = "roles.read" },
        Call("IRoleService.UpdateAsync", "roles.update", CallNames.Role, (d, n) =>
            d.Roles.UpdateAsync(n.Role, new RoleUpdate { Description = "Other." })),
        Call("IRoleService.ChangeDefaultAsync", "roles.update", CallNames.Role, (d, n) =>
            d.Roles.ChangeDefaultAsync(n.Role, isDefault: true)),
        Call("IRoleService.SwitchOnAsync", "roles.update", CallNames.Role, (d, n) => d.Roles.SwitchOnAsync(n.Role)),
        Call("IRoleService.SwitchOffAsync", "roles.update", CallNames.Role, (d, n) => d.Roles.SwitchOffAsync(n.Role)),
        Call("IRoleService.DeleteAsync", "roles.delete", CallNames.Role, (d, n) => d.Roles.DeleteAsync(n.Role)),
        Call("IRoleService.AssignAsync", "users.update-roles", CallNames.User | CallNames.Role | CallNames.Organization, (d, n) =>
            d.Roles.AssignAsync(n.User, [n.Role], n.Organization)),
        Call("IRoleService.AssignAsync (to a group)", "groups.update-roles", CallNames.Group | CallNames.Role | CallNames.Organization,
            (d, n) => d.Roles.AssignAsync(Subject.Group(n.Group), [n.Role], n.Organization)),
        Call("IRoleService.UnassignAsync", "users.update-roles", CallNames.User | CallNames.Role | CallNames.Organization, (d, n) =>
            d.Roles.UnassignAsync(n.User, [n.Role], n.Organization)),
        Call("IRoleService.UnassignAsync (from a group)", "groups.update-roles", CallNames.Group | CallNames.Role | CallNames.Organization,
            (d, n) => d.Roles.UnassignAsync(Subject.Group(n.Group), [n.Role], n.Organization)),
        Call("IRoleService.ReplaceAsync", "users.update-roles", CallNames.User | CallNames.Role | CallNames.Organization, (d, n) =>
            d.Roles.ReplaceAsync(n.User, [n.Role], n.Organization)),
        Call("IRoleService.ReplaceAsync (of a group)", "groups.update-roles", CallNames.Group | CallNames.Role | CallNames.Organization,
            (d, n) => d.Roles.ReplaceAsync(Subject.Group(n.Group), [n.Role], n.Organization)),
        Call("IRoleService.ListAssignmentsAsync", "users.read", CallNames.User, (d, n) =>
            d.Roles.ListAssignmentsAsync(n.User)) with { AllowsSelf = true },
        Call("IRoleService.ListAssignmentsAsync (of a group)", "groups.read", CallNames.Group, (d, n) =>
            d.Roles.ListAssignmentsAsync(Subject.Group(n.Group))) with { OrElse = "groups.list" },
        Call("IRoleService.ListAssignmentsOfRoleAsync", "roles.read", CallNames.Role, (d, n) =>
            d.Roles.ListAssignmentsOfRoleAsync(n.Role)) with { OrElse = "roles.list" },
    ];
}
