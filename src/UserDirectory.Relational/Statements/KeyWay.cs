using System.Globalization;
using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory.Relational;

/// <summary>
/// One way to have a unique key: an index of its own. Most keys have one; whose subject is a user or else a group has two. Immutable.
/// </summary>
/// <param name="Key">The key.</param>
/// <param name="Text">The column of its text; null for a key of ids.</param>
/// <param name="Ids">The links that follow, of each the column that has a value in this way.</param>
/// <param name="IsOfSeveral">Whether there are other ways, in which the first link has no value.</param>
internal sealed record KeyWay(KeyDefinition Key, TableColumn? Text, IReadOnlyList<TableColumn> Ids, bool IsOfSeveral)
{
    public static IReadOnlyList<KeyWay> Of(KeyDefinition key)
    {
        var table = Table.Of(key.Record);
        var text = key.Text is null ? null : table.KeyText(key);
        var ways = key.Ids.Count == 0 ? 1 : key.Ids.Max(columns => columns.Count);
        return [.. Enumerable.Range(0, ways).Select(way => new KeyWay(
            key, text, [.. key.Ids.Select(columns => table.Stored(columns[Math.Min(way, columns.Count - 1)]))], ways > 1))];
    }

    /// <summary>The columns of the rows with the links, in their order: one for two that are a pair.</summary>
    public IReadOnlyList<TableColumn> Links { get; } = [.. Ids.Select(id => Table.Of(Key.Record).InRow(id)!).Distinct()];

    /// <summary>
    /// The parts after the tenant, as expressions on the columns of an alias (with its point; empty: of the table itself).
    /// </summary>
    public IEnumerable<string> Parts(string alias) =>
        (Text is null ? [] : new[] { $"{alias}{Text.Sql}" }).Concat(Links.Select((link, place) => Part(link, place, alias)));

    /// <summary>Which of the key's ids a link has.</summary>
    public int PlaceOf(TableColumn link)
    {
        var place = 0;
        while (Ids[place] != link)
        {
            place++;
        }

        return place;
    }

    /// <summary>Which rows have the key in this way, as a condition; null for all.</summary>
    public string? Condition(string alias) => Key.Condition is { } condition
        ? $"{alias}{Table.Of(Key.Record).Stored(condition.Column).Sql} = {condition.Value.Number.ToString(CultureInfo.InvariantCulture)}"
        : IsOfSeveral ? $"{alias}{Ids[0].Sql} IS NOT NULL"
        : Text is { IsNullable: true } ? $"{alias}{Text.Sql} IS NOT NULL"
        : null;

    /// <summary>Whether the key's index finds all rows with a value of a column, and has them in the order that lists want.</summary>
    public bool ServesAs(TableColumn column, IndexWorth worth) =>
        Key.Condition is null && (Text ?? Ids[0]) == column && (worth != IndexWorth.Order || IsOrder);

    /// <summary>Whether no two rows have the same text, so that it is an order of all by itself.</summary>
    public bool IsOrder => Key.Condition is null && Ids.Count == 0 && Text is { IsNullable: false };

    // Where there is no owner or organization, 0: no row has that number.
    private string Part(TableColumn link, int place, string alias) =>
        link.IsNullable && !(IsOfSeveral && place == 0) ? $"coalesce({alias}{link.Sql}, 0)" : $"{alias}{link.Sql}";
}
