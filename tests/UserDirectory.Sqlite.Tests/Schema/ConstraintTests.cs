using FluentAssertions;
using Microsoft.Data.Sqlite;
using NUnit.Framework;
using UserDirectory.Testing;

namespace UserDirectory.Sqlite.Tests;

/// <summary>Every rule of the catalogue is kept by the database itself, whoever writes: what breaks it by hand is refused.</summary>
public sealed class ConstraintTests
{
    private const int Constraint = 19;

    private static readonly string s_path = DirectoryFile.NewPath();

    [OneTimeSetUp]
    public static async Task FillAsync()
    {
        using var store = new SqliteStore(new() { ConnectionString = $"Data Source={s_path}", Synchronous = SqliteSynchronous.Off });
        await QueryWorld.AddAsync(await Workbench.OpenAsync(store));
        await QueryWorld.AddAsync(await Workbench.OpenAsync(store));
    }

    [OneTimeTearDown]
    public static void Remove() => DirectoryFile.Remove(s_path);

    [TestCaseSource(nameof(Rules))]
    public void A_rule_of_the_catalogue_refuses_what_breaks_it(object rule)
    {
        var (statement, said) = rule switch
        {
            Constraint.Unique unique => (Twice(unique), $"UNIQUE constraint failed: {unique.Said}"),
            Constraint.Link link => (Astray(link), "FOREIGN KEY constraint failed"),
            Constraint.Check check => (Untrue(check), $"CHECK constraint failed: {check.Said}"),
            Constraint.Needed needed => (Missing(needed), $"NOT NULL constraint failed: {needed.Table}.{needed.Column}"),
            _ => throw new NotSupportedException($"Nothing breaks {rule}."),
        };
        using var connection = DirectoryFile.Connect(s_path);
        DirectoryFile.Run(connection, "PRAGMA foreign_keys = ON");
        using var transaction = connection.BeginTransaction();

        var write = () => DirectoryFile.Run(connection, $"{statement} RETURNING 1");
        var commit = transaction.Commit;

        if (rule is Constraint.Link { IsToTenant: false })
        {
            write().Should().NotBeNull("a row is written that breaks it");
            MustRefuse(commit, said);
        }
        else
        {
            MustRefuse(() => write(), said);
        }
    }

    private static void MustRefuse(Action act, string said)
    {
        var refused = act.Should().Throw<SqliteException>().Which;
        refused.SqliteErrorCode.Should().Be(Constraint);
        refused.Message.Should().Contain($"'{said}'");
    }

    /// <summary>Another row gets the values of one that the rule is of.</summary>
    private static string Twice(Constraint.Unique unique)
    {
        var (key, columns) = (KeyOf(unique.Table), string.Join(", ", unique.Columns));
        var first = $"FROM {unique.Table} WHERE {unique.Where} ORDER BY {key} LIMIT 1";
        return $"UPDATE {unique.Table} SET ({columns}) = (SELECT {columns} {first}) WHERE ({key}) = "
            + $"(SELECT {key} FROM {unique.Table} WHERE ({key}) <> (SELECT {key} {first}) ORDER BY {key} LIMIT 1)";
    }

    /// <summary>A row names one of another tenant; or a tenant that is not there.</summary>
    private static string Astray(Constraint.Link link)
    {
        var end = link.IsToTenant ? $"SELECT max({link.Named}) + 1 FROM {link.Target}"
            : $"SELECT {link.Named} FROM {link.Target} e WHERE e.tenant <> {link.Table}.tenant LIMIT 1";
        return $"UPDATE {link.Table} SET {link.Column} = ({end}) {One(link.Table, $"{link.Column} IS NOT NULL")}";
    }

    private static string Untrue(Constraint.Check check)
    {
        var value = check.Condition.Replace($"\"{check.Column}\"", "c", StringComparison.Ordinal) switch
        {
            "c IN (0, 1)" => "2",
            "length(c) = 16" => "x'00'",
            "c >= 0" => "-1",
            "c > 0" => "0",
            var feed when feed.StartsWith("c > 0 AND ", StringComparison.Ordinal) => "0",
            var condition => throw new NotSupportedException($"No value is known that '{condition}' is not true of."),
        };
        return $"UPDATE {check.Table} SET \"{check.Column}\" = {value} {One(check.Table, "true")}";
    }

    private static string Missing(Constraint.Needed needed) =>
        $"UPDATE {needed.Table} SET \"{needed.Column}\" = NULL {One(needed.Table, "true")}";

    private static string One(string table, string where) =>
        $"WHERE ({KeyOf(table)}) = (SELECT {KeyOf(table)} FROM {table} WHERE {where} LIMIT 1)";

    private static string KeyOf(string table)
    {
        using var catalogue = new Catalogue(s_path);
        var key = catalogue.ColumnsOf(table).Where(column => column.InKey > 0).Select(column => column.Name).DefaultIfEmpty("rowid");
        return string.Join(", ", key);
    }

    private static IEnumerable<TestCaseData> Rules() => Catalogue.Rules().Select(rule => new TestCaseData(rule) { TestName = $"{rule}" });
}
