namespace UserDirectory.Queries;

/// <summary>What an index over a <see cref="Field"/> is worth: a hint, which changes no answer.</summary>
public enum IndexWorth
{
    /// <summary>Nothing: calls neither look up nor sort by it.</summary>
    None = 0,

    /// <summary>
    /// Little: few records have a value, or few calls ask. Where an index is dear, one over the records that have a value will do, or none.
    /// </summary>
    Few = 1,

    /// <summary>Much, to find the records with a value: most calls that touch the record type ask so.</summary>
    Lookup = 2,

    /// <summary>Much, to walk in order: lists are sorted by it, or ask for a range of it.</summary>
    Order = 3,
}
