using UserDirectory.Storage;
using UserDirectory.Testing;

namespace UserDirectory.Sqlite.Tests.Processes;

/// <summary>
/// The change sets that left a feed, made again from what it tells: of roles, grants and status of accounts, and of accounts that are
/// deleted.
/// </summary>
/// <param name="before">The accounts before the first.</param>
/// <param name="authority">The tenant's authority number before it.</param>
internal sealed class ToldSets(IEnumerable<User> before, long authority)
{
    private readonly Dictionary<Guid, User> _users = before.ToDictionary(user => user.Id);
    private long _authority = authority;

    /// <summary>The set of the next change, and what it was answered.</summary>
    public (ChangeSet Set, CommitResult Result) Next(Change change)
    {
        IReadOnlyList<Write> writes = [.. change.Entries.Select(entry => WriteOf(entry, change)).OfType<Write>()];
        var set = new ChangeSet(change.Id, change.TenantId, change.Actor, change.At, writes)
        {
            RaisesAuthority = change.Authority > _authority,
        };
        _authority = change.Authority;
        return (set, new(change.Number, change.Authority, []));
    }

    /// <summary>What an entry tells; null for the record in the recycle bin, which has nobody's rights.</summary>
    private Write? WriteOf(ChangeEntry entry, Change change) => entry switch
    {
        { Verb: ChangeVerb.Added, Record: RecordKind.RoleAssignment } => new Write.Add(RecordMaker.Stamped(new RoleAssignment
        {
            Id = entry.Id!.Value,
            TenantId = change.TenantId,
            RoleId = IdIn(entry, nameof(RoleAssignment.RoleId))!.Value,
            UserId = IdIn(entry, nameof(RoleAssignment.UserId)),
            OrganizationId = IdIn(entry, nameof(RoleAssignment.OrganizationId)),
        })),
        { Verb: ChangeVerb.Updated, Record: RecordKind.User } => Update(_users[entry.Id!.Value], entry.Fields),
        { Verb: ChangeVerb.Removed } => new Write.Remove(entry.Record, entry.Id!.Value),
        { Verb: ChangeVerb.Added, Record: RecordKind.DeletedUser } => null,
        _ => throw new NotSupportedException($"No write is known for {entry}."),
    };

    private Write.Update Update(User user, IReadOnlyList<FieldChange> changes)
    {
        var next = changes.Aggregate(user with { Version = user.Version + 1 }, (now, change) => change.Field switch
        {
            nameof(User.Status) => now with { Status = Enum.Parse<UserStatus>(change.Value!) },
            nameof(User.Grants) => now with { Grants = change.Value?.Split(' ') ?? [] },
            nameof(User.SignInStamp) => now,
            _ => throw new NotSupportedException($"No value is known for {change}."),
        });
        _users[user.Id] = next;
        return new(next, user.Version, changes);
    }

    private static Guid? IdIn(ChangeEntry entry, string field) =>
        entry.Fields.FirstOrDefault(told => told.Field == field)?.Value is { } id ? Guid.Parse(id) : null;
}
