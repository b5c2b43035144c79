using FluentAssertions;
using Microsoft.Data.Sqlite;
using NUnit.Framework;
using SQLitePCL;
using UserDirectory.Relational;

namespace UserDirectory.Sqlite.Tests.Writing;

/// <summary>Statements stay prepared while they are asked for; those that are not make room.</summary>
public sealed class SessionTests
{
    [Test]
    public void Of_many_statements_those_stay_prepared_that_were_asked_last()
    {
        var schema = new RelationalSchema(new SqliteDialect(), "ud_");
        using var session = new SqlSession(new SqliteConnection("Data Source=:memory:"), schema);
        session.Connection.Open();
        ((SqliteConnection)session.Connection).Handle!.enable_sqlite3_next_stmt(true);
        for (var each = 0; each < 3 * PreparedCommands.Most; each++)
        {
            Ask(session, each).Should().Be(each);
            Ask(session, 0).Should().Be(0);
        }

        var prepared = Prepared((SqliteConnection)session.Connection);
        prepared.Should().HaveCount(PreparedCommands.Most).And.Contain("SELECT 0");
        prepared.Should().NotContain("SELECT 1").And.Contain($"SELECT {(3 * PreparedCommands.Most) - 1}");
    }

    private static long? Ask(SqlSession session, int number) =>
        session.Number(new SqlText(session.Schema).Append("SELECT ").Number(number));

    private static List<string> Prepared(SqliteConnection connection)
    {
        var texts = new List<string>();
        for (var statement = raw.sqlite3_next_stmt(connection.Handle, null); statement is { IsInvalid: false };
            statement = raw.sqlite3_next_stmt(connection.Handle, statement))
        {
            texts.Add(raw.sqlite3_sql(statement).utf8_to_string());
        }

        return texts;
    }
}
