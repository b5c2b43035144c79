namespace UserDirectory;

/// <summary>
/// Delivers invitations, by e-mail or otherwise. The host brings one; without it the token is only returned to who sends the invitation, and with it
/// users get none, because who holds the token proves the address. How long one lives: see <see cref="UserDirectoryBuilder"/>.
/// </summary>
public interface IInvitationNotifier
{
    /// <summary>
    /// Delivers one invitation, after it was committed and outside every lock. Throwing marks the invitation as not delivered
    /// (<see cref="Invitation.NotificationFailedAt"/>); it stays pending and can be sent again.
    /// </summary>
    ValueTask NotifyAsync(InvitationNotice notice, CancellationToken cancellationToken);
}
