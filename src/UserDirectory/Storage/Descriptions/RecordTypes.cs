namespace UserDirectory.Storage;

/// <summary>The fourteen record types with their keys: the one place where they are put together.</summary>
internal static class RecordTypes
{
    public static RecordType<Tenant> Tenant { get; } = new(RecordKind.Tenant, TenantFields.All, [RecordKeys.Tenant], []);

    public static RecordType<Organization> Organization { get; } =
        new(RecordKind.Organization, OrganizationFields.All, [RecordKeys.Organization], OrganizationLinks.All);

    public static RecordType<User> User { get; } = new(RecordKind.User, UserFields.All, [RecordKeys.User, RecordKeys.UserExternalId, RecordKeys.UserEmail], UserLinks.All);

    public static RecordType<Credential> Credential { get; } = new(RecordKind.Credential, CredentialFields.All, [], []);

    public static RecordType<Picture> Picture { get; } = new(RecordKind.Picture, PictureFields.All, [], []);

    public static RecordType<Membership> Membership { get; } =
        new(RecordKind.Membership, MembershipFields.All, [RecordKeys.Membership], MembershipLinks.All);

    public static RecordType<Group> Group { get; } = new(RecordKind.Group, GroupFields.All, [RecordKeys.Group], GroupLinks.All);

    public static RecordType<GroupMember> GroupMember { get; } =
        new(RecordKind.GroupMember, GroupMemberFields.All, [RecordKeys.GroupMember], GroupMemberLinks.All);

    public static RecordType<Role> Role { get; } = new(RecordKind.Role, RoleFields.All, [RecordKeys.Role], RoleLinks.All);

    public static RecordType<RoleAssignment> RoleAssignment { get; } =
        new(RecordKind.RoleAssignment, RoleAssignmentFields.All, [RecordKeys.RoleAssignment], RoleAssignmentLinks.All);

    public static RecordType<Invitation> Invitation { get; } =
        new(RecordKind.Invitation, InvitationFields.All, [RecordKeys.PendingInvitation], InvitationLinks.All);

    public static RecordType<DeletedUser> DeletedUser { get; } = new(RecordKind.DeletedUser, DeletedUserFields.All, [], []);

    public static RecordType<Change> Change { get; } = new(RecordKind.Change, ChangeFields.All, [], []);

    public static RecordType<AccountToken> AccountToken { get; } =
        new(RecordKind.AccountToken, AccountTokenFields.All, [RecordKeys.AccountToken, RecordKeys.AccountTokenOfUser], AccountTokenLinks.All);

    public static IReadOnlyList<RecordType> All { get; } =
    [
        Tenant, Organization, User, Credential, Picture, Membership, Group, GroupMember, Role, RoleAssignment, Invitation, DeletedUser, Change, AccountToken,
    ];

    /// <summary>A look-up by type that costs a static field read.</summary>
    public static class Cache<T>
        where T : DirectoryRecord
    {
        public static RecordType<T> Value { get; } = All.OfType<RecordType<T>>().FirstOrDefault()
            ?? throw new NotSupportedException($"{typeof(T)} is not one of the record types.");
    }
}
