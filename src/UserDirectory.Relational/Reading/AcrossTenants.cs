using UserDirectory.Storage;

namespace UserDirectory.Relational;

/// <summary>The accounts of all tenants that have proved an address: the only read that crosses tenants.</summary>
internal static class AcrossTenants
{
    /// <param name="session">The session, in a transaction.</param>
    /// <param name="email">The address in compared form.</param>
    public static IReadOnlyList<User> Find(SqlSession session, string email)
    {
        var (users, tenants) = (Table.Of(RecordKind.User), Table.Of(RecordKind.Tenant));
        var sql = new SqlText(session.Schema).Append("SELECT ");
        sql.Join(", ", users.Read, column => sql.Column("r", column)).Append(", o.\"id\" FROM ")
            .Table(users).Append(" r JOIN ").Table(tenants)
            .Append($" o ON o.\"no\" = r.{Table.Tenant} WHERE ").Column("r", users.Compared(UserFields.Email)).Append(" = ")
            .Value(ColumnValue.Of(email)).Append(" AND ").Column("r", users.Compared(UserFields.EmailVerifiedAt))
            .Append(" IS NOT NULL ORDER BY r.\"id\"");
        var found = new List<User>();
        using var row = session.Query(sql);
        while (row.Read())
        {
            var tenantId = session.Schema.Dialect.Read(row, users.Read.Count, ColumnKind.Id).Id;
            found.Add((User)RowReader.Make(row, users, tenantId, session.Schema.Dialect));
        }

        return found;
    }
}
