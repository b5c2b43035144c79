using UserDirectory.Storage;

namespace UserDirectory.Testing;

/// <summary>Makes records of one tenant, stamped as the core would, with nothing set that a test did not ask for. Thread-safe.</summary>
internal sealed class RecordMaker(Guid tenantId, Ids ids)
{
    public static readonly DateTimeOffset Start = new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero).AddTicks(1_234_560);

    public static readonly ActorRef Actor = ActorRef.System("conformance");

    public static T Stamped<T>(T record)
        where T : DirectoryRecord => (T)(record with { CreatedAt = Start, UpdatedAt = Start, CreatedBy = Actor, UpdatedBy = Actor });

    public Guid Id() => ids.Next();

    public User User(string key) => Stamped(new User { Id = Id(), TenantId = tenantId, Key = key });

    public Organization Organization(string key, Organization? parent = null) => Stamped(new Organization
    {
        Id = Id(),
        TenantId = tenantId,
        Key = key,
        AncestorIds = parent is null ? [] : [.. parent.AncestorIds, parent.Id],
    });

    public Group Group(string key, Group? parent = null, Organization? owner = null) => Stamped(new Group
    {
        Id = Id(),
        TenantId = tenantId,
        Key = key,
        OrganizationId = owner?.Id,
        AncestorIds = parent is null ? [] : [.. parent.AncestorIds, parent.Id],
    });

    public Role Role(string key, Organization? owner = null) =>
        Stamped(new Role { Id = Id(), TenantId = tenantId, Key = key, OrganizationId = owner?.Id });

    public Membership Membership(User user, Organization organization) =>
        Stamped(new Membership { Id = Id(), TenantId = tenantId, UserId = user.Id, OrganizationId = organization.Id });

    public GroupMember Member(Group group, User user) =>
        Stamped(new GroupMember { Id = Id(), TenantId = tenantId, GroupId = group.Id, UserId = user.Id });

    public RoleAssignment Assignment(Role role, User user, Organization? place = null) =>
        Stamped(new RoleAssignment { Id = Id(), TenantId = tenantId, RoleId = role.Id, UserId = user.Id, OrganizationId = place?.Id });

    public RoleAssignment Assignment(Role role, Group group, Organization? place = null) =>
        Stamped(new RoleAssignment { Id = Id(), TenantId = tenantId, RoleId = role.Id, GroupId = group.Id, OrganizationId = place?.Id });

    public Credential Credential(User user) =>
        Stamped(new Credential { Id = user.Id, TenantId = tenantId, PasswordHash = new("hash"), ChangedAt = Start, SetBy = Actor });

    public Picture Picture(User user) =>
        Stamped(
            new Picture { Id = user.Id, TenantId = tenantId, ContentType = "image/png", Content = new byte[] { 0x89, 0x50, 0x00, 0xFF } });

    public Invitation Invitation(User user, string email, Organization? organization = null) => Stamped(new Invitation
    {
        Id = Id(),
        TenantId = tenantId,
        Email = email,
        UserId = user.Id,
        OrganizationId = organization?.Id,
        SentAt = Start,
        ExpiresAt = Start.AddDays(7),
        InvitedBy = Actor,
        TokenHash = new("token"),
    });

    public AccountToken Token(User user, AccountTokenPurpose purpose = AccountTokenPurpose.PasswordReset) => Stamped(new AccountToken
    {
        Id = Id(),
        TenantId = tenantId,
        UserId = user.Id,
        Purpose = purpose,
        Email = "ann@acme.example",
        RequestedBy = Actor,
        SentAt = Start,
        ExpiresAt = Start.AddHours(1),
        TokenHash = new($"hash of {Id():N}"),
    });

    public DeletedUser DeletedUser(User user) =>
        Stamped(new DeletedUser { Id = user.Id, TenantId = tenantId, User = user, PurgeAt = Start.AddDays(30) });
}
