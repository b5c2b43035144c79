namespace UserDirectory;

/// <summary>
/// Changes who is in a group, or which groups an account is in: finds who is named, asks about them, and lets one of the changes of
/// <see cref="GroupMembers"/> put in or take out.
/// </summary>
internal static class GroupMemberChange
{
    /// <param name="decision">The call.</param>
    /// <param name="reference">The group.</param>
    /// <param name="users">Who joins or leaves it.</param>
    /// <param name="expectedVersion">The version that the group must have; null for any.</param>
    /// <param name="change">Puts them in or takes them out.</param>
    /// <param name="cancellationToken">Cancels the reads.</param>
    public static async ValueTask<Group> ChangeMembersAsync(
        Decision decision,
        EntityRef reference,
        IReadOnlyList<EntityRef> users,
        long? expectedVersion,
        Func<Decision, Group, IReadOnlyList<User>, CancellationToken, ValueTask> change,
        CancellationToken cancellationToken)
    {
        var group = await decision.References.GetGroupAsync(reference, null, cancellationToken).ConfigureAwait(false);
        await GroupMembers.RequireAsync(decision, group, cancellationToken).ConfigureAwait(false);
        var named = await GroupMembers.GetUsersAsync(decision, group, users, nameof(users), cancellationToken).ConfigureAwait(false);
        await change(decision, group, named, cancellationToken).ConfigureAwait(false);
        decision.Guards.Expect(group, expectedVersion);
        return group;
    }

    /// <param name="decision">The call.</param>
    /// <param name="reference">The account.</param>
    /// <param name="groups">What it joins or leaves.</param>
    /// <param name="organization">Where the groups are named from, and the account is shown; empty for neither.</param>
    /// <param name="expectedVersion">The version that the account, with what it has, must have; null for any.</param>
    /// <param name="change">Puts it into a group or takes it out.</param>
    /// <param name="cancellationToken">Cancels the reads.</param>
    /// <returns>The account as it is written, for the answer, and where it is shown.</returns>
    public static async ValueTask<(WrittenUser Written, Organization? ShownAt)> ChangeGroupsAsync(
        Decision decision,
        EntityRef reference,
        IReadOnlyList<EntityRef> groups,
        EntityRef organization,
        long? expectedVersion,
        Func<Decision, Group, IReadOnlyList<User>, CancellationToken, ValueTask> change,
        CancellationToken cancellationToken)
    {
        var place = await decision.References.GetPlaceAsync(organization, cancellationToken, nameof(organization)).ConfigureAwait(false);
        var named = await GroupJoining.GetUsableAsync(decision, groups, place, nameof(groups), cancellationToken).ConfigureAwait(false);
        var shownAt = await GroupJoining.ShownAtAsync(decision, named, place, cancellationToken).ConfigureAwait(false);
        var user = await decision.References.GetUserAsync(reference, cancellationToken).ConfigureAwait(false);
        await GroupJoining.MustBeKnownAsync(decision, named, user, place, cancellationToken).ConfigureAwait(false);
        foreach (var group in named)
        {
            await change(decision, group, [user], cancellationToken).ConfigureAwait(false);
        }

        await decision.Guards.ExpectWithPartsAsync(user, expectedVersion, cancellationToken).ConfigureAwait(false);
        return (new(decision, user, [], named), shownAt);
    }
}
