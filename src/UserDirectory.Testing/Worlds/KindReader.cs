using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory.Testing;

/// <summary>The generic reads of a store for a record type that is only known at run time.</summary>
internal abstract class KindReader(RecordKind kind)
{
    public static IReadOnlyList<KindReader> All { get; } =
    [
        new KindReader<Tenant>(RecordKind.Tenant), new KindReader<Organization>(RecordKind.Organization),
        new KindReader<User>(RecordKind.User),
        new KindReader<Credential>(RecordKind.Credential), new KindReader<Picture>(RecordKind.Picture),
        new KindReader<Membership>(RecordKind.Membership),
        new KindReader<Group>(RecordKind.Group), new KindReader<GroupMember>(RecordKind.GroupMember), new KindReader<Role>(RecordKind.Role),
        new KindReader<RoleAssignment>(RecordKind.RoleAssignment), new KindReader<Invitation>(RecordKind.Invitation),
        new KindReader<DeletedUser>(RecordKind.DeletedUser), new KindReader<Change>(RecordKind.Change),
        new KindReader<AccountToken>(RecordKind.AccountToken),
    ];

    public RecordKind Kind => kind;

    public RecordType Type => RecordType.Of(kind);

    public static KindReader Of(RecordKind kind) => All[(int)kind - 1];

    public abstract ValueTask<DirectoryRecord?> FindAsync(
        IDirectoryReader reader, Guid tenantId, Guid id, CancellationToken cancellationToken);

    public abstract ValueTask<DirectoryRecord?> FindByKeyAsync(IDirectoryReader reader, UniqueKey key, CancellationToken cancellationToken);

    public abstract ValueTask<Page<DirectoryRecord>> QueryAsync(
        IDirectoryReader reader, Query<DirectoryRecord> query, CancellationToken cancellationToken);
}
