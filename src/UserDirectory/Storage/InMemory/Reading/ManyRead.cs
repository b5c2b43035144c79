namespace UserDirectory.Storage.InMemory;

/// <summary>Several reads, checked when it is made, answered from one state one after the other.</summary>
internal sealed class ManyRead : SnapshotRead<ReadResults>
{
    private readonly IReadOnlyList<Read> _reads;
    private readonly CancellationToken _cancellation;

    /// <exception cref="ArgumentException">A read asks for what it cannot.</exception>
    /// <exception cref="NotSupportedException">A read or a filter is not of the closed list.</exception>
    public ManyRead(Guid tenantId, IReadOnlyList<Read> reads, CancellationToken cancellationToken)
    {
        ReadCheck.Check(tenantId, reads);
        (_reads, _cancellation) = (reads, cancellationToken);
    }

    public override ReadResults Of(Snapshot view)
    {
        var answers = new ReadAnswer[_reads.Count];
        for (var i = 0; i < answers.Length; i++)
        {
            _cancellation.ThrowIfCancellationRequested();
            answers[i] = _reads[i] switch
            {
                Read.ById read => One(view.Find(read.Kind, read.Id)),
                Read.ByKey read => One(FindByKey(read.Key, view)),
                Read.Where read => WhereAnswer.Of(read, view, _cancellation),
                Read.Access read => new() { Access = new AccessRead(read.UserId, read.OrganizationId).Of(view) },
                _ => throw new NotSupportedException($"The in-memory store does not know the read {_reads[i].GetType()}."),
            };
        }

        return new(view.Sequence, view.Authority, answers);
    }

    private static ReadAnswer One(DirectoryRecord? record) => record is null ? ReadAnswer.Nothing : new() { Records = [record] };

    private static DirectoryRecord? FindByKey(in UniqueKey key, Snapshot view)
    {
        Span<char> buffer = stackalloc char[KeyText.BufferLength];
        return KeyText.TryNormalize(key, buffer, out var text) ? view.FindByKey(key, text) : null;
    }
}
