using System.Data;
using Microsoft.Data.Sqlite;

namespace UserDirectory.Benchmarks.Sqlite;

/// <summary>
/// Writes by hand what the directory writes: the same rows, the change of the feed with a document as long, the tenant's numbers and its
/// note of what the search index does not know yet, in one transaction. It asks nothing and checks nothing. Not thread-safe.
/// </summary>
internal sealed class HandWrites : IDisposable
{
    // As the directory itself: so many wait for the search index, then it takes all of them in.
    private const int MostWaiting = 128;

    private readonly SqliteConnection _connection;
    private readonly long _tenant;
    private readonly Dictionary<string, long> _organizations;
    private readonly long[] _roles;
    private readonly long[] _moreRoles;
    private readonly HandPairs _homes;
    private readonly HandPairs _given;
    private readonly HandRow _user;
    private readonly HandRow _membership;
    private readonly HandRow _assignment;
    private readonly HandChange _created;
    private readonly HandChange _renamed;
    private readonly HandChange _rolesGiven;
    private readonly HandChange _imported;
    private readonly SqliteCommand _number;
    private readonly SqliteCommand _rename;
    private readonly SqliteCommand _note;
    private readonly SqliteCommand _takeIn;
    private readonly SqliteCommand _forget;

    /// <param name="shop">The directory, in which a user was made, renamed, given roles and stripped of them, and a batch imported.</param>
    public HandWrites(SqliteShop shop)
    {
        _connection = shop.Connect();
        _tenant = (long)_connection.Run("SELECT no FROM ud_tenant")!;
        _organizations = Numbers("ud_organization");
        var roles = Numbers("ud_role");
        _roles = [.. new[] { "reader", "editor", "approver" }.Select(role => roles[role])];
        _moreRoles = [.. SqliteMeasures.MoreRoles.Select(role => roles[role])];
        _homes = new(_connection, _tenant, "ud_user_homes", "home_organization_no", "default_organization_no");
        _given = new(_connection, _tenant, "ud_role_assignment_given", "role_no", "organization_no");
        _user = new(_connection, "ud_user", "WHERE homes_no IS NOT NULL ORDER BY no");
        _membership = new(_connection, "ud_membership", "ORDER BY no");
        _assignment = new(_connection, "ud_role_assignment", "WHERE user_no IS NOT NULL ORDER BY no");
        (_imported, _rolesGiven, _renamed, _created) = (Change(0), Change(2), Change(3), Change(4));
        _number = _connection.Prepared("SELECT no FROM ud_user WHERE tenant = @tenant AND id = @id", "@tenant", "@id");
        _rename = _connection.Prepared(
            "UPDATE ud_user SET display_name = @name, display_name_compared = @compared, version = version + 1, updated_at = @now, "
                + "updated_by_no = created_by_no WHERE tenant = @tenant AND id = @id AND version = @version RETURNING no",
            "@name", "@compared", "@now", "@tenant", "@id", "@version");
        _note = _connection.Prepared(
            "UPDATE ud_tenant SET unsearched = (SELECT json_group_array(value) FROM (SELECT value FROM json_each(unsearched) UNION "
                + "SELECT value FROM json_each(@numbers))) WHERE no = @tenant RETURNING json_array_length(unsearched)",
            "@numbers", "@tenant");
        _takeIn = _connection.Prepared(
            $"INSERT INTO ud_user_search (rowid, text) SELECT u.no, @sign || {HandReads.Searched} FROM ud_user u WHERE u.no IN (SELECT "
                + "value FROM json_each((SELECT unsearched FROM ud_tenant WHERE no = @tenant))) ORDER BY u.no",
            "@sign", "@tenant");
        _forget = _connection.Prepared("UPDATE ud_tenant SET unsearched = '[]' WHERE no = @tenant", "@tenant");
    }

