namespace UserDirectory;

/// <summary>
/// What a call answers with that writes something of an account: the account with its parts at a place, as they are after the commit. Asks
/// nothing, because who may write sees the result, and shows nothing of other places. The commit stands, so nothing cancels the reads.
/// </summary>
internal sealed class UserAnswer(TenantContext context)
{
    /// <summary>The account with what the decision writes of it: the answer when somebody else has deleted the account since.</summary>
    /// <param name="decision">The call.</param>
    /// <param name="user">The account as it was read.</param>
    /// <param name="roles">The roles that the call may give.</param>
    /// <param name="groups">The groups that the call may put it into.</param>
    public static User Written(Decision decision, User user, IReadOnlyList<Role> roles, IReadOnlyList<Group> groups)
    {
        var left = decision.Writes.Left(user) ?? user;
        return left with
        {
            Details = new UserDetails
            {
                Roles = AssignmentReads.Joined(decision.Writes.Written<RoleAssignment>(), roles),
                Groups = [.. groups.Where(group => decision.Writes.Written<GroupMember>().Any(member => member.GroupId == group.Id))],
                Memberships = [.. decision.Writes.Written<Membership>()],
                Grants = left.Grants,
            },
        };
    }

    /// <summary>The account as it is now, with all its parts at the place.</summary>
    /// <param name="written">The answer when the account has gone since.</param>
    /// <param name="place">The organization; null for all that the account has.</param>
    public async ValueTask<User> ReadAsync(User written, Organization? place)
    {
        var facts = await context.Store.ReadAccessAsync(written.TenantId, written.Id, null, CancellationToken.None).ConfigureAwait(false);
        return facts?.User is { } user
            ? new UserDetailsReads(context.Store, user.TenantId, place, includeBelow: false)
                .With(user.AsOf(context.Now()), UserDetailsReads.All, facts)
            : written.AsOf(context.Now());
    }

    /// <summary>The account as it is now, by itself.</summary>
    /// <param name="written">The answer when the account has gone since.</param>
    public async ValueTask<User> ReadAloneAsync(User written) =>
        (await context.Store.FindAsync<User>(written.TenantId, written.Id, CancellationToken.None).ConfigureAwait(false) ?? written)
            .AsOf(context.Now());
}
