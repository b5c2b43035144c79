using UserDirectory.Queries;

namespace UserDirectory.AspNetCore;

/// <summary>The roles that people who are only invited are to have: this family shows them like roles (G1).</summary>
internal static class PromisedRoles
{
    /// <summary>
    /// The role that the oldest open invitation promises, by account; accounts that are more than invited, or are promised none, are not in
    /// it.
    /// </summary>
    /// <param name="call">The request, at whose place the accounts are.</param>
    /// <param name="users">The accounts, with their memberships there.</param>
    public static async ValueTask<IReadOnlyDictionary<Guid, Role>> ReadAsync(Call call, IReadOnlyList<User> users)
    {
        IReadOnlyList<Guid> invited =
            [.. users.Where(user => user.Details?.Memberships?.Any(there => there.Status == MembershipStatus.Invited) == true)
                .Select(user => user.Id)];
        if (invited.Count == 0)
        {
            return new Dictionary<Guid, Role>();
        }

        var query = new InvitationQuery
        {
            Organization = call.Organization.Id,
            Status = InvitationStatus.Pending,
            Where = InvitationFields.UserId.In(invited),
            OrderBy = [InvitationFields.CreatedAt],
            Take = ListQuery.LargestTake,
        };
        var open = (await call.System.Invitations.ListAsync(query, call.Aborted).ConfigureAwait(false)).Items;
        var promised = open.DistinctBy(invitation => invitation.UserId)
            .Where(invitation => invitation.RoleIds.Count > 0)
            .ToDictionary(invitation => invitation.UserId, invitation => invitation.RoleIds[0]);
        var roles = await RolesAsync(call, promised.Values).ConfigureAwait(false);
        return promised.Where(promise => roles.ContainsKey(promise.Value))
            .ToDictionary(promise => promise.Key, promise => roles[promise.Value]);
    }

    private static async ValueTask<Dictionary<Guid, Role>> RolesAsync(Call call, IEnumerable<Guid> ids)
    {
        IReadOnlyList<Guid> distinct = [.. ids.Distinct()];
        var query = new RoleQuery { Where = RoleFields.Id.In(distinct), Take = distinct.Count };
        return distinct.Count == 0 ? [] : (await call.System.Roles.ListAsync(query, call.Aborted).ConfigureAwait(false)).Items.ToDictionary(
            role => role.Id);
    }
}
