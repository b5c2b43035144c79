using System.Collections.Concurrent;

namespace UserDirectory.AspNetCore.Tests.TenantUsers;

/// <summary>Keeps what it was to deliver.</summary>
internal sealed class NoticeBox : INotifier
{
    /// <summary>The invitations.</summary>
    public ConcurrentQueue<InvitationNotice> Notices { get; } = [];

    /// <summary>The tokens of recovery.</summary>
    public ConcurrentQueue<Notice> Tokens { get; } = [];

    public ValueTask NotifyAsync(Notice notice, CancellationToken cancellationToken)
    {
        if (notice is InvitationNotice invitation)
        {
            Notices.Enqueue(invitation);
        }
        else
        {
            Tokens.Enqueue(notice);
        }

        return default;
    }
}