    private static long Now => (DateTimeOffset.UtcNow - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;

    public long Create(NewUser user, string organization)
    {
        using var transaction = Begin();
        var number = Add(transaction, user, organization);
        Note(transaction, [number]);
        _created.Tell(transaction, Now);
        transaction.Commit();
        return number;
    }

    public long Import(IEnumerable<(NewUser User, string Organization)> users)
    {
        using var transaction = Begin();
        var numbers = users.Select(each => Add(transaction, each.User, each.Organization)).ToList();
        Note(transaction, numbers);
        _imported.Tell(transaction, Now);
        transaction.Commit();
        return numbers.Count;
    }

    public long Rename(Guid id, long version, string name)
    {
        using var transaction = Begin();
        var number = (long)_rename.Within(transaction)
            .With(name, name.ToUpperInvariant(), Now, _tenant, id.Bytes(), version).ExecuteScalar()!;
        Note(transaction, [number]);
        _renamed.Tell(transaction, Now);
        transaction.Commit();
        return number;
    }

    /// <summary>Gives a user the roles that nobody has at first.</summary>
    public long Give(Guid id)
    {
        using var transaction = Begin();
        var user = (long)_number.Within(transaction).With(_tenant, id.Bytes()).ExecuteScalar()!;
        Assign(transaction, user, _moreRoles, DBNull.Value);
        _rolesGiven.Tell(transaction, Now);
        transaction.Commit();
        return user;
    }

    public void Dispose()
    {
        foreach (var part in new IDisposable[]
            {
                _homes, _given, _user, _membership, _assignment, _created, _renamed, _rolesGiven, _imported, _number, _rename, _note,
                _takeIn, _forget,
            })
        {
            part.Dispose();
        }

        _connection.Dispose();
    }

    private HandChange Change(int before) => new(_connection, _tenant, before);

    private Dictionary<string, long> Numbers(string table)
    {
        using var select = _connection.CreateCommand();
        select.CommandText = $"SELECT key, no FROM {table}";
        using var row = select.ExecuteReader();
        var numbers = new Dictionary<string, long>(StringComparer.Ordinal);
        while (row.Read())
        {
            numbers[row.GetString(0)] = row.GetInt64(1);
        }

        return numbers;
    }

    private SqliteTransaction Begin() => _connection.BeginTransaction(IsolationLevel.Serializable, deferred: false);

    private long Add(SqliteTransaction transaction, NewUser user, string organization)
    {
        var (now, place) = (Now, _organizations[organization]);
        _user["id"] = Guid.CreateVersion7().Bytes();
        Text("key", user.Key);
        Text("email", user.Email!);
        Text("display_name", user.DisplayName!);
        (_user["given_name"], _user["family_name"]) = (user.GivenName!, user.FamilyName!);
        _user["homes_no"] = _homes.Number(transaction, place, place);
        _user["created_at"] = now;
        var number = _user.Insert(transaction);
        _membership["id"] = Guid.CreateVersion7().Bytes();
        _membership["user_no"] = number;
        _membership["organization_no"] = place;
        _membership["created_at"] = now;
        _membership.Insert(transaction);
        Assign(transaction, number, _roles, place);
        return number;
    }

    private void Text(string column, string text)
    {
        _user[column] = text;
        _user[$"{column}_compared"] = text.ToUpperInvariant();
    }

    private void Assign(SqliteTransaction transaction, long user, long[] roles, object place)
    {
        _assignment["user_no"] = user;
        _assignment["created_at"] = Now;
        foreach (var role in roles)
        {
            _assignment["id"] = Guid.CreateVersion7().Bytes();
            _assignment["given_no"] = _given.Number(transaction, role, place);
            _assignment.Insert(transaction);
        }
    }

    private void Note(SqliteTransaction transaction, IReadOnlyList<long> numbers)
    {
        var waiting = (long)_note.Within(transaction).With($"[{string.Join(',', numbers)}]", _tenant).ExecuteScalar()!;
        if (waiting > MostWaiting)
        {
            _takeIn.Within(transaction).With($"\u0002\u4e00{(char)('\u4e00' + _tenant)}", _tenant).ExecuteNonQuery();
            _forget.Within(transaction).With(_tenant).ExecuteNonQuery();
        }
    }
}
