namespace UserDirectory.Relational;

/// <summary>In which form a column keeps a member.</summary>
internal enum ColumnForm
{
    /// <summary>As it was given.</summary>
    Given,

    /// <summary>Text in the form in which it is compared, beside the text as it was given.</summary>
    Compared,

    /// <summary>
    /// A link: the number of the row that has the id. A fifth of an id in every row and index, and what foreign keys follow.
    /// </summary>
    RowNumber,

    /// <summary>Two links: the number of their combination in a table of those, see <see cref="PairTable"/>.</summary>
    PairNumber,

    /// <summary>Who did something: the number of the actor's row in the table of actors.</summary>
    ActorNumber,

    /// <summary>
    /// The text that is searched. None where it is what the compared forms of its fields are, one after the other: so it is of most people,
    /// and the column would be a quarter of their row.
    /// </summary>
    Search,
}
