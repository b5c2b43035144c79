namespace UserDirectory.Queries;

/// <summary>How a <see cref="Comparison"/> compares a field with its value.</summary>
public enum ComparisonOperator
{
    /// <summary>The same value.</summary>
    Equal = 1,

    /// <summary>Not the same value, or none: the exact complement of <see cref="Equal"/>.</summary>
    NotEqual = 2,

    /// <summary>Orders before the value.</summary>
    LessThan = 3,

    /// <summary>Orders before the value or with it.</summary>
    LessThanOrEqual = 4,

    /// <summary>Orders after the value.</summary>
    GreaterThan = 5,

    /// <summary>Orders after the value or with it.</summary>
    GreaterThanOrEqual = 6,

    /// <summary>Contains the text; text fields only.</summary>
    Contains = 7,

    /// <summary>Starts with the text; text fields only.</summary>
    StartsWith = 8,

    /// <summary>Ends with the text; text fields only.</summary>
    EndsWith = 9,
}
