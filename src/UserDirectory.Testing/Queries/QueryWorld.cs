using UserDirectory.Storage;

namespace UserDirectory.Testing;

/// <summary>
/// A small tenant in which every field of every record type has missing, equal and different values, with the texts that providers get
/// wrong: letters beyond the first plane, wildcards, quotes, accents, prefixes of each other.
/// </summary>
internal sealed class QueryWorld
{
    private const int Count = 10;

    private static readonly string?[] s_texts =
        ["ana", null, "Anabel", "\u00C1na", "50%_off\\[a-z]*?", "\uFFFDx", "\U0001F600x", "O'Hara \"ana\"", "ana", "\U0001F600"];

    private readonly List<DirectoryRecord> _records = [];
    private readonly RecordMaker _make;

    private QueryWorld(RecordMaker make) => _make = make;

    /// <summary>Adds the world to a fresh tenant and gives all its records, the tenant's own and the changes among them.</summary>
    public static async Task<IReadOnlyList<DirectoryRecord>> AddAsync(Workbench bench)
    {
        var world = new QueryWorld(bench.New);
        world.AddAll();
        ChangeSet[] sets =
        [
            bench.Set([.. world._records.Select(record => new Write.Add(record))]),
            bench.Set(
                new Write.RemoveWhere(RecordKind.User, UserFields.Key.EqualTo("user-gone"))) with { Actor = ActorRef.User(bench.New.Id()) },
            bench.Set(
                new Write.Add(bench.New.Role("last"))) with { Actor = ActorRef.User(bench.New.Id()), At = RecordMaker.Start.AddDays(-1) },
        ];
        foreach (var set in sets)
        {
            Expect.Committed(await bench.Store.CommitAsync(set, CancellationToken.None));
        }

        world._records.RemoveAll(record => record is User { Key: "user-gone" });
        world._records.AddRange(sets[^1].Writes.Select(write => ((Write.Add)write).Record));
        foreach (var change in await bench.FeedAsync())
        {
            world._records.Add(change);
        }

        return [bench.Tenant, .. world._records];
    }

    /// <summary>The text of the i-th record, in an order that differs from field to field.</summary>
    private static string? Text(int i, int field) => s_texts[(i + (field * 3)) % Count];

    private static DateTimeOffset? Time(int i, int field) => (i + field) % 4 == 0 ? null : RecordMaker.Start.AddTicks((i + field) % 4 * 10);

    private static T Timed<T>(T record, int i)
        where T : DirectoryRecord => (T)(
            record with { CreatedAt = RecordMaker.Start.AddSeconds(i % 3), UpdatedAt = RecordMaker.Start.AddTicks(i % 4 * 10) });

    private static string[] Patterns(int i) =>
        (i % 4) switch { 0 => [], 1 => ["a.b"], 2 => ["A.b", "a.*"], _ => ["a.*", "\U0001F600.x", "\uFFFD.x"] };

    private void AddAll()
    {
        var organizations = AddTree<Organization>((i, parent) => Timed(_make.Organization(Key(i), parent), i) with
        {
            Name = Text(i, 1),
            Label = Text(i, 2),
            Type = i % 2 == 0 ? OrganizationType.Test : OrganizationType.Production,
            IsSuspended = i % 3 == 0,
        });
        var groups = AddTree<Group>((i, parent) => Timed(_make.Group(Key(i), parent), i) with
        {
            OrganizationId = i % 3 == 0 ? null : organizations[i].Id,
            Name = Text(i, 1),
            Email = Text(i, 2),
            Notes = Text(i, 3),
            IsActive = i % 3 != 0,
        });
        var users = Add(i => User(i, organizations));
        var roles = Add(i => Role(i, organizations));
        _records.Add(_make.User("user-gone"));
        Add(i => Timed(_make.Membership(users[i], organizations[i * 3 % Count]), i) with
        {
            Status = (MembershipStatus)((i % 3) + 1),
            ValidFrom = Time(i, 0),
            ValidUntil = Time(i, 2),
        });
        Add(i => _make.Membership(users[0], organizations[(i * 3) + 2]), 3);
        Add(i => _make.Member(groups[i * 7 % Count], users[i % 6]));
        Add(i => Timed(_make.Assignment(roles[i % 4], users[i % 5], i % 3 == 0 ? null : organizations[i]),
            i) with
        { ValidFrom = Time(i, 1), ValidUntil = Time(i, 3) });
        Add(i => _make.Assignment(roles[i % 6], groups[i % 7], i % 2 == 0 ? null : organizations[i]));
        Add(i => _make.Credential(users[i]) with { IsTemporary = i % 2 == 0, ChangedAt = RecordMaker.Start.AddTicks(i % 3 * 10) }, 6);
        Add(i => _make.Picture(users[i + 2]) with { ContentType = "image/" + Text(i, 0), FileName = Text(i, 1) }, 6);
        Add(i => Invitation(i, users, roles, groups, organizations));
        Add(i => Timed(_make.Token(users[i / 2], (AccountTokenPurpose)((i % 2) + 1)), i) with
        {
            Email = Text(i, 0) ?? "none",
            UserEmail = Text(i, 1),
            SignInStamp = organizations[i / 3].Id,
            SentAt = RecordMaker.Start.AddTicks(i % 3 * 10),
            ExpiresAt = RecordMaker.Start.AddTicks(i % 4 * 10),
        });
        Add(i => Timed(_make.DeletedUser(User(i, organizations) with { Id = _make.Id() }),
            i) with
        { PurgeAt = RecordMaker.Start.AddTicks(i % 5 * 10) });
    }

