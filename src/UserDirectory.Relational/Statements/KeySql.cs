using System.Globalization;
using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory.Relational;

/// <summary>The condition to have a unique key, in the words of the key's own indexes.</summary>
internal static class KeySql
{
    private const int MostTooMany = 4;

    /// <summary>Writes the condition to be the tenant's and to have a key, whose text is in compared form.</summary>
    /// <param name="sql">The statement.</param>
    /// <param name="key">The key.</param>
    /// <param name="alias">Of which rows.</param>
    /// <param name="tenant">The tenant whose rows the key names.</param>
    public static void Append(SqlText sql, UniqueKey key, string alias, TenantScope tenant)
    {
        var table = Table.Of(key.Definition.Record);
        var ways = KeyWay.Of(key.Definition);
        if (ways is [var only])
        {
            sql.OfTenant(table, alias, table.IsOfTenants ? new(Guid.Empty) : tenant).Append(" AND ");
            Append(sql, key, only, $"{alias}.", tenant);
            return;
        }

        // Each way by itself: of a condition with both, no index would serve.
        sql.Append($"{alias}.{Table.No} IN (").Join(" UNION ALL ", ways, way =>
        {
            var row = sql.NewAlias();
            sql.Append($"SELECT {row}.{Table.No} FROM ").Table(table).Append($" {row} WHERE ").OfTenant(table, row, tenant).Append(" AND ");
            Append(sql, key, way, $"{row}.", tenant);
        }).Append(")");
    }

    /// <summary>
    /// Whether one condition finds all keys of a definition that are asked for, at little more than it takes to look at each: any of their
    /// texts below any of their owners.
    /// </summary>
    /// <param name="definition">The definition.</param>
    /// <param name="found">How many keys the condition would find: as many as there are texts for each owner.</param>
    /// <param name="asked">How many are asked for.</param>
    public static bool IsTogether(KeyDefinition definition, int found, int asked) =>
        definition is { Text.Kind: not ColumnKind.Number, Ids.Count: <= 1 } && found <= MostTooMany * asked;

    /// <summary>Writes the condition to have any of some texts below any of some owners, see <see cref="IsTogether"/>.</summary>
    public static void AppendAny(
        SqlText sql, KeyDefinition definition, IReadOnlyList<string> texts, IReadOnlyList<Guid> owners, string alias, TenantScope tenant)
    {
        var way = KeyWay.Of(definition).Single();
        var parts = way.Parts($"{alias}.").ToList();
        sql.OfTenant(Table.Of(way.Key.Record), alias, tenant).Append(" AND ").In(parts[0], texts.Select(FieldValue.Of));
        if (parts.Count > 1)
        {
            sql.Append($" AND {parts[1]} IN (").Join(", ", owners, owner => Number(sql, way.Ids[0], owner, tenant)).Append(")");
        }

        if (way.Condition($"{alias}.") is { } condition)
        {
            sql.Append(" AND ").Append(condition);
        }
    }

    private static void Append(SqlText sql, UniqueKey key, KeyWay way, string alias, TenantScope tenant)
    {
        var place = way.Text is null ? 0 : -1;
        Guid[] ids = [key.First, key.Second, key.Third];
        sql.Join(" AND ", way.Parts(alias), part =>
        {
            sql.Append(part).Append(" = ");
            _ = place < 0 ? sql.Value(TextOf(key))
                : way.Links[place] is { Form: ColumnForm.PairNumber } pair
                    ? AppendPair(sql, pair, member => ids[way.PlaceOf(member)], tenant)
                : Number(sql, way.Links[place], ids[way.PlaceOf(way.Links[place])], tenant);
            place++;
        });
        if (way.Condition(alias) is { } condition)
        {
            sql.Append(" AND ").Append(condition);
        }
    }

    // The sign: a number that a column has would be compared as that column compares, and not by an index over an expression.
    private static SqlText Number(SqlText sql, TableColumn link, Guid id, TenantScope tenant) =>
        id == Guid.Empty ? sql.Append("0") : sql.Append("+").RowNumber(link.Target!.Value, id, tenant);

    /// <summary>Writes the number of a pair, as an expression; none where there is no such.</summary>
    public static SqlText AppendPair(SqlText sql, TableColumn number, Func<TableColumn, Guid> idOf, TenantScope tenant) =>
        sql.Append($"(SELECT {Table.No} FROM ").Table(number.Pair!).Append($" WHERE {Table.Tenant} = ").Tenant(tenant).Append(" AND ")
            .Join(" AND ", number.Members, member =>
                Number(sql.Append(PairTable.Part(member)).Append(" = "), member, idOf(member), tenant))
            .Append(")");

    private static ColumnValue TextOf(UniqueKey key) => key.Definition.Text!.Kind == ColumnKind.Number
        ? ColumnValue.Of(long.TryParse(key.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1)
        : ColumnValue.Of(key.Text);
}
