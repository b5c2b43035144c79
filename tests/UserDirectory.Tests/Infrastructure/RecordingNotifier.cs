namespace UserDirectory.Tests;

/// <summary>Keeps what it was to deliver, and fails when it is told to.</summary>
internal sealed class RecordingNotifier : IInvitationNotifier
{
    public List<InvitationNotice> Notices { get; } = [];

    /// <summary>What delivering ends with; null when it succeeds.</summary>
    public Exception? Failure { get; set; }

    /// <summary>What happens while it delivers.</summary>
    public Func<Task> Meanwhile { get; set; } = () => Task.CompletedTask;

    public async ValueTask NotifyAsync(InvitationNotice notice, CancellationToken cancellationToken)
    {
        lock (Notices)
        {
            Notices.Add(notice);
        }

        await Meanwhile();
        if (Failure is not null)
        {
            throw Failure;
        }
    }
}
