namespace UserDirectory.Relational;

/// <summary>
/// A statement that is asked all the time with other values: its text is made once, and found without comparing texts. Immutable.
/// </summary>
/// <param name="text">The text.</param>
/// <param name="names">The names of its parameters, in the order in which their values are given.</param>
internal sealed class FixedSql(string text, params IReadOnlyList<string> names)
{
    /// <param name="sql">The statement with any values.</param>
    public FixedSql(SqlText sql)
        : this(sql.ToString(), [.. sql.Names])
    {
    }

    /// <summary>The text.</summary>
    public string Text => text;

    /// <summary>The names of its parameters, in the order in which their values are given.</summary>
    public IReadOnlyList<string> Names => names;
}
