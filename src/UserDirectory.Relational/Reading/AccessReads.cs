using System.Data.Common;
using UserDirectory.Storage;

namespace UserDirectory.Relational;

/// <summary>Asks for what a decision about a user needs, and reads it. For one call; not thread-safe.</summary>
/// <param name="tenantId">The tenant.</param>
/// <param name="userId">The user; empty for the path alone.</param>
/// <param name="organizationId">The organization; null for none.</param>
internal sealed class AccessReads(Guid tenantId, Guid userId, Guid? organizationId)
{
    /// <summary>Whether it is of the tenant alone, which needs no statement of its own.</summary>
    public bool IsOfTenant => userId == Guid.Empty && organizationId is null;

    /// <summary>Asks for it by itself; null when the tenant does not have the number.</summary>
    public AccessFacts? Find(SqlSession session, long number)
    {
        var dialect = session.Schema.Dialect;
        var text = session.Schema.Fixed.Facts(userId != Guid.Empty, organizationId is not null);
        var (tenant, user) = (IdOf(tenantId), IdOf(userId));
        using var row = organizationId is { } place
            ? session.Query(text, [number, tenant, IdOf(place), .. userId == Guid.Empty ? [] : new[] { user }])
            : session.Query(text, [number, tenant, .. userId == Guid.Empty ? [] : new[] { user }]);
        return TenantHead.ReadWithTenant(row, tenantId, dialect) is var (head, record) ? Read(row, dialect, head, record) : null;

        object IdOf(Guid id) => dialect.Parameter(ColumnValue.Of(id));
    }

    /// <summary>Writes the statements, each behind the one before.</summary>
    /// <param name="sql">What is sent together.</param>
    /// <param name="statements">The statements.</param>
    public void Append(SqlText sql, AccessSql statements)
    {
        if (organizationId is { } organization)
        {
            sql.Named(statements.OrganizationId, ColumnValue.Of(organization)).Then().Append(statements.OfPath);
        }

        if (userId != Guid.Empty)
        {
            sql.Named(statements.UserId, ColumnValue.Of(userId)).Then().Append(statements.OfUser);
        }
    }

    /// <summary>Reads what the statements found.</summary>
    /// <param name="row">The reader, before the first of them.</param>
    /// <param name="dialect">The dialect.</param>
    /// <param name="head">The tenant's head in the same state.</param>
    /// <param name="tenant">The tenant.</param>
    public AccessFacts Read(DbDataReader row, SqlDialect dialect, TenantHead head, Tenant tenant)
    {
        var facts = new AccessFacts(head.Sequence, head.Authority, tenant);
        if (organizationId is { } organization)
        {
            facts = facts with { Path = InOrder(Next<Organization>(row, dialect), organization) };
        }

        return userId == Guid.Empty ? facts : ReadUser(row, dialect, facts);
    }

    // To the end, also where there is no user: other answers follow.
    private AccessFacts ReadUser(DbDataReader row, SqlDialect dialect, AccessFacts facts)
    {
        var user = Next<User>(row, dialect);
        var memberships = Next<Membership>(row, dialect);
        var (groups, memberOf) = ReadGroups(row, dialect);
        var (assignments, roles) = ReadGiven(row, dialect);
        return facts with
        {
            User = user is [var found] ? found : null,
            Memberships = memberships,
            Groups = groups,
            MemberOf = memberOf,
            Assignments = assignments,
            Roles = roles,
        };
    }

    private List<T> Next<T>(DbDataReader row, SqlDialect dialect)
        where T : DirectoryRecord
    {
        row.NextResult();
        return RowReader.All<T>(row, Table.Of(RecordType.Of<T>().Kind), tenantId, dialect);
    }

    private (IReadOnlyList<Group> Groups, IReadOnlyList<Guid> MemberOf) ReadGroups(DbDataReader row, SqlDialect dialect)
    {
        row.NextResult();
        var table = Table.Of(RecordKind.Group);
        var (groups, memberOf) = (new Dictionary<Guid, Group>(), new HashSet<Guid>());
        while (row.Read())
        {
            var group = (Group)RowReader.Make(row, table, tenantId, dialect);
            groups[group.Id] = group;
            if (row.GetInt64(table.Read.Count) > 0)
            {
                memberOf.Add(group.Id);
            }
        }

        return groups.Count == 0 ? ([], []) : ([.. groups.Values], [.. memberOf]);
    }

    // The assignments, each with its role behind it, which is made once.
    private (IReadOnlyList<RoleAssignment> Assignments, IReadOnlyList<Role> Roles) ReadGiven(DbDataReader row, SqlDialect dialect)
    {
        row.NextResult();
        var (ofAssignment, ofRole) = (Table.Of(RecordKind.RoleAssignment), Table.Of(RecordKind.Role));
        var (assignments, roles) = (new Dictionary<Guid, RoleAssignment>(), new Dictionary<Guid, Role>());
        while (row.Read())
        {
            var assignment = (RoleAssignment)RowReader.Make(row, ofAssignment, tenantId, dialect);
            assignments[assignment.Id] = assignment;
            if (!roles.ContainsKey(assignment.RoleId))
            {
                roles.Add(assignment.RoleId, (Role)RowReader.Make(row, ofRole, tenantId, dialect, from: ofAssignment.Read.Count));
            }
        }

        return assignments.Count == 0 ? ([], []) : ([.. assignments.Values], [.. roles.Values]);
    }

    private static List<Organization> InOrder(List<Organization> path, Guid organizationId)
    {
        if (path.Find(each => each.Id == organizationId) is not { } organization)
        {
            return [];
        }

        return path.Count == 1
            ? path
            : [organization, .. organization.AncestorIds.Reverse().Select(id => path.Find(each => each.Id == id)).OfType<Organization>()];
    }
}
