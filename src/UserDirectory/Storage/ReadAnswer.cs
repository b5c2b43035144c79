namespace UserDirectory.Storage;

/// <summary>The answer to one <see cref="Read"/>. Immutable and thread-safe.</summary>
public sealed record ReadAnswer
{
    /// <summary>Nothing was found.</summary>
    public static ReadAnswer Nothing { get; } = new();

    /// <summary>
    /// The records that were found: of <see cref="Read.ById"/> and <see cref="Read.ByKey"/> none or one; of <see cref="Read.Access"/> none.
    /// </summary>
    public IReadOnlyList<DirectoryRecord> Records { get; init; } = [];

    /// <summary>Whether more records satisfy the filter of a <see cref="Read.Where"/> than were taken.</summary>
    public bool HasMore { get; init; }

    /// <summary>The facts of a <see cref="Read.Access"/>; null for any other read.</summary>
    public AccessFacts? Access { get; init; }

    /// <inheritdoc/>
    public override string ToString() => new Printed(nameof(ReadAnswer)).With(Records).With(HasMore).With(Access).ToString();
}
