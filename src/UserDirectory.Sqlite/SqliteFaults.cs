using Microsoft.Data.Sqlite;

namespace UserDirectory.Sqlite;

/// <summary>What SQLite's result codes say of the file, in the words of the core.</summary>
internal static class SqliteFaults
{
    public const string Busy = "store.busy";
    public const string Full = "store.full";
    public const string ReadOnly = "store.read_only";
    public const string Unreadable = "store.unreadable";
    public const string Unavailable = "store.unavailable";

    // SQLITE_IOERR_SHMSIZE: the index beside the log could not grow. SQLITE_READONLY_DBMOVED: the file has been taken away.
    private const int NoRoomForIndex = 10 | (19 << 8);
    private const int Moved = 8 | (4 << 8);

    /// <summary>The fault; null for what is a mistake of a statement.</summary>
    public static StoreException? Of(SqliteException said) => said.SqliteExtendedErrorCode switch
    {
        NoRoomForIndex => Of(Full, said),
        Moved => Of(Unavailable, said),
        _ => said.SqliteErrorCode switch
        {
            // SQLITE_BUSY, SQLITE_LOCKED, SQLITE_PROTOCOL.
            5 or 6 or 15 => Of(Busy, said),

            // SQLITE_FULL.
            13 => Of(Full, said),

            // SQLITE_READONLY.
            8 => Of(ReadOnly, said),

            // SQLITE_CORRUPT, SQLITE_NOTADB.
            11 or 26 => Of(Unreadable, said),

            // SQLITE_PERM, SQLITE_IOERR, SQLITE_CANTOPEN, SQLITE_NOLFS.
            3 or 10 or 14 or 22 => Of(Unavailable, said),
            _ => null,
        },
    };

    public static StoreException Of(string code, Exception? said = null) => new(code, MessageOf(code), said);

    private static string MessageOf(string code) => code switch
    {
        Busy => "Others have been writing to the directory's file for longer than a call waits. Repeat the call.",
        Full => "There is no room to write to the directory's file. Make room, and repeat the call.",
        ReadOnly => "The directory's file can be read but not written. Let this process write to the file and its folder.",
        Unreadable => "The directory's file is no database, or is damaged. Put another in its place, such as a backup.",
        _ => "The directory's file cannot be opened, read or written. Is its folder there, and may this process use it?",
    };
}
