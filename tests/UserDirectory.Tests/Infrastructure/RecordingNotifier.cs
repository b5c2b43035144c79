namespace UserDirectory.Tests;

/// <summary>Keeps what it was to deliver, and fails when it is told to.</summary>
internal sealed class RecordingNotifier : INotifier
{
    /// <summary>The invitations.</summary>
    public List<InvitationNotice> Notices { get; } = [];

    /// <summary>The tokens of recovery.</summary>
    public List<Notice> Tokens { get; } = [];

    /// <summary>What delivering ends with; null when it succeeds.</summary>
    public Exception? Failure { get; set; }

    /// <summary>What happens while it delivers.</summary>
    public Func<Task> Meanwhile { get; set; } = () => Task.CompletedTask;

    public async ValueTask NotifyAsync(Notice notice, CancellationToken cancellationToken)
    {
        lock (Notices)
        {
            if (notice is InvitationNotice invitation)
            {
                Notices.Add(invitation);
            }
            else
            {
                Tokens.Add(notice);
            }
        }

        await Meanwhile();
        if (Failure is not null)
        {
            throw Failure;
        }
    }
}
