using UserDirectory.Storage;

namespace UserDirectory.Relational;

/// <summary>Writes the values of lists, a row each. Not thread-safe.</summary>
/// <param name="session">The session, in the transaction.</param>
/// <param name="tenant">The number of the tenant.</param>
internal sealed class ListWrites(SqlSession session, long tenant)
{
    /// <summary>Adds what a list of a record holds.</summary>
    public void Add(ListTable list, long number, DirectoryRecord record)
    {
        foreach (var item in list.Read(record))
        {
            session.Execute(session.New().Append("INSERT INTO ").Table(list).Append($" ({Table.Tenant}, {Table.No}, \"value\") VALUES (")
                .Value(tenant).Append(", ").Value(number).Append(", ").Value(item).Append(")"));
        }
    }

    /// <summary>Removes all that a list of a row holds.</summary>
    public void Remove(ListTable list, long number) =>
        session.Execute(session.New().Append("DELETE FROM ").Table(list).Append($" WHERE {Table.Tenant} = ").Value(tenant)
            .Append($" AND {Table.No} = ").Value(number));
}
