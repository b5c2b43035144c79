using System.Globalization;
using UserDirectory.Storage;

namespace UserDirectory.Relational;

/// <summary>The condition to have a unique key, in the words of the key's own index.</summary>
internal static class KeySql
{
    /// <summary>The parts of a key after the tenant, as expressions on the columns of an alias (empty: of the table itself).</summary>
    public static IEnumerable<string> Parts(KeyDefinition key, SqlDialect dialect, string alias)
    {
        var table = Table.Of(key.Record);
        if (key.Text is not null)
        {
            yield return $"{alias}{table.KeyText(key).Sql}";
        }

        foreach (var id in key.Ids)
        {
            var columns = id.Select(column => $"{alias}{table.Stored(column).Sql}").ToList();
            yield return id is [{ IsOptional: false }] ? columns[0] : $"coalesce({string.Join(", ", columns)}, {dialect.EmptyId})";
        }
    }

    /// <summary>Which records a key concerns, as a condition; null for all.</summary>
    public static string? Condition(KeyDefinition key, string alias) =>
        key.Condition is { } condition
            ? $"{alias}{Table.Of(key.Record).Stored(condition.Column).Sql} = "
                + $"{condition.Value.Number.ToString(CultureInfo.InvariantCulture)}"
            : null;

    /// <summary>Writes the condition to have a key, whose text is in compared form.</summary>
    public static void Append(SqlText sql, UniqueKey key, string alias)
    {
        var values = Values(key).GetEnumerator();
        sql.Join(" AND ", Parts(key.Definition, sql.Dialect, $"{alias}."), part =>
        {
            values.MoveNext();
            sql.Append(part).Append(" = ").Value(values.Current);
        });
        if (Condition(key.Definition, $"{alias}.") is { } condition)
        {
            sql.Append(" AND ").Append(condition);
        }
    }

    private static IEnumerable<ColumnValue> Values(UniqueKey key)
    {
        if (key.Definition.Text is { } text)
        {
            yield return text.Kind == ColumnKind.Number
                ? ColumnValue.Of(long.TryParse(key.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1)
                : ColumnValue.Of(key.Text);
        }

        foreach (var id in new[] { key.First, key.Second, key.Third }.Take(key.Definition.Ids.Count))
        {
            yield return ColumnValue.Of(id);
        }
    }
}
