namespace UserDirectory.AspNetCore;

/// <summary>What a token of a condition or an order is.</summary>
internal enum ListTokenKind
{
    /// <summary>A word that is not understood yet.</summary>
    Word,

    /// <summary>A text in single quotes.</summary>
    Text,

    /// <summary>A number, a time, an id, <c>true</c>, <c>false</c> or <c>null</c>.</summary>
    Literal,

    /// <summary>A property.</summary>
    Property,

    /// <summary>A function.</summary>
    Function,

    /// <summary><c>eq</c>, <c>ne</c>, <c>gt</c>, <c>ge</c>, <c>lt</c>, <c>le</c> or <c>in</c>.</summary>
    Comparison,

    /// <summary><c>and</c> or <c>or</c>.</summary>
    Joint,

    /// <summary><c>not</c>.</summary>
    Not,

    /// <summary><c>asc</c> or <c>desc</c>.</summary>
    Direction,

    /// <summary><c>(</c>.</summary>
    Open,

    /// <summary><c>)</c>.</summary>
    Close,

    /// <summary><c>,</c>.</summary>
    Comma,
}
