using System.Text.RegularExpressions;
using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Queries;
using UserDirectory.Relational;
using UserDirectory.Storage;
using UserDirectory.Testing;

namespace UserDirectory.Sqlite.Tests;

/// <summary>
/// How SQLite finds what calls ask for all the time: by an index, in its order, reading no row that is not asked for. In a new file, in one
/// whose statistics say that most rows are alike, and in one whose statistics are those of its first day, when there was one row of each.
/// </summary>
/// <param name="alike">How many rows are alike when the statistics are made; 0 for none.</param>
/// <param name="places">How many organizations there are then.</param>
[TestFixture(0, 0)]
[TestFixture(1, 1)]
[TestFixture(2_000, 300)]
public sealed class PlanTests(int alike, int places)
{

    private static readonly RelationalSchema s_schema = new(new SqliteDialect(), "ud_");
    private static readonly TenantScope s_tenant = new(Guid.NewGuid(), 1);
    private static readonly Guid s_id = Guid.NewGuid();

    private readonly string _path = DirectoryFile.NewPath();

    [OneTimeSetUp]
    public async Task MakeFile()
    {
        using var store = new SqliteStore(new() { ConnectionString = $"Data Source={_path}", Synchronous = SqliteSynchronous.Off });
        var bench = await Workbench.OpenAsync(store);
        if (alike > 0)
        {
            if (alike > 1)
            {
                await QueryWorld.AddAsync(await Workbench.OpenAsync(store));
            }

            await bench.AddAllAsync(RecordsAlike(bench.New));
            var sessions = new SqliteSessions(new() { ConnectionString = $"Data Source={_path}" }, s_schema);
            using var session = sessions.Open();
            sessions.Optimize(session);
            var analyzed = session.Text("SELECT group_concat(DISTINCT tbl) FROM sqlite_stat1");
            (analyzed?.Split(',') ?? []).Contains("ud_user").Should().Be(alike > 1, "few rows tell nothing of what there will be");
        }
    }

    /// <summary>Everybody has one name, one home, one group and one role, of many that there are.</summary>
    private IEnumerable<DirectoryRecord> RecordsAlike(RecordMaker make)
    {
        var (home, group, role) = (make.Organization("home"), make.Group("everybody"), make.Role("reader"));
        return Enumerable.Range(0, alike)
            .Select(number => make.User($"user-{number}") with { DisplayName = "Alike", HomeOrganizationId = home.Id, Grants = ["a.b"] })
            .SelectMany(user => new DirectoryRecord[]
            {
                user, make.Membership(user, home), make.Member(group, user), make.Assignment(role, user, home),
                make.Invitation(user, $"{user.Key}@acme.example", home), make.Token(user),
            })
            .Concat([home, group, role])
            .Concat(Enumerable.Range(0, places).SelectMany(number => RecordsOf(make, make.Organization($"place-{number}", home))));
    }

    private static DirectoryRecord[] RecordsOf(RecordMaker make, Organization place)
    {
        var group = make.Group("team", owner: place);
        return [place, group, make.Group("part", group, place), make.Role("lead", place)];
    }

    [OneTimeTearDown]
    public void Remove() => DirectoryFile.Remove(_path);

    [TestCaseSource(nameof(HotQueries))]
    public void A_hot_query_reads_an_index_in_its_order(string what)
    {
        foreach (var sql in s_queries[what]())
        {
            var plan = Explain(sql);

            plan.Should().NotBeEmpty();
            plan.Should().NotContain(step => step.StartsWith("SCAN", StringComparison.Ordinal) && !step.Contains("json_each"), what);
            plan.Should().NotContain(step => step.Contains("TEMP B-TREE"), what);
            plan.Should().NotContain(
                step => step.StartsWith("SEARCH r ", StringComparison.Ordinal) && step.EndsWith("(tenant=?)", StringComparison.Ordinal)
                    && !what.StartsWith("first page", StringComparison.Ordinal),
                "that reads all of the tenant");
        }
    }

    [TestCaseSource(nameof(ReadTogether))]
    public void What_is_read_together_is_found_by_indexes(string what)
    {
        foreach (var sql in s_together[what]())
        {
            var plan = Explain(sql);

            plan.Should().NotBeEmpty();
            plan.Should().NotContain(step => IsScanOfTable(step, sql.ToString()), what);
            plan.Should().NotContain(
                step => step.StartsWith("SEARCH", StringComparison.Ordinal) && step.EndsWith("(tenant=?)", StringComparison.Ordinal),
                "that reads all of the tenant");
        }
    }

    private static string[] HotQueries() => [.. s_queries.Keys];

