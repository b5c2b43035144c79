using UserDirectory.Relational;
using UserDirectory.Storage;

namespace UserDirectory.Sqlite;

/// <summary>
/// What others have committed to the file since it was last looked at, by the tenants' heads and the feed. Used by one call at a time; not
/// thread-safe.
/// </summary>
internal sealed class CommitNews : IDisposable
{
    // What an import makes meanwhile need not be read: all of the tenant is told.
    private const int MostRead = 100;

    private readonly SqlSession _session;
    private Dictionary<Guid, TenantHead> _heads;
    private long _version;

    /// <summary>Takes what is there as known.</summary>
    /// <param name="session">A session that nobody writes with.</param>
    public CommitNews(SqlSession session)
    {
        _session = session;
        _version = Version();
        _heads = Heads();
    }

    private RelationalSchema Schema => _session.Schema;

    /// <param name="isOwn">Whether a set, or a tenant that is gone, was committed by this process.</param>
    public IReadOnlyList<CommitElsewhere> Read(Func<Guid, bool> isOwn)
    {
        // Before the heads: what is committed in between is looked for twice, and not missed.
        var version = Version();
        if (version == _version)
        {
            return [];
        }

        return _session.Read(() =>
        {
            var (before, now) = (_heads, Heads());
            var changed = now.SelectMany(head => OfTenant(head.Key, before.GetValueOrDefault(head.Key), head.Value, isOwn));
            var gone = before.Keys.Where(tenant => !now.ContainsKey(tenant) && !isOwn(tenant));
            var news = changed.Concat(gone.Select(tenant => new CommitElsewhere(tenant) { ConcernsTenant = true })).ToList();
            (_version, _heads) = (version, now);
            return news;
        });
    }

    public void Dispose() => _session.Dispose();

    private IEnumerable<CommitElsewhere> OfTenant(Guid tenantId, TenantHead? before, TenantHead now, Func<Guid, bool> isOwn)
    {
        var (known, authority) = (before?.Sequence ?? 0, before?.Authority ?? 0);
        var count = now.Sequence - known;
        if (count == 0)
        {
            return [];
        }

        var changes = count > MostRead
            ? []
            : new SessionReads(_session, new(tenantId, now.Tenant)).All<Change>(ChangeFields.Number.GreaterThan(known));
        return changes.Count == count
            ? Of(changes.OrderBy(change => change.Number), authority).Where(each => !isOwn(each.SetId)).Select(each => each.News)
            : [new CommitElsewhere(tenantId, now.Sequence) { ConcernsTenant = true }];
    }

    private static IEnumerable<(Guid SetId, CommitElsewhere News)> Of(IEnumerable<Change> changes, long authority)
    {
        foreach (var change in changes)
        {
            yield return (change.Id, new(change.TenantId, change.Number)
            {
                Users = change.Authority > authority ? null : UsersOf(change.Entries),
                ConcernsTenant = change.Entries.Any(entry => entry.Record == RecordKind.Tenant),
            });
            authority = change.Authority;
        }
    }

    /// <summary>The accounts whose rights a commit may have changed that did not raise the authority number; null for all.</summary>
    private static List<Guid>? UsersOf(IReadOnlyList<ChangeEntry> entries)
    {
        var users = new List<Guid>();
        foreach (var entry in entries.Where(entry => ConcernsUser(entry.Record)))
        {
            if (UserOf(entry) is not { } user)
            {
                return null;
            }

            users.Add(user);
        }

        return users;
    }

    private static bool ConcernsUser(RecordKind kind) =>
        kind is RecordKind.User or RecordKind.RoleAssignment or RecordKind.Membership or RecordKind.GroupMember;

    private static Guid? UserOf(ChangeEntry entry) =>
        entry.Record == RecordKind.User ? entry.Id
            : Guid.TryParse(entry.Fields.FirstOrDefault(field => field.Field == nameof(Membership.UserId))?.Value, out var user) ? user
            : null;

    private long Version() => _session.Number(new SqlText(Schema).Append("PRAGMA data_version"))!.Value;

    private Dictionary<Guid, TenantHead> Heads()
    {
        var heads = new Dictionary<Guid, TenantHead>();
        using var row = _session.Query(new SqlText(Schema).Append("SELECT \"id\", \"no\", \"sequence\", \"authority\" FROM ")
            .Table(Table.Of(RecordKind.Tenant)));
        while (row.Read())
        {
            heads.Add(Schema.Dialect.Read(row, 0, ColumnKind.Id).Id, new(row.GetInt64(1), row.GetInt64(2), row.GetInt64(3)));
        }

        return heads;
    }
}
