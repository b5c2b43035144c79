namespace UserDirectory;

/// <summary>
/// Delivers what the directory has to tell somebody, by e-mail or otherwise: invitations, and the tokens of account recovery. The host
/// brings one. Without it an invitation's token is only returned to who sends it, and no account can be recovered; with it users get no
/// tokens, because who holds one proves the address. How long one lives: see <see cref="UserDirectoryBuilder"/>.
/// </summary>
public interface INotifier
{
    /// <summary>
    /// Delivers one notice, after what it tells of was committed and outside every lock: an <see cref="InvitationNotice"/>, a
    /// <see cref="PasswordResetNotice"/> or an <see cref="EmailProofNotice"/>; there may be others one day. Throwing says that it was not
    /// delivered: an invitation is marked (<see cref="Invitation.NotificationFailedAt"/>), stays pending and can be sent again; a token of
    /// recovery is withdrawn, and can be asked for again.
    /// </summary>
    /// <param name="notice">What to deliver, and to which address.</param>
    /// <param name="cancellationToken">Cancelled when the call is that waits for it; of recovery, for which nobody waits, after a
    /// minute.</param>
    ValueTask NotifyAsync(Notice notice, CancellationToken cancellationToken);
}
