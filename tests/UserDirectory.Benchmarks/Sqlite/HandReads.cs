using Microsoft.Data.Sqlite;

namespace UserDirectory.Benchmarks.Sqlite;

/// <summary>Reads by hand: one prepared statement each, on a connection that is kept open. Not thread-safe.</summary>
internal sealed class HandReads : IDisposable
{
    // Everything that a decision looks at: the user's state, roles of its own and of groups and those above, here, above and everywhere,
    // their patterns, and whether a membership lets it in.
    private const string Granted = """
        WITH place(no) AS (
          SELECT no FROM ud_organization WHERE tenant = @tenant AND id = @place AND is_suspended = 0
          UNION ALL
          SELECT o.no FROM ud_organization p JOIN ud_organization_ancestor_ids a ON a.tenant = p.tenant AND a.no = p.no
            JOIN ud_organization o ON o.tenant = a.tenant AND o.id = a.value
            WHERE p.tenant = @tenant AND p.id = @place),
        mine(no) AS (
          SELECT group_no FROM ud_group_member
            WHERE tenant = @tenant AND user_no = (SELECT no FROM ud_user WHERE tenant = @tenant AND id = @id)
          UNION
          SELECT g.no FROM ud_group_member m JOIN ud_group_ancestor_ids a ON a.tenant = m.tenant AND a.no = m.group_no
            JOIN ud_group g ON g.tenant = a.tenant AND g.id = a.value
            WHERE m.tenant = @tenant AND m.user_no = (SELECT no FROM ud_user WHERE tenant = @tenant AND id = @id)),
        given(role_no, organization_no) AS (
          SELECT p.role_no, p.organization_no FROM ud_role_assignment a JOIN ud_role_assignment_given p ON p.no = a.given_no
            WHERE a.tenant = @tenant AND a.user_no = (SELECT no FROM ud_user WHERE tenant = @tenant AND id = @id)
              AND coalesce(valid_from, 0) <= @now AND coalesce(valid_until, @now + 1) > @now
          UNION ALL
          SELECT p.role_no, p.organization_no FROM ud_role_assignment a JOIN ud_role_assignment_given p ON p.no = a.given_no
            WHERE a.tenant = @tenant AND a.group_no IN (SELECT no FROM mine)
              AND coalesce(valid_from, 0) <= @now AND coalesce(valid_until, @now + 1) > @now)
        SELECT EXISTS (
          SELECT 1 FROM ud_user u JOIN ud_tenant t ON t.no = u.tenant WHERE u.tenant = @tenant AND u.id = @id AND u.status = 1
            AND t.is_suspended = 0
            AND EXISTS (SELECT 1 FROM ud_membership m WHERE m.tenant = @tenant AND m.user_no = u.no AND m.status = 2
              AND m.organization_no IN (SELECT no FROM place))
            AND EXISTS (SELECT 1 FROM given g JOIN ud_role r ON r.no = g.role_no
              JOIN ud_role_patterns p ON p.tenant = @tenant AND p.no = r.no
              WHERE r.is_active AND p.value IN (@permission, @all, '*')
                AND (g.organization_no IS NULL OR g.organization_no IN (SELECT no FROM place))))
        """;

    // What an answer about one user tells beside its row: the roles at its organization, and the groups.
    private const string Roles = """
        SELECT r.id, r.key, r.description FROM ud_user u
          JOIN ud_user_homes h ON h.no = u.homes_no
          JOIN ud_role_assignment a ON a.tenant = u.tenant AND a.user_no = u.no
          JOIN ud_role_assignment_given p ON p.no = a.given_no AND p.organization_no = h.default_organization_no
          JOIN ud_role r ON r.no = p.role_no
          WHERE u.tenant = @tenant AND u.id = @id ORDER BY r.key_compared
        """;

