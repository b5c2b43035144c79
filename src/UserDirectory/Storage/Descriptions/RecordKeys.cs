namespace UserDirectory.Storage;

/// <summary>The uniqueness rules of the record types.</summary>
public static class RecordKeys
{
    /// <summary>A tenant's key, in the installation.</summary>
    public static KeyDefinition Tenant { get; } = new KeyDefinition<Tenant>(
        RecordKind.Tenant, "Key", (key, r) => new(key, Guid.Empty, r.NormalizedKey));

    /// <summary>An organization's key, in the tenant.</summary>
    public static KeyDefinition Organization { get; } = new KeyDefinition<Organization>(
        RecordKind.Organization, "Key", (key, r) => new(key, r.TenantId, r.NormalizedKey));

    /// <summary>A user's key, in the tenant.</summary>
    public static KeyDefinition User { get; } = new KeyDefinition<User>(
        RecordKind.User, "Key", (key, r) => new(key, r.TenantId, r.NormalizedKey));

    /// <summary>A user's external id, in the tenant, compared as it is.</summary>
    public static KeyDefinition UserExternalId { get; } = new KeyDefinition<User>(
        RecordKind.User, "ExternalId", (key, r) => r.ExternalId is null ? null : new(key, r.TenantId, r.ExternalId), isExact: true);

    /// <summary>
    /// A user's e-mail address where it must be unique, in the tenant. The text is the address in the form in which it is compared (<see cref="DirectoryText.Normalize"/>), and
    /// compared as it is.
    /// </summary>
    public static KeyDefinition UserEmail { get; } = new KeyDefinition<User>(
        RecordKind.User, "UniqueEmail", (key, r) => r.UniqueEmail is null ? null : new(key, r.TenantId, r.UniqueEmail), isExact: true);

    /// <summary>A group's key, in its owner.</summary>
    public static KeyDefinition Group { get; } = new KeyDefinition<Group>(
        RecordKind.Group, "Key", (key, r) => new(key, r.TenantId, r.NormalizedKey, r.OrganizationId ?? Guid.Empty));

    /// <summary>A role's key, in its owner.</summary>
    public static KeyDefinition Role { get; } = new KeyDefinition<Role>(
        RecordKind.Role, "Key", (key, r) => new(key, r.TenantId, r.NormalizedKey, r.OrganizationId ?? Guid.Empty));

    /// <summary>One membership for an account in an organization. Ids: account, organization.</summary>
    public static KeyDefinition Membership { get; } = new KeyDefinition<Membership>(
        RecordKind.Membership,
        "UserInOrganization",
        (key, r) => new(key, r.TenantId, null, r.UserId, r.OrganizationId),
        ids: [MembershipFields.UserId, MembershipFields.OrganizationId]);

    /// <summary>One place for an account in a group. Ids: group, account.</summary>
    public static KeyDefinition GroupMember { get; } = new KeyDefinition<GroupMember>(
        RecordKind.GroupMember,
        "UserInGroup",
        (key, r) => new(key, r.TenantId, null, r.GroupId, r.UserId),
        ids: [GroupMemberFields.GroupId, GroupMemberFields.UserId]);

    /// <summary>One assignment of a role to a subject at a place. Ids: subject (account or group), role, organization or empty.</summary>
    public static KeyDefinition RoleAssignment { get; } = new KeyDefinition<RoleAssignment>(
        RecordKind.RoleAssignment,
        "SubjectRolePlace",
        (key, r) => new(key, r.TenantId, null, r.UserId ?? r.GroupId ?? Guid.Empty, r.RoleId, r.OrganizationId ?? Guid.Empty));

    /// <summary>One pending invitation for an address in an organization (or in the tenant as a whole).</summary>
    public static KeyDefinition PendingInvitation { get; } = new KeyDefinition<Invitation>(
        RecordKind.Invitation,
        "PendingEmail",
        (key, r) => r.Status == InvitationStatus.Pending ? new(key, r.TenantId, r.NormalizedEmail, r.OrganizationId ?? Guid.Empty) : null);

    /// <summary>The hash of an account token's secret, in the tenant, compared as it is.</summary>
    public static KeyDefinition AccountToken { get; } = new KeyDefinition<AccountToken>(
        RecordKind.AccountToken, "TokenHash", (key, r) => new(key, r.TenantId, r.TokenHash.Reveal()), isExact: true);

    /// <summary>One token of an account for a purpose. The text is the name of the <see cref="AccountTokenPurpose"/>, compared as it is, and the owner the account.</summary>
    public static KeyDefinition AccountTokenOfUser { get; } = new KeyDefinition<AccountToken>(
        RecordKind.AccountToken, "UserPurpose", (key, r) => new(key, r.TenantId, r.Purpose.ToString(), r.UserId), isExact: true);
}
