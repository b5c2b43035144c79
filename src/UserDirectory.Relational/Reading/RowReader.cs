using System.Data.Common;
using UserDirectory.Storage;

namespace UserDirectory.Relational;

/// <summary>Makes records of rows, by their descriptions.</summary>
internal static class RowReader
{
    /// <summary>The record of the row that a reader stands on, whose first columns are those of <see cref="Table.Read"/>.</summary>
    public static DirectoryRecord Make(DbDataReader row, Table table, Guid tenantId, SqlDialect dialect)
    {
        var values = new ColumnValue[table.Type.Columns.Count];
        for (var i = 0; i < table.Read.Count; i++)
        {
            var column = table.Read[i].Source;
            values[column.Ordinal] = dialect.Read(row, i, column.Kind);
        }

        var own = table.Type.Columns[table.TenantOrdinal];
        values[own.Ordinal] = ColumnValue.Of(table.IsOfTenants ? values[table.IdOrdinal].Id : tenantId);
        return table.Type.MakeRecord(values);
    }
}