    private static string[] ReadTogether() => [.. s_together.Keys];

    // What a statement selects first is scanned, and so is a list that it is given.
    private static bool IsScanOfTable(string step, string sql) => step.Split(' ') is ["SCAN", var name, ..]
        && (name.StartsWith(s_schema.Prefix, StringComparison.Ordinal)
            || Regex.IsMatch(sql, $"\"{s_schema.Prefix}\\w+\" {Regex.Escape(name)}\\b"));

    private static readonly Dictionary<string, Func<IEnumerable<SqlText>>> s_queries = new()
    {
        ["a user by id"] = () => [QuerySql.ById(s_schema, Table.Of(RecordKind.User), s_tenant, s_id)],
        ["a user by key"] = () => [QuerySql.ByKey(s_schema, RecordKeys.User.For(s_tenant.TenantId, "ann").Compared()!.Value, s_tenant)],
        ["a user by proved address"] = () => [QuerySql.ByKey(s_schema, RecordKeys.UserEmail.For(s_tenant.TenantId, "A"), s_tenant)],
        ["a user by external id"] = () => [QuerySql.ByKey(s_schema, RecordKeys.UserExternalId.For(s_tenant.TenantId, "A"), s_tenant)],
        ["a role by key"] = () => [QuerySql.ByKey(s_schema, RecordKeys.Role.For(s_tenant.TenantId, "A", s_id), s_tenant)],
        ["an assignment by its ends"] =
            () => [QuerySql.ByKey(s_schema, RecordKeys.RoleAssignment.For(s_tenant.TenantId, s_id, s_id, s_id), s_tenant)],
        ["users of ids"] = () => [QuerySql.ByIds(s_schema, Table.Of(RecordKind.User), s_tenant, Enumerable.Repeat(s_id, 50))],
        ["first page by key"] = () => Page(UserFields.Key),
        ["first page by display name"] = () => Page(UserFields.DisplayName),
        ["first page by display name backwards"] = () => Page(UserFields.DisplayName.Descending),
        ["next page by key"] = () => Page(UserFields.Key, FieldValue.Of("M")),
        ["next page by display name"] = () => Page(UserFields.DisplayName, FieldValue.Of("M")),
        ["next page by display name backwards"] = () => Page(UserFields.DisplayName.Descending, FieldValue.Of("M")),
        ["next page where names are missing"] = () => Page(UserFields.DisplayName, default(FieldValue)),
        ["next page by id"] = () => QuerySql.Page(
            s_schema, Table.Of(RecordKind.User), s_tenant, null, [], new([], s_id), 0, 26),
        ["changes behind a number"] = () => QuerySql.Page(
            s_schema, Table.Of(RecordKind.Change), s_tenant, ChangeFields.Number.GreaterThan(5), [ChangeFields.Number], null, 0, 100),
        ["next page of changes"] = () => QuerySql.Page(
            s_schema, Table.Of(RecordKind.Change), s_tenant, null, [ChangeFields.Number], new([FieldValue.Of(5)], s_id), 0, 100),
        ["changes behind a number, of a tenant by its id"] = () => QuerySql.Page(
            s_schema, Table.Of(RecordKind.Change), s_tenant with { Number = null }, ChangeFields.Number.GreaterThan(5),
            [ChangeFields.Number], null, 0, 100),
        ["a change by id"] = () => [QuerySql.ById(s_schema, Table.Of(RecordKind.Change), s_tenant, s_id)],
    };

