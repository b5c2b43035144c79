namespace UserDirectory;

/// <summary>
/// Whom a call at an organization may name. Its answer shows the account, and what it gives lets the organization's managers read it: so an
/// account from elsewhere that the actor may not read is like one that there is not. One who is to come from elsewhere unread is invited.
/// </summary>
internal static class NameableUsers
{
    /// <summary>
    /// Whether the actor may name the account. Asked after the operation's permission: who may not hears only that.
    /// </summary>
    /// <param name="decision">The call.</param>
    /// <param name="user">The account.</param>
    /// <param name="place">
    /// The organization whose members are known, suspended and invited ones too; so are those of one above it where the actor holds the
    /// permission. Null for none.
    /// </param>
    /// <param name="permission">Who holds this permission tenant-wide may name anybody.</param>
    /// <param name="cancellationToken">Cancels the reads.</param>
    public static async ValueTask<bool> MayNameAsync(
        Decision decision, User user, Guid? place, string permission, CancellationToken cancellationToken) =>
        await decision.Rights.MayAsync(permission, null, cancellationToken).ConfigureAwait(false)
        || (place is { } id && await IsMemberAsync(decision, user, id, permission, cancellationToken).ConfigureAwait(false))
        || await decision.Rights.MayReadAsync(user, cancellationToken).ConfigureAwait(false);

    private static async ValueTask<bool> IsMemberAsync(
        Decision decision, User user, Guid organizationId, string permission, CancellationToken cancellationToken)
    {
        var memberships = await decision.ListAllAsync<Membership>(MembershipFields.UserId.EqualTo(user.Id), cancellationToken)
            .ConfigureAwait(false);
        if (memberships.Count == 0 || memberships.Any(membership => membership.OrganizationId == organizationId))
        {
            return memberships.Count > 0;
        }

        var place = await decision.FindAsync<Organization>(organizationId, cancellationToken).ConfigureAwait(false);
        foreach (var above in memberships.Select(membership => membership.OrganizationId)
            .Where(id => place?.AncestorIds.Contains(id) == true))
        {
            if (await decision.Rights.MayAsync(permission, above, cancellationToken).ConfigureAwait(false))
            {
                return true;
            }
        }

        return false;
    }
}
