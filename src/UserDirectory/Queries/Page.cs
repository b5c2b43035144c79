namespace UserDirectory.Queries;

/// <summary>One page of a list.</summary>
/// <typeparam name="T">What is listed.</typeparam>
/// <param name="Items">The items, in order; empty when there are none.</param>
public sealed record Page<T>(IReadOnlyList<T> Items)
{
    /// <summary>How many there are on all pages; null unless it was asked for.</summary>
    public long? Total { get; init; }

    /// <summary>Whether there is something after this page.</summary>
    public bool HasMore { get; init; }

    /// <summary>
    /// The cursor of the page after this one; null on the last page and on an empty one. Opaque; belongs to the query that made it and
    /// carries no authority. A store leaves it null: the core makes it.
    /// </summary>
    public string? NextCursor { get; init; }

    /// <inheritdoc/>
    public override string ToString() => new Printed(nameof(Page<>)).With(Items).With(Total).With(HasMore).With(NextCursor).ToString();
}
