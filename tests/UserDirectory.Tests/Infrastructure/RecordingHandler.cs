namespace UserDirectory.Tests;

/// <summary>Keeps what it was told.</summary>
internal sealed class RecordingHandler : IChangeHandler
{
    public List<Change> Changes { get; } = [];

    public ValueTask HandleAsync(Change change, CancellationToken cancellationToken)
    {
        lock (Changes)
        {
            Changes.Add(change);
        }

        return default;
    }
}
