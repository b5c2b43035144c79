using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// The one invitation of an address into a place that is pending, by constraint: another one closes it in the same commit.
/// </summary>
internal static class ReplacedInvitation
{
    /// <summary>The stored pending one, which may have expired by now; null when there is none.</summary>
    public static ValueTask<Invitation?> FindOpenAsync(
        Decision decision, string email, Guid? organizationId, CancellationToken cancellationToken) =>
        decision.Reader.FindByKeyAsync<Invitation>(
            RecordKeys.PendingInvitation.For(decision.TenantId, email, organizationId), cancellationToken);

    /// <summary>
    /// Closes it. When its account is another than the one that is invited now, only one that has expired is, which leaves that account.
    /// </summary>
    /// <exception cref="ConflictException"><c>invitation.open</c>: it is open, and another account's.</exception>
    public static async ValueTask<Invitation> CloseAsync(
        Decision decision, Invitation pending, Guid? invitedId, CancellationToken cancellationToken)
    {
        if (pending.UserId == invitedId)
        {
            return decision.Writes.Update(pending, pending.Close(InvitationStatus.Revoked, decision.At));
        }

        if (!pending.IsOpenAt(decision.At))
        {
            return await InvitationClosing.CloseAsync(decision, pending, InvitationStatus.Revoked, cancellationToken).ConfigureAwait(false);
        }

        // One that was taken back since it was read is no conflict, and its account may have gone with it.
        var now = await decision.Store.FindByKeyAsync<Invitation>(
            RecordKeys.PendingInvitation.For(decision.TenantId, pending.Email, pending.OrganizationId), cancellationToken)
            .ConfigureAwait(false);
        if (now?.Id != pending.Id)
        {
            throw new DecisionOvertakenException();
        }

        // An account that never was one goes with its last invitation. To take that away is to revoke, which nobody does by the way.
        throw new ConflictException(
            "invitation.open",
            $"An invitation of {Quoted.Text(pending.Email)} is open there, for another account. Revoke it first.",
            new Dictionary<string, object?> { ["invitationId"] = pending.Id });
    }
}
