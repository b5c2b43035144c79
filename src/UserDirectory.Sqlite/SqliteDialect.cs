using System.Data;
using System.Data.Common;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using SQLitePCL;
using UserDirectory.Queries;
using UserDirectory.Relational;
using UserDirectory.Storage;

namespace UserDirectory.Sqlite;

/// <summary>
/// How SQLite stores values: ids as 16 bytes in network order, times as microseconds since 1970, truth as 0 and 1, lists as JSON. Text is
/// compared by its bytes in UTF-8, which is the order by code point.
/// </summary>
internal sealed class SqliteDialect : SqlDialect
{
    private const int Constraint = 19;

    // SQLITE_DBSTATUS_DEFERRED_FKS.
    private const int OpenForeignKeys = 10;
    private const int FewValues = 4;

    // .NET counts time in ticks of 100 ns.
    private const long TicksPerMicrosecond = 10;

    private static readonly FixedSql s_begin = new("BEGIN");
    private static readonly FixedSql s_rollback = new("ROLLBACK");

    public override string NumberedKey => "INTEGER PRIMARY KEY AUTOINCREMENT";

    public override string RowNumber => "INTEGER PRIMARY KEY";

    public override bool NumbersRowsAgain => true;

    public override string InOrderOfKey => " WITHOUT ROWID";

    public override FeedKey Feed { get; } = new OneNumberKey();

    public override SearchIndex Search { get; } = new TrigramIndex();

    public override string SearchSeparator => "char(1)";

    public override string CapitalsOf(string text) => $"upper({text})";

    // What has no value of its own is made by it, also when somebody else reads.
    public override void MustMeanTheSame(SqlSession session)
    {
        if (session.Text($"SELECT {CapitalsOf("'abcdefghijklmnopqrstuvwxyz'")}") != "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        {
            throw new InvalidOperationException(
                "The connection of the transaction has a function 'upper' of its own, which makes other capitals of ASCII letters than "
                    + "SQLite's: the directory would compare by them. Give the function another name.");
        }
    }

    public override string FirstOf(ColumnKind kind) => kind switch
    {
        ColumnKind.Boolean or ColumnKind.Number or ColumnKind.Time => "0",
        ColumnKind.Id => "x'00000000000000000000000000000000'",
        ColumnKind.Bytes => "x''",
        ColumnKind.Document => "'[]'",
        _ => "''",
    };

    public override bool HasTable(SqlSession session, string name) =>
        session.Any(session.New().Append("SELECT 1 FROM sqlite_master WHERE type = 'table' AND lower(name) = lower(")
            .Value(ColumnValue.Of(name)).Append(")"));

    // Any column takes any value here, whatever its type says.
    public override string? CheckOf(ColumnKind kind, string column) => kind switch
    {
        ColumnKind.Boolean => $"{column} IN (0, 1)",
        ColumnKind.Id => $"length({column}) = 16",
        _ => null,
    };

    public override string TypeOf(ColumnKind kind) => kind switch
    {
        ColumnKind.Boolean or ColumnKind.Number or ColumnKind.Time => "INTEGER",
        ColumnKind.Id or ColumnKind.Bytes => "BLOB",
        ColumnKind.Document => "BLOB",
        _ => "TEXT",
    };

    public override object Parameter(ColumnValue value) => value.IsMissing ? DBNull.Value : value.Kind switch
    {
        ColumnKind.Boolean or ColumnKind.Number => value.Number,
        ColumnKind.Time => (value.Number - DateTimeOffset.UnixEpoch.Ticks) / TicksPerMicrosecond,
        ColumnKind.Id => value.Id.ToByteArray(bigEndian: true),
        ColumnKind.Bytes => value.Boxed!,
        ColumnKind.Texts => JsonSerializer.Serialize(value.Texts, SqliteJson.Default.IReadOnlyListString),
        ColumnKind.Document => PackedDocument.Of(value.Text!),
        ColumnKind.Ids => JsonSerializer.Serialize(value.Ids, SqliteJson.Default.IReadOnlyListGuid),
        _ => value.Text!,
    };

    // Few as they are; more in one parameter, so that their number neither is bounded nor makes another statement.
    public override void AppendIn(SqlText sql, string expression, IReadOnlyList<ColumnValue> values)
    {
        sql.Append(expression).Append(" IN (");
        if (values.Count <= FewValues || values.Any(value => value.Text?.Contains('\0', StringComparison.Ordinal) == true))
        {
            sql.Join(", ", values, value => sql.Value(value));
        }
        else if (values[0].Kind == ColumnKind.Id)
        {
            sql.Append("SELECT unhex(value) FROM json_each(")
                .Parameter(ListOf(values.Select(value => Convert.ToHexString(value.Id.ToByteArray(bigEndian: true))))).Append(")");
        }
        else if (values[0].Text is not null)
        {
            sql.Append("SELECT value FROM json_each(").Parameter(ListOf(values.Select(value => value.Text!))).Append(")");
        }
        else
        {
            sql.Append("SELECT CAST(value AS INTEGER) FROM json_each(")
                .Parameter(ListOf(values.Select(value => Convert.ToString(Parameter(value), CultureInfo.InvariantCulture)!))).Append(")");
        }

        sql.Append(")");
    }