    private static readonly Dictionary<string, Func<IEnumerable<SqlText>>> s_together = new()
    {
        ["what a decision needs of the organizations"] = () => [Fact(s_schema.Access(0).OfPath)],
        ["what a decision needs of the user"] = () => s_schema.Access(0).OfUser.Select(Fact),
        ["users by id, by key and by address"] = () => Named(
            RecordKind.User,
            [.. Several(number => new Read.ById(RecordKind.User, s_id)),
                .. Several(number => new Read.ByKey(RecordKeys.User.For(s_tenant.TenantId, $"user-{number}"))),
                .. Several(number => new Read.ByKey(RecordKeys.UserEmail.For(s_tenant.TenantId, $"USER-{number}@ACME.EXAMPLE")))]),
        ["organizations by key"] = () => Named(
            RecordKind.Organization,
            Several(number => new Read.ByKey(RecordKeys.Organization.For(s_tenant.TenantId, $"organization-{number}")))),
        ["roles by key, of the tenant and of an organization"] = () => Named(RecordKind.Role, Owned(RecordKeys.Role)),
        ["groups by key, of the tenant and of an organization"] = () => Named(RecordKind.Group, Owned(RecordKeys.Group)),
        ["assignments by their ends"] = () => Named(
            RecordKind.RoleAssignment,
            Few(number => new Read.ByKey(RecordKeys.RoleAssignment.For(s_tenant.TenantId, Guid.NewGuid(), s_id, s_id)))),
        ["organizations below one"] = () => All(RecordKind.Organization, OrganizationFields.AncestorIds.EqualTo(s_id)),
        ["groups below one"] = () => All(RecordKind.Group, GroupFields.AncestorIds.EqualTo(s_id)),
        ["members of a group and of those below it"] = () => All(RecordKind.GroupMember, GroupMemberFields.GroupId.IsUnder(s_id)),
        ["assignments at an organization and below it"] =
            () => All(RecordKind.RoleAssignment, RoleAssignmentFields.OrganizationId.IsUnder(s_id)),
        ["members of the groups of an organization"] =
            () => All(RecordKind.GroupMember, GroupMemberLinks.Group.Any(GroupFields.OrganizationId.IsUnder(s_id))),
        ["users with a home or a default organization below one"] = () => All(
            RecordKind.User, UserFields.HomeOrganizationId.IsUnder(s_id) | UserFields.DefaultOrganizationId.IsUnder(s_id)),
        ["the groups of users"] = () => All(
            RecordKind.Group, GroupLinks.Members.Any(GroupMemberFields.UserId.In(Enumerable.Repeat(s_id, 50)))),
        ["the organizations of a user's groups"] = () => All(
            RecordKind.Organization, OrganizationLinks.Groups.Any(GroupLinks.Members.Any(GroupMemberFields.UserId.EqualTo(s_id)))),
    };

    private static SqlText Fact(string statement) => new SqlText(s_schema).Named(SqlText.TenantNumber, ColumnValue.Of(1))
        .Named(s_schema.Access(0).UserId, ColumnValue.Of(s_id))
        .Named(s_schema.Access(0).OrganizationId, ColumnValue.Of(s_id)).Append(statement);

    private static IEnumerable<SqlText> Named(RecordKind kind, Read[] reads)
    {
        var named = new NamedReads(Table.Of(kind), s_tenant);
        for (var i = 0; i < reads.Length; i++)
        {
            named.Add(reads[i], i);
        }

        named.IsTogether.Should().BeTrue();
        var sql = new SqlText(s_schema);
        named.Append(sql);
        return [sql];
    }

    private static IEnumerable<SqlText> All(RecordKind kind, Filter where) =>
        QuerySql.Page(s_schema, Table.Of(kind), s_tenant, where, [], null, 0, int.MaxValue);

    private static Read[] Owned(KeyDefinition key) =>
        Several(number => new Read.ByKey(key.For(s_tenant.TenantId, $"key-{number / 2}", number % 2 == 0 ? Guid.Empty : s_id)));

    // More than a statement has as values by themselves.
    private static Read[] Several(Func<int, Read> read) => [.. Enumerable.Range(0, 12).Select(read)];

    private static Read[] Few(Func<int, Read> read) => [.. Enumerable.Range(0, 3).Select(read)];

    [TestCaseSource(nameof(Links))]
    public void What_links_to_a_record_is_found_by_an_index(Field link)
    {
        var alias = QuerySql.Page(s_schema, Table.Of(link.Record), s_tenant, link.EqualTo(s_id), [], null, 0, int.MaxValue).Single();

        Explain(alias).First(step => step.Contains(" r ", StringComparison.Ordinal) || step.EndsWith(" r", StringComparison.Ordinal))
            .Should().StartWith("SEARCH").And.NotEndWith("(tenant=?)", "that reads all of the tenant");
    }

    private static IEnumerable<Field> Links() => RecordType.All.SelectMany(type => type.References);

    private static IEnumerable<SqlText> Page(Sort order, FieldValue? after = null) => QuerySql.Page(
        s_schema, Table.Of(RecordKind.User), s_tenant, null, [order], after is { } value ? new([value], s_id) : null, 0, 26);

    private List<string> Explain(SqlText sql)
    {
        using var connection = DirectoryFile.Connect(_path);
        using var command = connection.CreateCommand();
        command.CommandText = $"EXPLAIN QUERY PLAN {sql}";
        for (var i = 0; i < sql.Parameters.Count; i++)
        {
            command.Parameters.AddWithValue(sql.Names[i], sql.Parameters[i]);
        }

        using var row = command.ExecuteReader();
        var steps = new List<string>();
        while (row.Read())
        {
            steps.Add(row.GetString(3));
        }

        return steps;
    }
}
