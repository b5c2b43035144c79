using UserDirectory.Relational;

namespace UserDirectory.Sqlite.Worker;

/// <summary>A step to a schema that no version has yet.</summary>
internal static class NextSchema
{
    public const int Number = SchemaState.Version + 1;

    private static readonly SchemaMigration s_step = new(
        SchemaState.Version,
        schema => [
            $"ALTER TABLE {schema.Quoted("user")} ADD COLUMN \"note\" TEXT",
            $"UPDATE {schema.Quoted("user")} SET \"note\" = \"key\"",
            $"CREATE INDEX {schema.Quoted("user_by_note")} ON {schema.Quoted("user")} (\"tenant\", \"note\")",
        ]);

    public static void Want(SqliteOptions options) => options.State = schema => new(schema, Number, [s_step]);

    public static async Task MigrateAsync(string path)
    {
        var options = new SqliteOptions { ConnectionString = $"Data Source={path};Pooling=False", Opened = Lines.TellOfWrites };
        Want(options);
        await SqliteSchema.MigrateAsync(options);
        Lines.Acknowledge("migrating");
    }
}
