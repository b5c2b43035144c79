using UserDirectory.Storage;

namespace UserDirectory.Relational;

/// <summary>
/// The combinations of two links that rows of a table have, each once under a number: the rows have the number, and one index of it where
/// each link would have its own. Immutable.
/// </summary>
/// <param name="Name">The table's name, without the prefix.</param>
/// <param name="Number">The column of the rows that have its numbers, without quotes.</param>
/// <param name="Of">What is described of the two.</param>
internal sealed record PairTable(string Name, string Number, LinkPair Of)
{
    /// <summary>The column of the rows that have its numbers.</summary>
    public string Sql { get; } = SqlName.Quoted(Number);

    /// <summary>A part of a combination in its unique index: where there is no end, 0, which is the number of no row.</summary>
    public static string Part(TableColumn member) => member.IsNullable ? $"coalesce({member.Sql}, 0)" : member.Sql;

    public bool Has(Column column) => column.Field == Of.First || column.Field == Of.Second;
}
