using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>The one invitation of an address into a place that is pending, by constraint: another one closes it in the same commit.</summary>
internal static class ReplacedInvitation
{
    /// <summary>The stored pending one, which may have expired by now; null when there is none.</summary>
    public static ValueTask<Invitation?> FindOpenAsync(Decision decision, string email, Guid? organizationId, CancellationToken cancellationToken) =>
        decision.Reader.FindByKeyAsync<Invitation>(RecordKeys.PendingInvitation.For(decision.TenantId, email, organizationId), cancellationToken);

    /// <summary>Closes it. Its account, when that is another than the one that is invited now, is left by it.</summary>
    /// <returns>The closed one; null when there was none.</returns>
    public static async ValueTask<Invitation?> CloseAsync(
        Decision decision, string email, Organization? place, Guid? invitedId, CancellationToken cancellationToken)
    {
        if (await FindOpenAsync(decision, email, place?.Id, cancellationToken).ConfigureAwait(false) is not { } pending)
        {
            return null;
        }

        if (pending.UserId == invitedId)
        {
            return decision.Update(pending, pending.Close(InvitationStatus.Revoked, decision.At));
        }

        // An account that never was one goes with its last invitation: to take that away is to revoke.
        if (pending.IsOpenAt(decision.At))
        {
            await decision.RequireAsync(DirectoryPermissions.InvitationsRevoke, place?.Id, cancellationToken).ConfigureAwait(false);
        }

        return await InvitationClosing.CloseAsync(decision, pending, InvitationStatus.Revoked, cancellationToken).ConfigureAwait(false);
    }
}
