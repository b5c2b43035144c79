namespace UserDirectory.Relational;

/// <summary>
/// A statement that is asked all the time with other values: its text is made once, and found without comparing texts. Immutable.
/// </summary>
/// <param name="sql">The statement with any values.</param>
internal sealed class FixedSql(SqlText sql)
{
    /// <summary>The text.</summary>
    public string Text { get; } = sql.ToString();

    /// <summary>The names of its parameters, in the order in which their values are given.</summary>
    public IReadOnlyList<string> Names { get; } = [.. sql.Names];
}
