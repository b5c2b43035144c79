using System.Data.Common;
using UserDirectory.Storage;

namespace UserDirectory.Relational;

/// <summary>Makes records of rows, by their descriptions.</summary>
internal static class RowReader
{
    private static readonly int s_mostColumns = RecordType.All.Max(type => type.Columns.Count);

    // Of many rows each record would leave a list of values behind.
    [ThreadStatic]
    private static ColumnValue[]? s_values;

    /// <summary>The records of all rows that a reader has yet to give, whose first columns are those of <see cref="Table.Read"/>.</summary>
    public static List<T> All<T>(DbDataReader row, Table table, Guid tenantId, SqlDialect dialect)
        where T : DirectoryRecord
    {
        var records = new List<T>();
        while (row.Read())
        {
            records.Add((T)Make(row, table, tenantId, dialect));
        }

        return records;
    }

    /// <summary>The record of the row that a reader stands on.</summary>
    /// <param name="row">The reader.</param>
    /// <param name="table">The table of the row.</param>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="dialect">The dialect.</param>
    /// <param name="removed">
    /// Gives the id of a row that is gone by its number: then the numbers of the row's links follow as further columns. Null for none.
    /// </param>
    /// <param name="from">Where the columns of <see cref="Table.Read"/> begin in the row.</param>
    public static DirectoryRecord Make(
        DbDataReader row, Table table, Guid tenantId, SqlDialect dialect, Func<RecordKind, long, Guid?>? removed = null, int from = 0)
    {
        var values = (s_values ??= new ColumnValue[s_mostColumns]).AsSpan(0, table.Type.Columns.Count);
        values.Clear();
        var mayBeMissing = table.MayBeMissing;
        var next = from + table.Read.Count;
        for (var i = 0; i < table.Read.Count; i++)
        {
            var column = table.Read[i];
            var value = dialect.Read(row, from + i, column.Source.Kind, mayBeMissing[i]);
            if (removed is not null && column.Target is { } target)
            {
                var number = dialect.Read(row, next++, ColumnKind.Number);
                value = value.IsMissing && removed(target, number.Number) is { } id ? ColumnValue.Of(id) : value;
            }

            values[column.Source.Ordinal] = value;
        }

        foreach (var column in table.ReadOtherwise)
        {
            ref var value = ref values[column.Source.Ordinal];
            value = value.IsMissing ? values[column.Otherwise!.Source.Ordinal] : value;
        }

        var own = table.Type.Columns[table.TenantOrdinal];
        values[own.Ordinal] = ColumnValue.Of(table.IsOfTenants ? values[table.IdOrdinal].Id : tenantId);
        return table.Type.MakeRecord(values);
    }
}
