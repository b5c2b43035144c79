namespace UserDirectory;

/// <summary>Closes an open invitation that comes to nothing: taken back, declined or replaced.</summary>
internal static class InvitationClosing
{
    /// <summary>Takes back an open invitation.</summary>
    public static async ValueTask<Invitation> RevokeAsync(
        Decision decision, Guid invitationId, long? expectedVersion, CancellationToken cancellationToken)
    {
        var invitation = await InvitationReads.GetAsync(decision.Reader, decision.TenantId, invitationId, cancellationToken)
            .ConfigureAwait(false);
        await decision.Rights.RequireAsync(DirectoryPermissions.InvitationsRevoke, invitation.OrganizationId, cancellationToken)
            .ConfigureAwait(false);
        decision.Guards.Expect(invitation, expectedVersion);
        return invitation.IsOpenAt(decision.At)
            ? await CloseAsync(decision, invitation, InvitationStatus.Revoked, cancellationToken).ConfigureAwait(false)
            : throw InvitationReads.Closed($"it is {invitation.AsOf(decision.At).Status}");
    }

    /// <summary>Declines what a token proves, whoever sent it and whatever may still be given.</summary>
    public static async ValueTask<Invitation> DeclineAsync(
        Decision decision, InvitationToken token, CancellationToken cancellationToken)
    {
        var proof = await InvitationProof.GetAsync(decision.Reader, token, decision.At, cancellationToken).ConfigureAwait(false);
        return await CloseAsync(decision, proof.Invitation, InvitationStatus.Declined, cancellationToken).ConfigureAwait(false);
    }

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