    private const string Groups = """
        SELECT g.id, g.key, g.name FROM ud_user u
          JOIN ud_group_member m ON m.tenant = u.tenant AND m.user_no = u.no
          JOIN ud_group g ON g.no = m.group_no
          WHERE u.tenant = @tenant AND u.id = @id ORDER BY g.key_compared
        """;

    public const string Searched = """
        coalesce(u.search_text, u.key_compared || coalesce(char(1) || u.email_compared, '')
          || coalesce(char(1) || u.display_name_compared, '')
          || coalesce(char(1) || coalesce(u.given_name_compared, upper(u.given_name)), '')
          || coalesce(char(1) || coalesce(u.family_name_compared, upper(u.family_name)), ''))
        """;

    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _byId;
    private readonly SqliteCommand _byKey;
    private readonly SqliteCommand _firstPage;
    private readonly SqliteCommand _page;
    private readonly SqliteCommand _granted;
    private readonly SqliteCommand _search;
    private readonly SqliteCommand _roles;
    private readonly SqliteCommand _groups;

    public HandReads(SqliteShop shop)
    {
        _connection = shop.Connect();
        Tenant = (long)_connection.Run("SELECT no FROM ud_tenant")!;
        const string Order = " ORDER BY u.display_name_compared, u.id LIMIT ";
        _byId = Prepare($"{HandUser.Select}u.id = @id", "@id");
        _byKey = Prepare($"{HandUser.Select}u.key_compared = @key AND u.turn = 0", "@key");
        _firstPage = Prepare($"{HandUser.Select}1{Order}50");
        _page = Prepare($"{HandUser.Select}(u.display_name_compared, u.id) > (@name, @id){Order}50", "@name", "@id");
        _granted = Prepare(Granted, "@id", "@place", "@permission", "@all", "@now");
        _search = Prepare($"{HandUser.Select}instr({Searched}, @text) > 0{Order}25", "@text");
        (_roles, _groups) = (Prepare(Roles, "@id"), Prepare(Groups, "@id"));
    }

    public long Tenant { get; }

    public HandUser FindById(Guid id) => One(_byId.With(Tenant, id.Bytes()));

    public HandUser FindByKey(string key) => One(_byKey.With(Tenant, key.ToUpperInvariant()));

    public List<HandUser> FirstPage() => All(_firstPage.With(Tenant));

    public List<HandUser> Page(string name, Guid id) => All(_page.With(Tenant, name, id.Bytes()));

    public List<HandUser> Search(string text) => All(_search.With(Tenant, text));

    public HandNamed[] RolesOf(Guid id) => Named(_roles.With(Tenant, id.Bytes()));

    public HandNamed[] GroupsOf(Guid id) => Named(_groups.With(Tenant, id.Bytes()));

    public bool IsGranted(Guid id, Guid place)
    {
        var now = (DateTimeOffset.UtcNow - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
        return (long)_granted.With(Tenant, id.Bytes(), place.Bytes(), SqliteShop.Permission, "invoices.*", now).ExecuteScalar()! == 1;
    }

    public void Dispose()
    {
        foreach (var command in new[] { _byId, _byKey, _firstPage, _page, _granted, _search, _roles, _groups })
        {
            command.Dispose();
        }

        _connection.Dispose();
    }

    private SqliteCommand Prepare(string statement, params string[] parameters) =>
        _connection.Prepared(statement, ["@tenant", .. parameters]);

    private static HandUser One(SqliteCommand command)
    {
        using var row = command.ExecuteReader();
        return row.Read() ? HandUser.Read(row) : throw new InvalidOperationException("There is no such user.");
    }

    private static HandNamed[] Named(SqliteCommand command)
    {
        var found = new List<HandNamed>();
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            found.Add(new(
                new(row.GetFieldValue<byte[]>(0), bigEndian: true), row.GetString(1), row.IsDBNull(2) ? null : row.GetString(2)));
        }

        return [.. found];
    }

    private static List<HandUser> All(SqliteCommand command)
    {
        var found = new List<HandUser>();
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            found.Add(HandUser.Read(row));
        }

        return found;
    }
}
