using System.Collections.Concurrent;

namespace UserDirectory.AspNetCore.Tests.TenantUsers;

/// <summary>Keeps what it was to deliver.</summary>
internal sealed class NoticeBox : IInvitationNotifier
{
    public ConcurrentQueue<InvitationNotice> Notices { get; } = [];

    public ValueTask NotifyAsync(InvitationNotice notice, CancellationToken cancellationToken)
    {
        Notices.Enqueue(notice);
        return default;
    }
}
