namespace UserDirectory.Testing;

/// <summary>A notifier that keeps what it was to deliver. Thread-safe.</summary>
internal sealed class KeptNotices : IInvitationNotifier
{
    private readonly List<InvitationNotice> _notices = [];

    /// <summary>What there was to deliver, in order.</summary>
    public IReadOnlyList<InvitationNotice> All
    {
        get
        {
            lock (_notices)
            {
                return [.. _notices];
            }
        }
    }

    /// <summary>Whether delivering fails.</summary>
    public bool Fails { get; set; }

    /// <summary>The token that an invitation was last delivered with: a user who sends it gets none.</summary>
    public string TokenOf(IssuedInvitation sent) => All.Last(notice => notice.Invitation.Id == sent.Invitation.Id).Token!;

    public ValueTask NotifyAsync(InvitationNotice notice, CancellationToken cancellationToken)
    {
        lock (_notices)
        {
            _notices.Add(notice);
        }

        return Fails ? throw new InvalidOperationException($"There is no way to {notice.Invitation.Email}, with {notice.Token}.") : default;
    }
}
