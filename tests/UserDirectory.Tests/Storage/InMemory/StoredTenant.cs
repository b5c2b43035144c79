using UserDirectory.Queries;
using UserDirectory.Storage;
using UserDirectory.Storage.InMemory;

namespace UserDirectory.Tests.Storage.InMemory;

/// <summary>A tenant in an in-memory store, with short ways to write to it.</summary>
internal sealed class StoredTenant
{
    public static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly ActorRef s_actor = ActorRef.System("test");

    private int _made;

    private StoredTenant(InMemoryStore store, Tenant tenant)
    {
        (Store, Tenant) = (store, tenant);
        NewId = () => Guid.CreateVersion7(Now.AddMilliseconds(++_made));
    }

    public InMemoryStore Store { get; }

    /// <summary>Makes the ids of records, in order; replace it for ids that come again with a seed.</summary>
    public Func<Guid> NewId { get; set; }

    public Tenant Tenant { get; }

    public Guid Id => Tenant.Id;

    public static async Task<StoredTenant> CreateAsync(string key = "acme", InMemoryStore? store = null, int keptChanges = 10_000)
    {
        var id = Guid.CreateVersion7();
        var stored = new StoredTenant(store
            ?? new InMemoryStore(new InMemoryOptions { KeptChanges = keptChanges }), new Tenant { Id = id, TenantId = id, Key = key });
        await stored.MustCommitAsync(new Write.Add(stored.Tenant));
        return stored;
    }

    public ChangeSet Set(params Write[] writes) => new(Guid.CreateVersion7(), Id, s_actor, Now, writes);

    public async Task<CommitResult> CommitAsync(params Write[] writes) => await Store.CommitAsync(Set(writes), default);

    public async Task<CommitResult> MustCommitAsync(params Write[] writes)
    {
        var result = await CommitAsync(writes);
        return result.IsCommitted ? result : throw new InvalidOperationException($"Refused: {string.Join(", ", result.Refusals)}");
    }

    public async Task<T> AddAsync<T>(T record)
        where T : DirectoryRecord
    {
        await MustCommitAsync(new Write.Add(record));
        return record;
    }

    public async Task<T?> FindAsync<T>(Guid id)
        where T : DirectoryRecord => await Store.FindAsync<T>(Id, id, default);

    public async Task<IReadOnlyList<T>> ListAsync<T>(Filter? filter = null, params Sort[] order)
        where T : DirectoryRecord =>
            (await Store.QueryAsync(new Query<T>(Id) { Where = filter, OrderBy = order, Take = 1000 }, default)).Items;

    public User User(string key) => new() { Id = NewId(), TenantId = Id, Key = key };

    public Organization Organization(string key, Organization? parent = null) => new()
    {
        Id = NewId(),
        TenantId = Id,
        Key = key,
        AncestorIds = parent is null ? [] : [.. parent.AncestorIds, parent.Id],
    };

    public Group Group(string key, Group? parent = null) => new()
    {
        Id = NewId(),
        TenantId = Id,
        Key = key,
        AncestorIds = parent is null ? [] : [.. parent.AncestorIds, parent.Id],
    };

    public Role Role(string key) => new() { Id = NewId(), TenantId = Id, Key = key };

    public Membership Membership(User user, Organization organization) =>
        new() { Id = NewId(), TenantId = Id, UserId = user.Id, OrganizationId = organization.Id };

    public GroupMember GroupMember(Group group, User user) => new() { Id = NewId(), TenantId = Id, GroupId = group.Id, UserId = user.Id };

    public Credential Credential(User user) => new() { Id = user.Id, TenantId = Id, PasswordHash = new Secret("hash") };
}
