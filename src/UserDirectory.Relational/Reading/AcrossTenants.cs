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
        // By tenant: so the index of each serves, and none is needed over all.
        var schema = session.Schema;
        var sql = session.New().Append($"SELECT {schema.ValuesOf(users)}, o.\"id\" FROM ").Table(tenants).Append(" o CROSS JOIN ")
            .Table(users).Append($" {QuerySql.Alias} WHERE {QuerySql.Alias}.{Table.Tenant} = o.{Table.No} AND ")
            .Column(QuerySql.Alias, users.Compared(UserFields.Email)).Append(" = ").Value(ColumnValue.Of(email)).Append(" AND ")
            .Column(QuerySql.Alias, users.Compared(UserFields.EmailVerifiedAt)).Append($" IS NOT NULL ORDER BY {QuerySql.Alias}.\"id\"");
        var found = new List<User>();
        using var row = session.Query(sql);
        while (row.Read())
        {
            var tenantId = schema.Dialect.Read(row, users.Read.Count, ColumnKind.Id).Id;
            found.Add((User)RowReader.Make(row, users, tenantId, schema.Dialect));
        }

        return found;
    }
}
