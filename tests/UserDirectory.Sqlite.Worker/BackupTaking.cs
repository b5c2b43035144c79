using Microsoft.Data.Sqlite;

namespace UserDirectory.Sqlite.Worker;

/// <summary>A backup, in the ways that the documentation names.</summary>
internal static class BackupTaking
{
    public const string Statement = "statement";
    public const string Call = "call";

    public static async Task RunAsync(string path, string target, string way)
    {
        await using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        await connection.OpenAsync();
        Lines.Tell(Lines.Begun);
        await TakeAsync(connection, target, way);
        Lines.Acknowledge("backing up");
    }

    public static async Task TakeAsync(SqliteConnection connection, string target, string way)
    {
        if (way == Call)
        {
            await using var backup = new SqliteConnection($"Data Source={target};Pooling=False");
            connection.BackupDatabase(backup);
            return;
        }

        await using var command = connection.CreateCommand();
        command.CommandText = "VACUUM INTO $target";
        command.Parameters.AddWithValue("$target", target);
        await command.ExecuteNonQueryAsync();
    }
}
