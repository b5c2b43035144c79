using System.Data.Common;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace UserDirectory.Sqlite.Worker;

/// <summary>What the worker tells through its pipe, each line flushed.</summary>
internal static class Lines
{
    public const string Written = "written";
    public const string Begun = "begun";
    public const string Done = "done ";

    private static volatile bool s_isWritten;

    /// <summary>Has the first row that is written on the connection told, and again after each acknowledged call.</summary>
    public static void TellOfWrites(DbConnection connection) =>
        raw.sqlite3_update_hook(((SqliteConnection)connection).Handle, new strdelegate_update(TellOnce), null);

    public static void Acknowledge(object call)
    {
        s_isWritten = false;
        Tell($"{Done}{call}");
    }

    public static void Tell(string line)
    {
        Console.Out.WriteLine(line);
        Console.Out.Flush();
    }

    /// <summary>Of what several have told the lines that begin so, without that beginning.</summary>
    public static IReadOnlyList<string> Those(IEnumerable<IEnumerable<string>> told, string start) =>
    [
        .. told.SelectMany(lines => lines).Where(line => line.StartsWith(start, StringComparison.Ordinal))
            .Select(line => line[start.Length..]),
    ];

    private static void TellOnce(object data, int kind, string database, string table, long row)
    {
        if (!s_isWritten)
        {
            s_isWritten = true;
            Tell(Written);
        }
    }
}
