namespace UserDirectory;

/// <summary>
/// The permissions of the directory itself, a closed list that every catalogue has. A user who acts needs them; a system actor does not.
/// </summary>
public static class DirectoryPermissions
{
    /// <summary><c>users.read</c>.</summary>
    public const string UsersRead = "users.read";

    /// <summary><c>users.list</c>.</summary>
    public const string UsersList = "users.list";

    /// <summary><c>users.add</c>.</summary>
    public const string UsersAdd = "users.add";

    /// <summary><c>users.update</c>.</summary>
    public const string UsersUpdate = "users.update";

    /// <summary><c>users.update-status</c>.</summary>
    public const string UsersUpdateStatus = "users.update-status";

    /// <summary><c>users.password-reset</c>.</summary>
    public const string UsersPasswordReset = "users.password-reset";

    /// <summary><c>users.delete</c>.</summary>
    public const string UsersDelete = "users.delete";

    /// <summary><c>users.restore</c>.</summary>
    public const string UsersRestore = "users.restore";

    /// <summary><c>users.erase</c>.</summary>
    public const string UsersErase = "users.erase";

    /// <summary><c>users.export</c>.</summary>
    public const string UsersExport = "users.export";

    /// <summary><c>users.import</c>.</summary>
    public const string UsersImport = "users.import";

    /// <summary><c>users.update-roles</c>.</summary>
    public const string UsersUpdateRoles = "users.update-roles";

    /// <summary><c>users.update-tenants</c>.</summary>
    public const string UsersUpdateTenants = "users.update-tenants";

    /// <summary><c>members.read</c>.</summary>
    public const string MembersRead = "members.read";

    /// <summary><c>members.list</c>.</summary>
    public const string MembersList = "members.list";

    /// <summary><c>members.add</c>.</summary>
    public const string MembersAdd = "members.add";

    /// <summary><c>members.update</c>.</summary>
    public const string MembersUpdate = "members.update";

    /// <summary><c>members.remove</c>.</summary>
    public const string MembersRemove = "members.remove";

    /// <summary><c>roles.read</c>.</summary>
    public const string RolesRead = "roles.read";

    /// <summary><c>roles.list</c>.</summary>
    public const string RolesList = "roles.list";

    /// <summary><c>roles.add</c>.</summary>
    public const string RolesAdd = "roles.add";

    /// <summary><c>roles.update</c>.</summary>
    public const string RolesUpdate = "roles.update";

    /// <summary><c>roles.delete</c>.</summary>
    public const string RolesDelete = "roles.delete";

    /// <summary><c>groups.read</c>.</summary>
    public const string GroupsRead = "groups.read";

    /// <summary><c>groups.list</c>.</summary>
    public const string GroupsList = "groups.list";

    /// <summary><c>groups.add</c>.</summary>
    public const string GroupsAdd = "groups.add";

    /// <summary><c>groups.update</c>.</summary>
    public const string GroupsUpdate = "groups.update";

    /// <summary><c>groups.delete</c>.</summary>
    public const string GroupsDelete = "groups.delete";

    /// <summary><c>groups.update-members</c>.</summary>
    public const string GroupsUpdateMembers = "groups.update-members";

    /// <summary><c>groups.update-roles</c>.</summary>
    public const string GroupsUpdateRoles = "groups.update-roles";

    /// <summary><c>organizations.read</c>.</summary>
    public const string OrganizationsRead = "organizations.read";

    /// <summary><c>organizations.list</c>.</summary>
    public const string OrganizationsList = "organizations.list";

    /// <summary><c>organizations.add</c>.</summary>
    public const string OrganizationsAdd = "organizations.add";

    /// <summary><c>organizations.update</c>.</summary>
    public const string OrganizationsUpdate = "organizations.update";

    /// <summary><c>organizations.move</c>.</summary>
    public const string OrganizationsMove = "organizations.move";

    /// <summary><c>organizations.suspend</c>.</summary>
    public const string OrganizationsSuspend = "organizations.suspend";

    /// <summary><c>organizations.delete</c>.</summary>
    public const string OrganizationsDelete = "organizations.delete";

    /// <summary><c>invitations.read</c>.</summary>
    public const string InvitationsRead = "invitations.read";

    /// <summary><c>invitations.list</c>.</summary>
    public const string InvitationsList = "invitations.list";

    /// <summary><c>invitations.send</c>.</summary>
    public const string InvitationsSend = "invitations.send";

    /// <summary><c>invitations.revoke</c>.</summary>
    public const string InvitationsRevoke = "invitations.revoke";

    /// <summary><c>permissions.read</c>.</summary>
    public const string PermissionsRead = "permissions.read";

    /// <summary><c>changes.read</c>.</summary>
    public const string ChangesRead = "changes.read";

    /// <summary><c>tenant.read</c>.</summary>
    public const string TenantRead = "tenant.read";

    /// <summary><c>tenant.update</c>.</summary>
    public const string TenantUpdate = "tenant.update";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        UsersRead, UsersList, UsersAdd, UsersUpdate, UsersUpdateStatus,
        UsersPasswordReset, UsersDelete, UsersRestore, UsersErase, UsersExport,
        UsersImport, UsersUpdateRoles, UsersUpdateTenants, MembersRead, MembersList,
        MembersAdd, MembersUpdate, MembersRemove, RolesRead, RolesList,
        RolesAdd, RolesUpdate, RolesDelete, GroupsRead, GroupsList,
        GroupsAdd, GroupsUpdate, GroupsDelete, GroupsUpdateMembers, GroupsUpdateRoles,
        OrganizationsRead, OrganizationsList, OrganizationsAdd, OrganizationsUpdate, OrganizationsMove,
        OrganizationsSuspend, OrganizationsDelete, InvitationsRead, InvitationsList, InvitationsSend,
        InvitationsRevoke, PermissionsRead, ChangesRead, TenantRead, TenantUpdate,
    ];
}
