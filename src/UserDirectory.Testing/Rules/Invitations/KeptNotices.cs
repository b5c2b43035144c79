namespace UserDirectory.Testing;

/// <summary>A notifier that keeps what it was to deliver. Thread-safe.</summary>
internal sealed class KeptNotices : INotifier
{
    private readonly List<Notice> _notices = [];

    /// <summary>What there was to deliver, in order.</summary>
    public IReadOnlyList<Notice> All
    {
        get
        {
            lock (_notices)
            {
                return [.. _notices];
            }
        }
    }

    /// <summary>Of them the invitations, in order.</summary>
    public IEnumerable<InvitationNotice> Invitations => All.OfType<InvitationNotice>();

    /// <summary>Whether delivering fails.</summary>
    public bool Fails { get; set; }

    /// <summary>The token that an invitation was last delivered with: a user who sends it gets none.</summary>
    public string TokenOf(IssuedInvitation sent) => Invitations.Last(notice => notice.Invitation.Id == sent.Invitation.Id).Token!;

    public ValueTask NotifyAsync(Notice notice, CancellationToken cancellationToken)
    {
        lock (_notices)
        {
            _notices.Add(notice);
        }

        return Fails ? throw new InvalidOperationException($"There is no way to {notice.Email}, with {notice.Token}.") : default;
    }
}
