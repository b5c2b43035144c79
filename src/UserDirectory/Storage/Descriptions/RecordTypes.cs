using UserDirectory.Queries;

namespace UserDirectory.Storage;

/// <summary>The fourteen record types with their keys: the one place where they are put together.</summary>
internal static class RecordTypes
{
    public static RecordType<Tenant> Tenant { get; } = new(TenantFields.Shape, [RecordKeys.Tenant], []);

    public static RecordType<Organization> Organization { get; } =
        new(OrganizationFields.Shape, [RecordKeys.Organization], OrganizationLinks.All);

    public static RecordType<User> User { get; } =
        new(UserFields.Shape, [RecordKeys.User, RecordKeys.UserExternalId, RecordKeys.UserEmail], UserLinks.All);

    public static RecordType<Credential> Credential { get; } = new(CredentialFields.Shape, [], []);

    public static RecordType<Picture> Picture { get; } = new(PictureFields.Shape, [], []);

    public static RecordType<Membership> Membership { get; } =
        new(MembershipFields.Shape, [RecordKeys.Membership], MembershipLinks.All);

    public static RecordType<Group> Group { get; } = new(GroupFields.Shape, [RecordKeys.Group], GroupLinks.All);

    public static RecordType<GroupMember> GroupMember { get; } =
        new(GroupMemberFields.Shape, [RecordKeys.GroupMember], GroupMemberLinks.All);

    public static RecordType<Role> Role { get; } = new(RoleFields.Shape, [RecordKeys.Role], RoleLinks.All);

    public static RecordType<RoleAssignment> RoleAssignment { get; } =
        new(RoleAssignmentFields.Shape, [RecordKeys.RoleAssignment], RoleAssignmentLinks.All);

    public static RecordType<Invitation> Invitation { get; } =
        new(InvitationFields.Shape, [RecordKeys.PendingInvitation], InvitationLinks.All);

    public static RecordType<DeletedUser> DeletedUser { get; } = new(DeletedUserFields.Shape, [], []);

    public static RecordType<Change> Change { get; } = new(ChangeFields.Shape, [], []);

    public static RecordType<AccountToken> AccountToken { get; } =
        new(AccountTokenFields.Shape, [RecordKeys.AccountToken, RecordKeys.AccountTokenOfUser], AccountTokenLinks.All);

    public static IReadOnlyList<RecordType> All { get; } =
    [
        Tenant, Organization, User, Credential, Picture, Membership, Group, GroupMember, Role,
        RoleAssignment, Invitation, DeletedUser, Change, AccountToken,
    ];

    private static IReadOnlyList<Field>[] LinksByEnd { get; } =
    [
        .. All.Select(end => (IReadOnlyList<Field>)[.. All.SelectMany(type => type.References).Where(field => field.Refers == end.Kind)]),
    ];

    /// <summary>The fields that link to records of a type.</summary>
    public static IReadOnlyList<Field> ReferencesTo(RecordKind kind) => LinksByEnd[(int)kind - 1];

    /// <summary>A look-up by type that costs a static field read.</summary>
    public static class Cache<T>
        where T : DirectoryRecord
    {
        public static RecordType<T> Value { get; } = All.OfType<RecordType<T>>().FirstOrDefault()
            ?? throw new NotSupportedException($"{typeof(T)} is not one of the record types.");
    }
}
