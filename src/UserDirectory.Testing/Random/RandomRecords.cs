using UserDirectory.Storage;

namespace UserDirectory.Testing;

/// <summary>Draws records and changes of records, with keys and links that often collide or miss.</summary>
internal sealed class RandomRecords(Dice dice, RecordMaker make, int keys)
{
    private static readonly string?[] s_names =
        [null, null, "ana", "Ana", "\u00C1na", "ben", "Benedict", "50%", "\uFFFD", "\U0001F600", "z"];

    private static readonly string[][] s_patterns = [[], ["a.b"], ["a.*", "a.b"], ["*.*"], ["c.d", "a.b", "x.*"]];

    /// <summary>A new record of the type among the records that there are; null when one cannot be made yet.</summary>
    public DirectoryRecord? New(RecordKind kind, IReadOnlyList<DirectoryRecord> among)
    {
        var (user, organization) = (Any<User>(among), Any<Organization>(among));
        DirectoryRecord? record = kind switch
        {
            RecordKind.Organization => make.Organization(Key(), dice.Percent(50) ? organization : null),
            RecordKind.User => make.User(Key()),
            RecordKind.Group => make.Group(Key(), dice.Percent(50) ? Any<Group>(among) : null, dice.Percent(30) ? organization : null),
            RecordKind.Role => make.Role(Key(), dice.Percent(30) ? organization : null),
            RecordKind.DeletedUser => make.DeletedUser(make.User(Key()) with { DisplayName = Name() }),
            RecordKind.Credential when user is not null => make.Credential(user),
            RecordKind.Picture when user is not null => make.Picture(user),
            RecordKind.Membership when user is not null && organization is not null => make.Membership(user, organization),
            RecordKind.GroupMember when user is not null && Any<Group>(among) is { } group => make.Member(group, user),
            RecordKind.RoleAssignment when user is not null && Any<Role>(among) is { } role =>
                dice.Percent(60) || Any<Group>(among) is not { } group
                    ? make.Assignment(role, user, Maybe(organization))
                    : make.Assignment(role, group, Maybe(organization)),
            RecordKind.Invitation when user is not null => make.Invitation(user, Key() + "@x", Maybe(organization)),
            RecordKind.AccountToken when user is not null => make.Token(user, Purpose()),
            _ => null,
        };
        return record is not null && dice.Percent(90) ? Changed(record, among) : record;
    }

    /// <summary>The record with some of its values drawn anew.</summary>
    public DirectoryRecord Changed(DirectoryRecord record, IReadOnlyList<DirectoryRecord> among) => record switch
    {
        Organization organization =>
            organization with { Key = Key(organization.Key), Name = Name(), IsSuspended = dice.Percent(20), Label = Name() },
        Group group => group with
        {
            Key = Key(group.Key),
            Name = Name(),
            IsActive = dice.Percent(80),
            OrganizationId = Link<Organization>(
            among, group.OrganizationId)
        },
        Role role => role with
        {
            Key = Key(role.Key),
            IsActive = dice.Percent(80),
            Patterns = dice.Pick(s_patterns),
            OrganizationId = Link<Organization>(among, role.OrganizationId),
        },
        User user => Changed(user, among),
        Membership membership => membership with { Status = (MembershipStatus)(dice.Below(3) + 1), ValidUntil = Time() },
        RoleAssignment assignment => assignment with { ValidFrom = Time(), ValidUntil = Time() },
        Credential credential => credential with { IsTemporary = dice.Percent(50), ChangedAt = Time() ?? RecordMaker.Start },
        Picture picture => picture with { FileName = Name() },
        Invitation invitation => invitation with
        {
            Status = (InvitationStatus)(
            dice.Below(5) + 1),
            ClosedAt = Time(),
            RoleIds = [.. dice.Some(among, 3).Select(end => end.Id)]
        },
        AccountToken token =>
            token with { Purpose = Purpose(), TokenHash = new("hash-" + dice.Below(keys)), ExpiresAt = Time() ?? RecordMaker.Start },
        DeletedUser deleted => deleted with { PurgeAt = Time() ?? RecordMaker.Start },
        _ => record,
    };

    private User Changed(User user, IReadOnlyList<DirectoryRecord> among) => user with
    {
        Key = Key(user.Key),
        DisplayName = Name(),
        Email = Name(),
        UniqueEmail = dice.Percent(30) ? "MAIL-" + dice.Below(keys) : null,
        Culture = Name(),
        ExternalId = dice.Percent(30) ? "ext-" + dice.Below(keys) : null,
        Status = (UserStatus)(dice.Below(4) + 1),
        IsTechnician = dice.Percent(50),
        InvitationExpiresAt = Time(),
        Grants = dice.Pick(s_patterns),
        HomeOrganizationId = Link<Organization>(among, user.HomeOrganizationId),
    };

    /// <summary>The key that it has, mostly, or one of a few in any casing.</summary>
    private string Key(string? current = null) =>
        current is not null && dice.Percent(70) ? current : (dice.Percent(50) ? "key-" : "KEY-") + dice.Below(keys);

    private AccountTokenPurpose Purpose() => (AccountTokenPurpose)(dice.Below(2) + 1);

    private string? Name() => dice.Pick(s_names);

    private DateTimeOffset? Time() => dice.Percent(40) ? null : RecordMaker.Start.AddTicks(dice.Below(5) * 10);

    private T? Maybe<T>(T? record)
        where T : DirectoryRecord => dice.Percent(50) ? record : null;

    private T? Any<T>(IEnumerable<DirectoryRecord> among)
        where T : DirectoryRecord => dice.PickAny(among.OfType<T>());

    /// <summary>The link that it has, mostly; else to any, to none, or rarely to nothing that there is.</summary>
    private Guid? Link<T>(IReadOnlyList<DirectoryRecord> among, Guid? current)
        where T : DirectoryRecord => dice.Percent(60) ? current : dice.Percent(3) ? make.Id() : Maybe(Any<T>(among))?.Id;
}
