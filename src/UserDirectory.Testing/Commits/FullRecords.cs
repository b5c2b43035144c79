using UserDirectory.Storage;

namespace UserDirectory.Testing;

/// <summary>
/// Of every record type that a tenant's user writes, one record with nothing set but what it needs, and the same with everything set.
/// </summary>
internal static class FullRecords
{
    private static readonly DateTimeOffset s_time = RecordMaker.Start.AddDays(400).AddTicks(10);

    /// <summary>The pairs, in an order in which each links to earlier ones only.</summary>
    public static IReadOnlyList<(DirectoryRecord Bare, DirectoryRecord Full)> Of(RecordMaker make)
    {
        var (top, other) = (make.Organization("top"), make.Organization("other"));
        var (user, second) = (make.User("ann"), make.User("second"));
        var (group, staff) = (make.Group("sales"), make.Group("staff"));
        var (role, editor) = (make.Role("viewer"), make.Role("editor"));
        var (membership, member) = (make.Membership(second, other), make.Member(staff, second));
        var (assignment, forGroup) = (make.Assignment(editor, user), make.Assignment(role, staff));
        var organization = make.Organization("lisbon");
        var (credential, picture) = (make.Credential(user), make.Picture(user));
        var token = make.Token(user);
        var (invitation, deleted) = (make.Invitation(second, "dora@acme.example"), make.DeletedUser(make.User("gone")));
        return
        [
            (top, top),
            (other, other),
            (second, second),
            (staff, staff),
            (editor, editor),
            (organization, Full(organization, top)),
            (user, Full(user, other)),
            (group, Full(group, staff, other)),
            (role, Full(role, other)),
            (membership, Full(membership, user, top)),
            (member, Stamped(member) with { GroupId = group.Id, UserId = user.Id }),
            (assignment, Full(assignment, role, other) with { UserId = second.Id }),
            (forGroup, Full(forGroup, editor, other) with { GroupId = group.Id }),
            (credential, Full(credential)),
            (picture, Stamped(picture) with { ContentType = "image/jpeg", Content = new byte[] { 0xFF, 0xD8, 0x00 },
                FileName = "Ann's \u00FAnico.jpg" }),
            (invitation, Full(invitation, user, other)),
            (token, Full(token, second)),
            (deleted, Stamped(deleted) with
            {
                User = Full(deleted.User, other),
                PurgeAt = s_time,
                Memberships = [Full(membership, user, top)],
                GroupMembers = [member],
                Assignments = [Full(assignment, role, other)],
                Credential = Full(credential),
                Picture = picture,
            }),
        ];
    }

    private static T Stamped<T>(T record)
        where T : DirectoryRecord => (T)(record with
        {
            Version = 7,
            CreatedAt = s_time,
            UpdatedAt = s_time.AddTicks(10),
            CreatedBy = ActorRef.User(record.Id),
            UpdatedBy = ActorRef.System("Nightly import \u00C9"),
        });

    private static Organization Full(Organization organization, Organization parent) => Stamped(organization) with
    {
        Key = "Lisboa-2",
        Name = "Lisboa \u00C1 \U0001F600",
        Label = "Branch 50%_off\\",
        Type = OrganizationType.Test,
        IsSuspended = true,
        AncestorIds = [parent.Id],
    };

    private static User Full(User user, Organization home) => Stamped(user) with
    {
        Key = "Ann@Acme.example",
        DisplayName = "\u00C1nn \"A\" O'Hara \U0001F600",
        GivenName = "\u00C1nn",
        FamilyName = "O'Hara\tjr",
        Email = "Ann.OHara@acme.example",
        UniqueEmail = "ANN.OHARA@ACME.EXAMPLE",
        EmailVerifiedAt = s_time,
        Culture = "pt-PT",
        TimeZone = "Europe/Lisbon",
        IsTechnician = true,
        IsServiceAccount = true,
        Status = UserStatus.InvitationSent,
        InvitationExpiresAt = s_time.AddTicks(20),
        LastLoginAt = s_time.AddTicks(30),
        Picture = "https://acme.example/a?b=c&d=%20",
        ExternalId = "S-1-5-21 \u00E9",
        ExternalIdSetBy = ActorRef.User(home.Id),
        PreparedBy = ActorRef.User(home.Id),
        SignInStamp = home.Id,
        Attributes = new([new("cost centre", "4711"), new("Empty", ""), new("line\nbreak", "a=b, c")]),
        HomeOrganizationId = home.Id,
        DefaultOrganizationId = home.Id,
        Grants = ["invoices.read", "*.*"],
        AccessRules = ["any", "type:test"],
    };

    private static Group Full(Group group, Group parent, Organization owner) => Stamped(group) with
    {
        Key = "Sales-2",
        Name = "Vendas \u00E7",
        Email = "Sales@acme.example",
        Notes = new string('n', 2000),
        OrganizationId = owner.Id,
        IsActive = false,
        AncestorIds = [parent.Id],
    };

    private static Role Full(Role role, Organization owner) => Stamped(role) with
    {
        Key = "Viewer-2",
        Description = "May look",
        LocalizedDescription = "Pode ver \u00E0 vontade",
        OrganizationId = owner.Id,
        IsActive = false,
        IsDefault = true,
        IsInternal = true,
        IsAdministration = true,
        IsBuiltIn = true,
        Patterns = ["b.read", "a.*"],
    };

    private static Membership Full(Membership membership, User user, Organization organization) => Stamped(membership) with
    {
        UserId = user.Id,
        OrganizationId = organization.Id,
        Status = MembershipStatus.Suspended,
        ValidFrom = s_time,
        ValidUntil = s_time.AddTicks(10),
    };

    private static RoleAssignment Full(RoleAssignment assignment, Role role, Organization organization) => Stamped(assignment) with
    {
        RoleId = role.Id,
        OrganizationId = organization.Id,
        ValidFrom = s_time,
        ValidUntil = s_time.AddTicks(10),
    };

    private static Credential Full(Credential credential) => Stamped(credential) with
    {
        PasswordHash = new("AQAAAAIAAYagAAAAEO=="),
        IsTemporary = true,
        ChangedAt = s_time,
        SetBy = ActorRef.User(credential.Id),
        FailedAttempts = 3,
        LockedUntil = s_time,
    };

    private static Invitation Full(Invitation invitation, User user, Organization organization) => Stamped(invitation) with
    {
        Email = "Eve@Acme.example",
        OrganizationId = organization.Id,
        UserId = user.Id,
        RoleIds = [user.Id, organization.Id],
        GroupIds = [organization.Id],
        Status = InvitationStatus.Revoked,
        SentAt = s_time,
        ExpiresAt = s_time.AddTicks(10),
        InvitedBy = ActorRef.User(user.Id),
        ClosedAt = s_time.AddTicks(20),
        NotificationFailedAt = s_time.AddTicks(30),
        IsToOwnAddress = true,
        TokenHash = null,
    };

    private static AccountToken Full(AccountToken token, User user) => Stamped(token) with
    {
        UserId = user.Id,
        Purpose = AccountTokenPurpose.EmailProof,
        Email = "\u00C1nn.New@acme.example",
        UserEmail = "Ann@Acme.example",
        SignInStamp = user.Id,
        RequestedBy = ActorRef.User(user.Id),
        SentAt = s_time,
        ExpiresAt = s_time.AddTicks(10),
        TokenHash = new("Another-hash_\u00E9"),
    };
}
