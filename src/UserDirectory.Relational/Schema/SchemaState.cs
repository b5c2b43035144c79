using UserDirectory.Storage;

namespace UserDirectory.Relational;

/// <summary>
/// Which schema a database has, and with which versions of the compared and the search form its texts were written: a table of its own.
/// </summary>
internal sealed class SchemaState(RelationalSchema schema)
{
    /// <summary>The schema that this version makes and needs.</summary>
    public const int Version = 1;

    private string Name => schema.Quoted("schema");

    /// <summary>
    /// Makes the tables where there are none yet, in the transaction that the session is in; refuses a database that another version made.
    /// </summary>
    /// <exception cref="StoreException"><c>store.version</c>: the database is of another version.</exception>
    public void Prepare(SqlSession session)
    {
        session.Execute(new SqlText(schema).Append(
            $"CREATE TABLE IF NOT EXISTS {Name} (\"version\" INTEGER NOT NULL, \"text_version\" INTEGER NOT NULL, "
                + "\"search_version\" INTEGER NOT NULL)"));
        if (Read(session) is { } found)
        {
            MustBeOurs(found);
            return;
        }

        foreach (var statement in new SchemaScript(schema).Statements())
        {
            session.Execute(new SqlText(schema).Append(statement));
        }

        session.Execute(new SqlText(schema).Append($"INSERT INTO {Name} VALUES (").Value(Version).Append(", ").Value(DirectoryText.Version)
            .Append(", ").Value(SearchText.Version).Append(")"));
    }

    private (long Schema, long Text, long Search)? Read(SqlSession session)
    {
        using var row = session.Query(new SqlText(schema).Append($"SELECT \"version\", \"text_version\", \"search_version\" FROM {Name}"));
        return row.Read() ? (row.GetInt64(0), row.GetInt64(1), row.GetInt64(2)) : null;
    }

    private static void MustBeOurs((long Schema, long Text, long Search) found)
    {
        if (found != (Version, DirectoryText.Version, SearchText.Version))
        {
            throw new StoreException(
                "store.version",
                $"The database has schema {found.Schema}, with texts of version {found.Text} and search texts of version "
                    + $"{found.Search}; this "
                    + $"version of UserDirectory works with schema {Version}, {DirectoryText.Version} and {SearchText.Version}. Use "
                    + $"the version "
                    + "that wrote the database, or one that can migrate it.");
        }
    }
}
