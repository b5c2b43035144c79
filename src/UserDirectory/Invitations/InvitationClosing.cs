namespace UserDirectory;

/// <summary>Closes an open invitation that comes to nothing: taken back, declined or replaced.</summary>
internal static class InvitationClosing
{
    public static async ValueTask<Invitation> CloseAsync(
        Decision decision, Invitation invitation, InvitationStatus status, CancellationToken cancellationToken)
    {
        var closed = decision.Writes.Update(invitation, invitation.Close(status, decision.At));
        if (await decision.FindAsync<User>(invitation.UserId, cancellationToken).ConfigureAwait(false) is { } user)
        {
            await InvitedUsers.LeaveAsync(decision, user, closed, cancellationToken).ConfigureAwait(false);
        }

        return closed;
    }
}
