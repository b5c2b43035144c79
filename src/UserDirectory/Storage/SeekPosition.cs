using UserDirectory.Queries;

namespace UserDirectory.Storage;

/// <summary>Where a page starts: after the record with these sort values and this id.</summary>
/// <param name="Values">The sort values of the last record of the page before, one for each sort step, in compared form.</param>
/// <param name="Id">The id of that record.</param>
public sealed record SeekPosition(IReadOnlyList<FieldValue> Values, Guid Id)
{
    /// <inheritdoc/>
    public override string ToString() => new Printed(nameof(SeekPosition)).With(Values).With(Id).ToString();
}
