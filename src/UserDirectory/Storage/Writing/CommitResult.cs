namespace UserDirectory.Storage;

/// <summary>What became of a change set.</summary>
/// <param name="Sequence">The number that it took, or the tenant's number when it took none.</param>
/// <param name="Authority">The tenant's authority number after it.</param>
/// <param name="Refusals">Every refused write; empty when the set was written.</param>
public sealed record CommitResult(long Sequence, long Authority, IReadOnlyList<Refusal> Refusals)
{
    /// <summary>Whether the set was written.</summary>
    public bool IsCommitted => Refusals.Count == 0;

    /// <inheritdoc/>
    public override string ToString() =>
        new Printed(nameof(CommitResult)).With(Sequence).With(Authority).With(Refusals).With(IsCommitted).ToString();
}
