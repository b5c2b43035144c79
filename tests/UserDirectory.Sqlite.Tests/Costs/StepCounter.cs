using System.Data.Common;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace UserDirectory.Sqlite.Tests;

/// <summary>
/// Counts the steps of SQLite's virtual machine on connections, by statement: those that an index runs for itself, such as that of the
/// search texts, included. A statement that is prepared no more is not counted.
/// </summary>
internal sealed partial class StepCounter
{
    // SQLITE_STMTSTATUS_VM_STEP.
    private const int Steps = 4;

    private readonly List<nint> _connections = [];

    public void Add(DbConnection connection) => _connections.Add(((SqliteConnection)connection).Handle!.DangerousGetHandle());

    /// <summary>The steps since they were last taken.</summary>
    public Dictionary<string, long> Take()
    {
        var steps = new Dictionary<string, long>();
        foreach (var connection in _connections)
        {
            for (var statement = NextStatement(connection, 0); statement != 0; statement = NextStatement(connection, statement))
            {
                if (StatusOf(statement, Steps, reset: 1) is var count and > 0)
                {
                    var text = Marshal.PtrToStringUTF8(TextOf(statement))!;
                    steps[text] = steps.GetValueOrDefault(text) + count;
                }
            }
        }

        return steps;
    }

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_next_stmt")]
    private static partial nint NextStatement(nint connection, nint statement);

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_stmt_status")]
    private static partial int StatusOf(nint statement, int what, int reset);

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_sql")]
    private static partial nint TextOf(nint statement);
}
