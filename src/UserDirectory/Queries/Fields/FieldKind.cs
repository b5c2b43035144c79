namespace UserDirectory.Queries;

/// <summary>What kind of value a field holds.</summary>
public enum FieldKind
{
    /// <summary>Text. Compared by its normalised form unless the field is exact.</summary>
    Text = 1,

    /// <summary>True or false; false orders first.</summary>
    Boolean = 2,

    /// <summary>A whole number; enumerations are their numbers.</summary>
    Number = 3,

    /// <summary>A <see cref="Guid"/>, ordered by its 16 bytes in network order.</summary>
    Id = 4,

    /// <summary>A point in time, UTC, in whole microseconds.</summary>
    Time = 5,
}
