using UserDirectory.Queries;

namespace UserDirectory.Storage;

/// <summary>The uniqueness rules of the record types.</summary>
public static class RecordKeys
{
    /// <summary>A tenant's key, in the installation.</summary>
    public static KeyDefinition Tenant { get; } = new KeyDefinition<Tenant>(
        "Key", (key, r) => key.Compared(Guid.Empty, r.NormalizedKey), ColumnOf(TenantFields.Shape, TenantFields.Key));

    /// <summary>An organization's key, in the tenant.</summary>
    public static KeyDefinition Organization { get; } = new KeyDefinition<Organization>(
        "Key", (key, r) => key.Compared(r.TenantId, r.NormalizedKey), ColumnOf(OrganizationFields.Shape, OrganizationFields.Key));

    /// <summary>A user's key, in the tenant.</summary>
    public static KeyDefinition User { get; } = new KeyDefinition<User>(
        "Key", (key, r) => key.Compared(r.TenantId, r.NormalizedKey), ColumnOf(UserFields.Shape, UserFields.Key));

    /// <summary>A user's external id, in the tenant, compared as it is.</summary>
    public static KeyDefinition UserExternalId { get; } = new KeyDefinition<User>(
        "ExternalId",
        (key, r) => r.ExternalId is null ? null : key.Compared(r.TenantId, r.ExternalId),
        ColumnOf(UserFields.Shape, UserFields.ExternalId));

    /// <summary>
    /// A user's e-mail address where it must be unique, in the tenant. The text is the address in the form in which it is compared
    /// (<see cref="DirectoryText.Normalize"/>), and compared as it is.
    /// </summary>
    public static KeyDefinition UserEmail { get; } = new KeyDefinition<User>(
        "UniqueEmail",
        (key, r) => r.UniqueEmail is null ? null : key.Compared(r.TenantId, r.UniqueEmail),
        ColumnOf(UserFields.Shape, UserFields.UniqueEmail));

    /// <summary>A group's key, in its owner. Id: the owner, or empty.</summary>
    public static KeyDefinition Group { get; } = new KeyDefinition<Group>(
        "Key",
        (key, r) => key.Compared(r.TenantId, r.NormalizedKey, r.OrganizationId ?? Guid.Empty),
        ColumnOf(GroupFields.Shape, GroupFields.Key),
        [[ColumnOf(GroupFields.Shape, GroupFields.OrganizationId)]]);

    /// <summary>A role's key, in its owner. Id: the owner, or empty.</summary>
    public static KeyDefinition Role { get; } = new KeyDefinition<Role>(
        "Key",
        (key, r) => key.Compared(r.TenantId, r.NormalizedKey, r.OrganizationId ?? Guid.Empty),
        ColumnOf(RoleFields.Shape, RoleFields.Key),
        [[ColumnOf(RoleFields.Shape, RoleFields.OrganizationId)]]);

    /// <summary>One membership for an account in an organization. Ids: account, organization.</summary>
    public static KeyDefinition Membership { get; } = new KeyDefinition<Membership>(
        "UserInOrganization",
        (key, r) => key.Compared(r.TenantId, null, r.UserId, r.OrganizationId),
        ids:
        [
            [ColumnOf(MembershipFields.Shape, MembershipFields.UserId)],
            [ColumnOf(MembershipFields.Shape, MembershipFields.OrganizationId)],
        ]);

    /// <summary>One place for an account in a group. Ids: group, account.</summary>
    public static KeyDefinition GroupMember { get; } = new KeyDefinition<GroupMember>(
        "UserInGroup",
        (key, r) => key.Compared(r.TenantId, null, r.GroupId, r.UserId),
        ids:
        [
            [ColumnOf(GroupMemberFields.Shape, GroupMemberFields.GroupId)],
            [ColumnOf(GroupMemberFields.Shape, GroupMemberFields.UserId)],
        ]);

    /// <summary>One assignment of a role to a subject at a place. Ids: subject (account or group), role, organization or empty.</summary>
    public static KeyDefinition RoleAssignment { get; } = new KeyDefinition<RoleAssignment>(
        "SubjectRolePlace",
        (key, r) => key.Compared(r.TenantId, null, r.UserId ?? r.GroupId ?? Guid.Empty, r.RoleId, r.OrganizationId ?? Guid.Empty),
        ids:
        [
            [
                ColumnOf(RoleAssignmentFields.Shape, RoleAssignmentFields.UserId),
                ColumnOf(RoleAssignmentFields.Shape, RoleAssignmentFields.GroupId),
            ],
            [ColumnOf(RoleAssignmentFields.Shape, RoleAssignmentFields.RoleId)],
            [ColumnOf(RoleAssignmentFields.Shape, RoleAssignmentFields.OrganizationId)],
        ]);

    /// <summary>
    /// One pending invitation for an address in an organization (or in the tenant as a whole). Id: the organization, or empty.
    /// </summary>
    public static KeyDefinition PendingInvitation { get; } = new KeyDefinition<Invitation>(
        "PendingEmail",
        (key, r) => r.Status == InvitationStatus.Pending
            ? key.Compared(r.TenantId, r.NormalizedEmail, r.OrganizationId ?? Guid.Empty)
            : null,
        ColumnOf(InvitationFields.Shape, InvitationFields.Email),
        [[ColumnOf(InvitationFields.Shape, InvitationFields.OrganizationId)]],
        new(ColumnOf(InvitationFields.Shape, InvitationFields.Status), ColumnValue.Of((long)InvitationStatus.Pending)));

    /// <summary>The hash of an account token's secret, in the tenant, compared as it is.</summary>
    public static KeyDefinition AccountToken { get; } = new KeyDefinition<AccountToken>(
        "TokenHash", (key, r) => key.Compared(r.TenantId, r.TokenHash.Reveal()), AccountTokenFields.TokenHash);

    /// <summary>
    /// One token of an account for a purpose. The text is the number of the <see cref="AccountTokenPurpose"/> as digits, and the id the
    /// account.
    /// </summary>
    public static KeyDefinition AccountTokenOfUser { get; } = new KeyDefinition<AccountToken>(
        "UserPurpose",
        (key, r) => key.Compared(r.TenantId, TextOf(r.Purpose), r.UserId),
        ColumnOf(AccountTokenFields.Shape, AccountTokenFields.Purpose),
        [[ColumnOf(AccountTokenFields.Shape, AccountTokenFields.UserId)]]);

    /// <summary>A purpose as the text of a key.</summary>
    internal static string TextOf(AccountTokenPurpose purpose) => FieldValue.Of((long)purpose).ToString();

    private static Column ColumnOf<T>(RecordShape<T> shape, Field<T> field)
        where T : DirectoryRecord => shape.Columns[field.Ordinal];
}
