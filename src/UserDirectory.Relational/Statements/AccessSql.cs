using System.Globalization;
using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory.Relational;

/// <summary>
/// The statements of what a decision about a user needs: none waits for what another finds, but follows the links itself, so that all are
/// sent together. Immutable and thread-safe.
/// </summary>
/// <remarks>
/// Each begins at the user or the organization and goes from there by indexes, in the order in which it stands here: by its statistics, or
/// without them, an engine may read all of a small table instead. A sign before a tenant keeps it from an index of the tenant's; and a
/// member must have a version, which all have, since an index that has all else might be read through.
/// </remarks>
internal sealed class AccessSql
{
    private const string Alias = QuerySql.Alias;
    private const string No = Table.No;
    private const string Tenant = Table.Tenant;
    private const string Number = SqlText.TenantNumber;

    /// <param name="schema">The names and the dialect.</param>
    /// <param name="place">Which of several that are sent together, from 0.</param>
    public AccessSql(RelationalSchema schema, int place)
    {
        var suffix = place.ToString(CultureInfo.InvariantCulture);
        (UserId, OrganizationId) = ($"@user{suffix}", $"@organization{suffix}");
        OfPath = PathOf(schema, OrganizationId);
        OfUser = UserOf(schema, UserId);
    }

    /// <summary>The parameter with the user's id.</summary>
    public string UserId { get; }

    /// <summary>The parameter with the organization's id.</summary>
    public string OrganizationId { get; }

    /// <summary>Selects the organization and all above it.</summary>
    public string OfPath { get; }

    /// <summary>
    /// Select the user; the memberships; the groups, each with whether the user is a member of itself; the assignments; the roles.
    /// </summary>
    public IReadOnlyList<string> OfUser { get; }

    private static string PathOf(RelationalSchema schema, string id)
    {
        var table = Table.Of(RecordKind.Organization);
        var organizations = schema.NameOf(table);
        return $"""
            SELECT {schema.ValuesOf(table)} FROM (
              SELECT o.{No} FROM {organizations} o WHERE o.{Tenant} = {Number} AND o."id" = {id}
              UNION ALL
              SELECT a.{No} FROM {organizations} o CROSS JOIN {schema.NameOf(table.List(OrganizationFields.AncestorIds))} i
                CROSS JOIN {organizations} a
                WHERE o.{Tenant} = {Number} AND o."id" = {id} AND i.{Tenant} = o.{Tenant} AND i.{No} = o.{No}
                  AND a.{Tenant} = i.{Tenant} AND a."id" = i."value") x
              CROSS JOIN {organizations} {Alias} WHERE {Alias}.{No} = x.{No} AND +{Alias}.{Tenant} = {Number}
            """;
    }

    private static string[] UserOf(RelationalSchema schema, string id)
    {
        var (users, memberships, groups) = (Table.Of(RecordKind.User), Table.Of(RecordKind.Membership), Table.Of(RecordKind.Group));
        var (assignments, roles) = (Table.Of(RecordKind.RoleAssignment), Table.Of(RecordKind.Role));
        var (member, assignment) = (schema.NameOf(Table.Of(RecordKind.GroupMember)), schema.NameOf(assignments));
        var (ofGroup, group) = (Column(GroupMemberFields.GroupId), Column(RoleAssignmentFields.GroupId));
        var role = schema.KeptOf(assignments.Compared(RoleAssignmentFields.RoleId), Alias);
        var isMember = $"{IsOfUser("m", GroupMemberFields.UserId)} AND m.\"version\" > 0";
        var groupsOfUser = $"""
            SELECT m.{ofGroup} AS {No}, 1 AS "is_own" FROM {member} m WHERE {isMember}
            UNION ALL
            SELECT a.{No}, 0 FROM {member} m CROSS JOIN {schema.NameOf(groups.List(GroupFields.AncestorIds))} i
              CROSS JOIN {schema.NameOf(groups)} a
              WHERE {isMember} AND i.{Tenant} = m.{Tenant} AND i.{No} = m.{ofGroup} AND a.{Tenant} = i.{Tenant} AND a."id" = i."value"
            """;
        var groupsOnce = $"SELECT {No}, max(\"is_own\") AS \"is_own\" FROM ({groupsOfUser}) GROUP BY {No}";
        var ofGroups = $"FROM ({groupsOnce}) x CROSS JOIN {assignment} {Alias} "
            + $"WHERE {Alias}.{Tenant} = {Number} AND {Alias}.{group} = x.{No}";
        return
        [
            $"{schema.SelectOf(users)}{Alias}.{Tenant} = {Number} AND {Alias}.\"id\" = {id}",
            $"{schema.SelectOf(memberships)}{IsOfUser(Alias, MembershipFields.UserId)}",
            $"SELECT {schema.ValuesOf(groups)}, x.\"is_own\" FROM ({groupsOnce}) x CROSS JOIN {schema.NameOf(groups)} {Alias} "
                + $"WHERE {Alias}.{No} = x.{No} AND +{Alias}.{Tenant} = {Number}",
            $"{schema.SelectOf(assignments)}{IsOfUser(Alias, RoleAssignmentFields.UserId)} "
                + $"UNION ALL SELECT {schema.ValuesOf(assignments)} {ofGroups}",
            $"""
            SELECT {schema.ValuesOf(roles)} FROM (
              SELECT {role} AS {No} FROM {assignment} {Alias} WHERE {IsOfUser(Alias, RoleAssignmentFields.UserId)}
              UNION
              SELECT {role} {ofGroups}) y
              CROSS JOIN {schema.NameOf(roles)} {Alias} WHERE {Alias}.{No} = y.{No} AND +{Alias}.{Tenant} = {Number}
            """,
        ];

        string Column(Field field) => Table.Of(field.Record).Compared(field).Sql;

        string IsOfUser(string alias, Field user) =>
            $"{alias}.{Tenant} = {Number} AND {alias}.{Column(user)} = "
                + $"(SELECT {No} FROM {schema.NameOf(users)} WHERE {Tenant} = {Number} AND \"id\" = {id})";
    }
}
