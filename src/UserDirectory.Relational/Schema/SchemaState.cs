using UserDirectory.Storage;

namespace UserDirectory.Relational;

/// <summary>
/// Which schema a database has, and with which versions of the compared and the search form its texts were written: a table of its own.
/// </summary>
/// <param name="schema">The names and the dialect.</param>
/// <param name="version">The schema that is wanted.</param>
/// <param name="migrations">The steps up to it.</param>
internal sealed class SchemaState(RelationalSchema schema, int version, IReadOnlyList<SchemaMigration> migrations)
{
    /// <summary>The schema that this version makes and needs.</summary>
    public const int Version = 1;

    public SchemaState(RelationalSchema schema)
        : this(schema, Version, SchemaMigration.All)
    {
    }

    private string Name => schema.Quoted("schema");

    /// <summary>
    /// Makes the tables where there are none yet, and those of an older schema those of this one, in the transaction that the session is
    /// in, which no other host can enter meanwhile.
    /// </summary>
    /// <returns>The schema that the database had; 0 when it had none.</returns>
    /// <exception cref="StoreException"><c>store.version</c>: the database is of a newer version, or its texts are of another.</exception>
    public int Migrate(SqlSession session)
    {
        var found = Find(session);
        MustBeReadable(found);
        foreach (var statement in Statements(found?.Schema ?? 0))
        {
            session.Execute(session.New().Append(statement));
        }

        return found?.Schema ?? 0;
    }

    /// <summary>Refuses a database that is not of this schema as it is.</summary>
    /// <exception cref="StoreException"><c>store.version</c>.</exception>
    public void MustBeMigrated(SqlSession session) => MustBeMigrated(
        session, $"this host does not migrate at start. Run the script of schema {version}, or migrate once, before hosts start.");

    /// <summary>The same in a transaction of the host's, where nothing is made.</summary>
    /// <exception cref="StoreException"><c>store.version</c>.</exception>
    public void MustBeThere(SqlSession session) => MustBeMigrated(
        session, "nothing is made in a transaction of the host's. Use the directory once by itself before, or migrate it.");

    /// <summary>The statements that make this schema of another; of none where it is 0.</summary>
    public IEnumerable<string> Statements(int from)
    {
        if (from == version)
        {
            return [];
        }

        return from == 0
            ? [
                $"CREATE TABLE {Name} (\"version\" INTEGER NOT NULL, \"text_version\" INTEGER NOT NULL, "
                    + "\"search_version\" INTEGER NOT NULL)",
                .. new SchemaScript(schema).Statements(),
                $"INSERT INTO {Name} VALUES ({version}, {DirectoryText.Version}, {SearchText.Version})",
            ]
            : [
                .. migrations.Where(step => step.From >= from && step.From < version).OrderBy(step => step.From)
                    .SelectMany(step => step.Statements(schema)),
                $"UPDATE {Name} SET \"version\" = {version}",
            ];
    }

    private void MustBeMigrated(SqlSession session, string remedy)
    {
        var found = Find(session);
        MustBeReadable(found);
        if (found?.Schema != version)
        {
            throw Refused(
                $"The database has {(found is null ? "no tables of a directory" : $"schema {found.Value.Schema}")}, and {remedy}");
        }
    }

    private (int Schema, int Text, int Search)? Find(SqlSession session)
    {
        if (!schema.Dialect.HasTable(session, schema.Prefix + "schema"))
        {
            return null;
        }

        using var row = session.Query(session.New().Append($"SELECT \"version\", \"text_version\", \"search_version\" FROM {Name}"));
        return row.Read() ? (row.GetInt32(0), row.GetInt32(1), row.GetInt32(2)) : null;
    }

    private void MustBeReadable((int Schema, int Text, int Search)? found)
    {
        if (found is not { } state)
        {
            return;
        }

        if (state.Schema > version)
        {
            throw Refused(
                $"The database has schema {state.Schema}, and this version of UserDirectory knows schemas up to {version}. Use the version "
                    + "that wrote the database, or a newer one.");
        }

        if ((state.Text, state.Search) != (DirectoryText.Version, SearchText.Version))
        {
            throw Refused(
                $"The texts of the database are of version {state.Text}, its search texts of version {state.Search}; this version of "
                    + $"UserDirectory writes {DirectoryText.Version} and {SearchText.Version}, which compare otherwise. Use the version "
                    + "that wrote the database; with it, export the people to import them into a new database with this one.");
        }
    }

    private static StoreException Refused(string message) => new("store.version", message);
}
