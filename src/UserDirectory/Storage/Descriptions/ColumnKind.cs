namespace UserDirectory.Storage;

/// <summary>
/// What a <see cref="Column"/> stores. The numbers are stable; the first five are those of <see cref="Queries.FieldKind"/>.
/// </summary>
public enum ColumnKind
{
    /// <summary>Text, exactly as it was given.</summary>
    Text = 1,

    /// <summary>True or false.</summary>
    Boolean = 2,

    /// <summary>A whole number; enumerations are their numbers.</summary>
    Number = 3,

    /// <summary>A <see cref="Guid"/>.</summary>
    Id = 4,

    /// <summary>A point in time, UTC, in whole microseconds.</summary>
    Time = 5,

    /// <summary>Who did something: the text of an <see cref="ActorRef"/>, which <see cref="ActorRef.Parse"/> reads.</summary>
    Actor = 6,

    /// <summary>Bytes.</summary>
    Bytes = 7,

    /// <summary>A list of texts, in order; empty rather than missing.</summary>
    Texts = 8,

    /// <summary>A list of ids, in order; empty rather than missing.</summary>
    Ids = 9,

    /// <summary>
    /// Text that the core writes and reads (JSON), and that no query looks into: whole records, or the entries of a change.
    /// </summary>
    Document = 10,

    /// <summary>
    /// Text that nobody is shown, the hash of a password or a token: a <see cref="ColumnValue"/> of it does not print it.
    /// </summary>
    Secret = 11,
}
