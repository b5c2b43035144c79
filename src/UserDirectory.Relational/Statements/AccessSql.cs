using System.Globalization;
using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory.Relational;

/// <summary>
/// The statements of what a decision about a user needs: none waits for what another finds, but follows the links itself, so that all are
/// sent together. Immutable and thread-safe.
/// </summary>
/// <remarks>
/// Each begins at the user or the organization and goes from there by indexes, in the order in which it stands here: an engine without
/// statistics might begin elsewhere. A sign before a tenant keeps it from walking all of the tenant instead.
/// </remarks>
internal sealed class AccessSql
{
    private const string Alias = QuerySql.Alias;
    private const string No = Table.No;
    private const string Tenant = Table.Tenant;

    /// <param name="schema">The names and the dialect.</param>
    /// <param name="place">Which of several that are sent together, from 0.</param>
    public AccessSql(RelationalSchema schema, int place = 0)
    {
        var suffix = place.ToString(CultureInfo.InvariantCulture);
        (UserId, OrganizationId) = ($"@user{suffix}", $"@organization{suffix}");
        var tenants = Table.Of(RecordKind.Tenant);
        OfTenant = $"{schema.SelectOf(tenants)}{Alias}.\"id\" = {SqlText.TenantId}";

        var tenant = schema.TenantNumber;
        OfPath = PathOf(schema, tenant, OrganizationId);
        OfUser = UserOf(schema, tenant, UserId);
    }

    /// <summary>The parameter with the user's id.</summary>
    public string UserId { get; }

    /// <summary>The parameter with the organization's id.</summary>
    public string OrganizationId { get; }

    /// <summary>Selects the tenant.</summary>
    public string OfTenant { get; }

    /// <summary>Selects the organization and all above it.</summary>
    public string OfPath { get; }

    /// <summary>
    /// Select the user; the memberships; the groups, each with whether the user is a member of itself; the assignments; the roles.
    /// </summary>
    public IReadOnlyList<string> OfUser { get; }

    private static string PathOf(RelationalSchema schema, string tenant, string id)
    {
        var table = Table.Of(RecordKind.Organization);
        var organizations = schema.NameOf(table);
        var above = schema.NameOf(table.List(OrganizationFields.AncestorIds));
        return $"""
            {schema.SelectOf(table)}{Alias}.{No} IN (
              SELECT o.{No} FROM {organizations} o WHERE o.{Tenant} = {tenant} AND o."id" = {id}
              UNION ALL
              SELECT a.{No} FROM {organizations} o CROSS JOIN {above} i CROSS JOIN {organizations} a
                WHERE o.{Tenant} = {tenant} AND o."id" = {id} AND i.{Tenant} = o.{Tenant} AND i.{No} = o.{No}
                  AND a.{Tenant} = i.{Tenant} AND a."id" = i."value")
              AND +{Alias}.{Tenant} = {tenant}
            """;
    }

    private static string[] UserOf(RelationalSchema schema, string tenant, string id)
    {
        var (users, memberships, groups) = (Table.Of(RecordKind.User), Table.Of(RecordKind.Membership), Table.Of(RecordKind.Group));
        var (members, assignments, roles) = (Table.Of(RecordKind.GroupMember), Table.Of(RecordKind.RoleAssignment), Table.Of(RecordKind.Role));
        var (member, assignment) = (schema.NameOf(members), schema.NameOf(assignments));
        var (ofGroup, group) = (Column(GroupMemberFields.GroupId), Column(RoleAssignmentFields.GroupId));
        var role = Column(RoleAssignmentFields.RoleId);
        var groupsOfUser = $"""
            SELECT m.{ofGroup} FROM {member} m WHERE {IsOfUser("m", GroupMemberFields.UserId)}
            UNION ALL
            SELECT a.{No} FROM {member} m CROSS JOIN {schema.NameOf(groups.List(GroupFields.AncestorIds))} i
              CROSS JOIN {schema.NameOf(groups)} a
              WHERE {IsOfUser("m", GroupMemberFields.UserId)} AND i.{Tenant} = m.{Tenant} AND i.{No} = m.{ofGroup}
                AND a.{Tenant} = i.{Tenant} AND a."id" = i."value"
            """;
        return
        [
            $"{schema.SelectOf(users)}{Alias}.{Tenant} = {tenant} AND {Alias}.\"id\" = {id}",
            $"{schema.SelectOf(memberships)}{IsOfUser(Alias, MembershipFields.UserId)}",
            $"""
            SELECT {schema.ValuesOf(groups)}, (
              SELECT count(*) FROM {member} m WHERE {IsOfUser("m", GroupMemberFields.UserId)} AND m.{ofGroup} = {Alias}.{No})
              FROM {schema.NameOf(groups)} {Alias} WHERE {Alias}.{No} IN ({groupsOfUser}) AND +{Alias}.{Tenant} = {tenant}
            """,
            $"""
            {schema.SelectOf(assignments)}{IsOfUser(Alias, RoleAssignmentFields.UserId)}
            UNION ALL
            {schema.SelectOf(assignments)}{Alias}.{Tenant} = {tenant} AND {Alias}.{group} IN ({groupsOfUser})
            """,
            $"""
            {schema.SelectOf(roles)}{Alias}.{No} IN (
              SELECT g.{role} FROM {assignment} g WHERE {IsOfUser("g", RoleAssignmentFields.UserId)}
              UNION ALL
              SELECT g.{role} FROM {assignment} g WHERE g.{Tenant} = {tenant} AND g.{group} IN ({groupsOfUser}))
              AND +{Alias}.{Tenant} = {tenant}
            """,
        ];

        string Column(Field field) => Table.Of(field.Record).Compared(field).Sql;

        string IsOfUser(string alias, Field user) =>
            $"{alias}.{Tenant} = {tenant} AND {alias}.{Column(user)} = "
                + $"(SELECT {No} FROM {schema.NameOf(users)} WHERE {Tenant} = {tenant} AND \"id\" = {id})";
    }
}
