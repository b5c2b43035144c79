using UserDirectory;

namespace TrimmedConsumer;

/// <summary>A notifier that only its registration names.</summary>
internal sealed class Mail(Seen seen) : INotifier
{
    public ValueTask NotifyAsync(Notice notice, CancellationToken cancellationToken)
    {
        seen.Notices.Add(notice);
        return default;
    }
}