    // The library that binds a text ends it at the first zero, though SQLite itself does not.
    public override void AppendValue(SqlText sql, ColumnValue value)
    {
        if (BytesOf(value) is { } bytes)
        {
            sql.Append("CAST(").Parameter(bytes).Append(" AS TEXT)");
        }
        else
        {
            base.AppendValue(sql, value);
        }
    }

    public override string PlaceOf(ColumnKind kind, string parameter) =>
        TypeOf(kind) == "TEXT" ? $"CAST({parameter} AS TEXT)" : parameter;

    public override object InPlace(ColumnValue value) => BytesOf(value) ?? Parameter(value);

    // From the statement itself: what the reader makes of a text ends at the first zero, and what it makes of an id is an array first.
    public override ColumnValue Read(DbDataReader row, int ordinal, ColumnKind kind, bool mayBeMissing = true)
    {
        var statement = ((SqliteDataReader)row).Handle!;
        var type = mayBeMissing || kind == ColumnKind.Document ? raw.sqlite3_column_type(statement, ordinal) : raw.SQLITE_TEXT;
        if (type == raw.SQLITE_NULL)
        {
            return ColumnValue.Missing;
        }

        return kind switch
        {
            ColumnKind.Boolean => ColumnValue.Of(raw.sqlite3_column_int64(statement, ordinal) != 0),
            ColumnKind.Number => ColumnValue.Of(raw.sqlite3_column_int64(statement, ordinal)),
            ColumnKind.Time => ColumnValue.Of(new DateTimeOffset(
                (raw.sqlite3_column_int64(statement, ordinal) * TicksPerMicrosecond) + DateTimeOffset.UnixEpoch.Ticks, TimeSpan.Zero)),
            ColumnKind.Id => ColumnValue.Of(new Guid(raw.sqlite3_column_blob(statement, ordinal), bigEndian: true)),
            ColumnKind.Bytes => ColumnValue.Of(raw.sqlite3_column_blob(statement, ordinal).ToArray()),
            ColumnKind.Texts => ColumnValue.Of(
                JsonSerializer.Deserialize(raw.sqlite3_column_blob(statement, ordinal), SqliteJson.Default.IReadOnlyListString)!),
            ColumnKind.Ids => ColumnValue.Of(
                JsonSerializer.Deserialize(raw.sqlite3_column_blob(statement, ordinal), SqliteJson.Default.IReadOnlyListGuid)!),
            ColumnKind.Document when type == raw.SQLITE_BLOB =>
                ColumnValue.Of(kind, PackedDocument.Text(raw.sqlite3_column_blob(statement, ordinal))),
            _ => ColumnValue.Of(kind, Encoding.UTF8.GetString(raw.sqlite3_column_blob(statement, ordinal))),
        };
    }

    // By bytes, so that neither an escape nor a zero in the text means anything.
    public override void AppendTextMatch(SqlText sql, string expression, ComparisonOperator @operator, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        switch (@operator)
        {
            case ComparisonOperator.StartsWith:
                sql.Append($"substr(CAST({expression} AS BLOB), 1, ").Value(bytes.Length).Append(") = ").Parameter(bytes);
                break;
            case ComparisonOperator.EndsWith:
                // A negative start counts from the end, and from before the beginning when the text is shorter.
                sql.Append($"substr(CAST({expression} AS BLOB), ").Value(-bytes.Length).Append(") = ").Parameter(bytes);
                break;
            default:
                sql.Append($"instr(CAST({expression} AS BLOB), ").Parameter(bytes).Append(") > 0");
                break;
        }
    }

    // By statements that are prepared once: an object of the library's for each transaction takes as long as a short read.
    public override TResult ReadOneState<TResult>(SqlSession session, Func<TResult> read)
    {
        session.Execute(s_begin);
        try
        {
            return read();
        }
        finally
        {
            End(session);
        }
    }

    public override DbTransaction BeginWrite(DbConnection connection) =>
        ((SqliteConnection)connection).BeginTransaction(IsolationLevel.Serializable, deferred: false);

    public override bool IsConstraint(DbException exception) => exception is SqliteException { SqliteErrorCode: Constraint };

    public override bool HasOpenViolations(DbConnection connection)
    {
        // 0 or 1: SQLite tells no more than whether there are any.
        raw.sqlite3_db_status(((SqliteConnection)connection).Handle, OpenForeignKeys, out var open, out _, resetFlg: 0);
        return open != 0;
    }

    public override StoreException? FaultOf(DbException exception) =>
        exception is SqliteException said ? SqliteFaults.Of(said) : null;

    // What read nothing to its end has nothing to lose; and what SQLite has ended by itself is no transaction any more.
    private static void End(SqlSession session)
    {
        if (raw.sqlite3_get_autocommit(((SqliteConnection)session.Connection).Handle) == 0)
        {
            session.Execute(s_rollback);
        }
    }

    private static byte[]? BytesOf(ColumnValue value) => value is { Kind: not ColumnKind.Document, Text: { } text }
        && text.Contains('\0', StringComparison.Ordinal) ? Encoding.UTF8.GetBytes(text) : null;

    private static string ListOf(IEnumerable<string> items) =>
        JsonSerializer.Serialize([.. items], SqliteJson.Default.IReadOnlyListString);
}