    private static string Key(int i) => (Text(i, 0) ?? "none") + i;

    private User User(int i, Organization[] organizations) => Timed(_make.User(Key(i)), i) with
    {
        DisplayName = Text(i, 1),
        GivenName = Text(i, 2),
        FamilyName = Text(i, 3),
        Email = Text(i, 4),
        UniqueEmail = i % 3 == 0 ? null : Text(i, 9) + (i % 2 == 0 ? "-Ab" : "-aB") + i,
        EmailVerifiedAt = Time(i, 1),
        Culture = Text(i, 5),
        TimeZone = Text(i, 6),
        IsTechnician = i % 2 == 0,
        IsServiceAccount = i % 4 == 0,
        Status = (UserStatus)((i % 4) + 1),
        InvitationExpiresAt = Time(i, 2),
        LastLoginAt = Time(i, 3),
        Picture = Text(i, 7),
        ExternalId = i % 3 == 0 ? null : Text(i, 8) + (i % 2 == 0 ? "-Ab" : "-aB") + i,
        SignInStamp = organizations[i / 2].Id,
        Attributes = i % 3 == 0 ? UserAttributes.Empty : new([new("team", Text(i, 1) ?? ""), new("floor", $"{i % 2}")]),
        HomeOrganizationId = i % 4 == 0 ? null : organizations[i].Id,
        DefaultOrganizationId = i % 2 == 0 ? null : organizations[(i + 5) % Count].Id,
        Grants = Patterns(i),
        AccessRules = i % 5 == 0 ? ["any"] : i % 5 == 1 ? ["type:test", "type:production"] : [],
    };

    private Role Role(int i, Organization[] organizations) => Timed(_make.Role(Key(i)), i) with
    {
        OrganizationId = i % 3 == 0 ? null : organizations[i].Id,
        Description = Text(i, 1),
        LocalizedDescription = Text(i, 2),
        IsActive = i % 2 == 0,
        IsDefault = i % 3 == 0,
        IsInternal = i % 4 == 0,
        IsAdministration = i % 5 == 0,
        IsBuiltIn = i == 7,
        Patterns = Patterns(i),
    };

    private Invitation Invitation(int i, User[] users, Role[] roles, Group[] groups, Organization[] organizations) =>
        Timed(_make.Invitation(users[i % 4], (Text(i, 0) ?? "none") + "@" + i, i % 3 == 0 ? null : organizations[i]), i) with
        {
            RoleIds = [.. roles.Take(i % 3).Select(role => role.Id)],
            GroupIds = [.. groups.Skip(8).Take(i % 3).Select(group => group.Id)],
            Status = (InvitationStatus)((i % 5) + 1),
            SentAt = RecordMaker.Start.AddTicks(i % 3 * 10),
            ExpiresAt = RecordMaker.Start.AddTicks(i % 4 * 10),
            ClosedAt = Time(i, 0),
            NotificationFailedAt = Time(i, 1),
            IsToOwnAddress = i % 2 == 0,
        };

    /// <summary>Two trees, in which each node is below the one half its number.</summary>
    private T[] AddTree<T>(Func<int, T?, T> make)
        where T : DirectoryRecord
    {
        var nodes = new T[Count];
        for (var i = 0; i < Count; i++)
        {
            nodes[i] = make(i, i < 2 ? null : nodes[i / 2]);
        }

        _records.AddRange(nodes);
        return nodes;
    }

    private T[] Add<T>(Func<int, T> make, int count = Count)
        where T : DirectoryRecord
    {
        T[] records = [.. Enumerable.Range(0, count).Select(make)];
        _records.AddRange(records);
        return records;
    }
}
