using UserDirectory;

namespace TrimmedConsumer;

/// <summary>A change handler that only its registration names.</summary>
internal sealed class Log(Seen seen) : IChangeHandler
{
    public ValueTask HandleAsync(Change change, CancellationToken cancellationToken)
    {
        seen.Changes++;
        return default;
    }
}
