namespace UserDirectory;

/// <summary>What became of one row. Immutable.</summary>
/// <param name="Row">The row's number, from 1.</param>
/// <param name="Outcome">What became of it.</param>
public sealed record ImportResult(long Row, ImportOutcome Outcome)
{
    /// <summary>The key that the row named, as given; null when it named none.</summary>
    public string? Key { get; init; }

    /// <summary>
    /// The account; null for a refused row, for one that a dry run would make, and for one that is there and that the actor may not read.
    /// </summary>
    public Guid? UserId { get; init; }

    /// <summary>Why the row was refused, at least one; empty otherwise.</summary>
    public IReadOnlyList<InputError> Errors { get; init; } = [];

    /// <inheritdoc/>
    public override string ToString() =>
        new Printed(nameof(ImportResult)).With(Row).With(Outcome).With(Key).With(UserId).With(Errors).ToString();
}
