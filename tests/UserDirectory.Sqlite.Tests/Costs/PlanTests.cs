using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Queries;
using UserDirectory.Relational;
using UserDirectory.Storage;
using UserDirectory.Testing;

namespace UserDirectory.Sqlite.Tests;

/// <summary>
/// How SQLite finds what calls ask for all the time: by an index, in its order, reading no row that is not asked for. In a new file, and in
/// one whose statistics say that most rows are alike.
/// </summary>
[TestFixture(false)]
[TestFixture(true)]
public sealed class PlanTests(bool hasStatistics)
{
    private const int Alike = 2_000;

    private static readonly RelationalSchema s_schema = new(new SqliteDialect(), "ud_");
    private static readonly TenantScope s_tenant = new(Guid.NewGuid(), 1);
    private static readonly Guid s_id = Guid.NewGuid();

    private readonly string _path = DirectoryFile.NewPath();

    [OneTimeSetUp]
    public async Task MakeFile()
    {
        using var store = new SqliteStore(new() { ConnectionString = $"Data Source={_path}", Synchronous = SqliteSynchronous.Off });
        var bench = await Workbench.OpenAsync(store);
        if (hasStatistics)
        {
            await QueryWorld.AddAsync(await Workbench.OpenAsync(store));
            await bench.AddAllAsync(RecordsAlike(bench.New));
            DirectoryFile.Run(_path, "ANALYZE");
            DirectoryFile.Run(_path, "SELECT count(DISTINCT tbl) FROM sqlite_stat1").Should().BeOfType<long>()
                .Which.Should().BeGreaterThan(RecordType.All.Count, "tables of lists have them, too");
        }
    }

    /// <summary>Everybody has one name, one home, one group and one role.</summary>
    private static IEnumerable<DirectoryRecord> RecordsAlike(RecordMaker make)
    {
        var (home, group, role) = (make.Organization("home"), make.Group("everybody"), make.Role("reader"));
        return Enumerable.Range(0, Alike)
            .Select(number => make.User($"user-{number}") with { DisplayName = "Alike", HomeOrganizationId = home.Id, Grants = ["a.b"] })
            .SelectMany(user => new DirectoryRecord[]
            {
                user, make.Membership(user, home), make.Member(group, user), make.Assignment(role, user, home),
                make.Invitation(user, $"{user.Key}@acme.example", home), make.Token(user),
            })
            .Concat([home, group, role]);
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

    private static string[] HotQueries() => [.. s_queries.Keys];

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
    };

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
