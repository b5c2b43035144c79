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
    private const string RoleAlias = "q";
    private const string PairAlias = "p";
    private const string No = Table.No;
    private const string Tenant = Table.Tenant;
    private const string Number = SqlText.TenantNumber;

    private readonly RelationalSchema _schema;

    /// <param name="schema">The names and the dialect.</param>
    /// <param name="place">Which of several that are sent together, from 0.</param>
    public AccessSql(RelationalSchema schema, int place)
    {
        var suffix = place.ToString(CultureInfo.InvariantCulture);
        (_schema, UserId, OrganizationId) = (schema, $"@user{suffix}", $"@organization{suffix}");
        var ways = WaysToGroups();
        OfPath = Path();
        OfUser =
        [
            Select(RecordKind.User, $"{Alias}.{Tenant} = {Number} AND {Alias}.\"id\" = {UserId}"),
            Select(RecordKind.Membership, IsOfUser(Alias, MembershipFields.UserId), known: (Column(MembershipFields.UserId), UserId)),
            string.Join(" UNION ALL ", ways.Select(Groups)),
            string.Join(" UNION ALL ", [Given(), .. ways.Select(Given)]),
        ];
    }

    /// <summary>The parameter with the user's id.</summary>
    public string UserId { get; }

    /// <summary>The parameter with the organization's id.</summary>
    public string OrganizationId { get; }

    /// <summary>Selects the organization and all above it.</summary>
    public string OfPath { get; }

    /// <summary>
    /// Select the user; the memberships; the groups, each with whether the user is a member of itself, and of more than one way to it more
    /// than once; the assignments, each with its role, and those of a group as often as that.
    /// </summary>
    public IReadOnlyList<string> OfUser { get; }

    private string Path()
    {
        var table = Table.Of(RecordKind.Organization);
        var (organizations, row) = (_schema.NameOf(table), new JoinedRow(_schema, table, Alias));
        return $"""
            SELECT {row.Values} FROM (
              SELECT o.{No} FROM {organizations} o WHERE o.{Tenant} = {Number} AND o."id" = {OrganizationId}
              UNION ALL
              SELECT a.{No} FROM {organizations} o CROSS JOIN {_schema.NameOf(table.List(OrganizationFields.AncestorIds))} i
                CROSS JOIN {organizations} a
                WHERE o.{Tenant} = {Number} AND o."id" = {OrganizationId} AND i.{Tenant} = o.{Tenant} AND i.{No} = o.{No}
                  AND a.{Tenant} = i.{Tenant} AND a."id" = i."value") x
              CROSS JOIN {organizations} {Alias}{row.Joins} WHERE {Alias}.{No} = x.{No} AND +{Alias}.{Tenant} = {Number}
            """;
    }

    // The groups that the user is a member of itself, and those above them. What is found by both is sorted out by who reads: an engine
    // would make a table of it, also for the many who are in no group.
    private Way[] WaysToGroups()
    {
        var groups = Table.Of(RecordKind.Group);
        var (member, group) = (_schema.NameOf(Table.Of(RecordKind.GroupMember)), $"m.{Column(GroupMemberFields.GroupId).Sql}");
        var isMember = $"{IsOfUser("m", GroupMemberFields.UserId)} AND m.\"version\" > 0";
        return
        [
            new($"{member} m CROSS JOIN ", isMember, group, IsOwn: true),
            new(
                $"{member} m CROSS JOIN {_schema.NameOf(groups.List(GroupFields.AncestorIds))} i "
                    + $"CROSS JOIN {_schema.NameOf(groups)} a CROSS JOIN ",
                $"{isMember} AND i.{Tenant} = m.{Tenant} AND i.{No} = {group} AND a.{Tenant} = i.{Tenant} AND a.\"id\" = i.\"value\"",
                $"a.{No}", IsOwn: false),
        ];
    }

    private string Groups(Way way) => Select(
        RecordKind.Group, $"{way.Where} AND {Alias}.{No} = {way.Group} AND +{Alias}.{Tenant} = {Number}", way.From,
        way.IsOwn ? ", 1" : ", 0");

    private string Given() => Given(
        "", IsOfUser(Alias, RoleAssignmentFields.UserId),
        (Column(RoleAssignmentFields.UserId), UserId), (Column(RoleAssignmentFields.GroupId), "NULL"));

    private string Given(Way way) => Given(
        way.From, $"{way.Where} AND {Alias}.{Tenant} = {Number} AND {Alias}.{Column(RoleAssignmentFields.GroupId).Sql} = {way.Group}",
        (Column(RoleAssignmentFields.UserId), "NULL"));

    // Each assignment with its role behind it: that a role which is given twice is read twice costs less than to look for each once.
    private string Given(string from, string where, params (TableColumn Column, string Value)[] known)
    {
        var (assignments, roles) = (Table.Of(RecordKind.RoleAssignment), Table.Of(RecordKind.Role));
        var role = Column(RoleAssignmentFields.RoleId);
        var row = new JoinedRow(_schema, assignments, Alias, PairAlias, [.. known, (role, $"{RoleAlias}.\"id\"")]);
        var ofRole = new JoinedRow(_schema, roles, RoleAlias);
        return $"""
            SELECT {row.Values}, {ofRole.Values} FROM {from}{_schema.NameOf(assignments)} {Alias}
              CROSS JOIN {_schema.NameOf(role.Pair!)} {PairAlias} CROSS JOIN {_schema.NameOf(roles)} {RoleAlias}{row.Joins}{ofRole.Joins}
              WHERE {where} AND {PairAlias}.{No} = {Alias}.{role.Pair!.Sql} AND {RoleAlias}.{No} = {PairAlias}.{role.Sql}
            """;
    }

    private string Select(
        RecordKind kind, string where, string from = "", string more = "", params (TableColumn Column, string Value)[] known)
    {
        var table = Table.Of(kind);
        var row = new JoinedRow(_schema, table, Alias, pair: null, known);
        return $"SELECT {row.Values}{more} FROM {from}{_schema.NameOf(table)} {Alias}{row.Joins} WHERE {where}";
    }

    private string IsOfUser(string alias, Field user) =>
        $"{alias}.{Tenant} = {Number} AND {alias}.{Column(user).Sql} = "
            + $"(SELECT {No} FROM {_schema.NameOf(Table.Of(RecordKind.User))} WHERE {Tenant} = {Number} AND \"id\" = {UserId})";

    private static TableColumn Column(Field field) => Table.Of(field.Record).Compared(field);

    /// <param name="From">The rows that lead to the groups, joined.</param>
    /// <param name="Where">Their conditions.</param>
    /// <param name="Group">An expression for the number of a group.</param>
    /// <param name="IsOwn">Whether the user is a member of the group itself.</param>
    private readonly record struct Way(string From, string Where, string Group, bool IsOwn);
}
