namespace UserDirectory.Storage;

/// <summary>The answers to several reads, all of one committed state, in the order of the reads. Immutable and thread-safe.</summary>
/// <param name="Sequence">The tenant's number at that state.</param>
/// <param name="Authority">The tenant's authority number at that state.</param>
/// <param name="Answers">One answer for each read.</param>
public sealed record ReadResults(long Sequence, long Authority, IReadOnlyList<ReadAnswer> Answers)
{
    /// <inheritdoc/>
    public override string ToString() => new Printed(nameof(ReadResults)).With(Sequence).With(Authority).With(Answers).ToString();
}
