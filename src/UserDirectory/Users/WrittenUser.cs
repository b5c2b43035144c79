using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// An account that a decision writes something of, which is not the account itself but what it has: what the call's answer is made of.
/// </summary>
/// <param name="decision">The call.</param>
/// <param name="user">The account as it was read.</param>
/// <param name="roles">The roles that the call may give.</param>
/// <param name="groups">The groups that the call may put it into.</param>
internal sealed class WrittenUser(Decision decision, User user, IReadOnlyList<Role> roles, IReadOnlyList<Group> groups)
{
    /// <summary>The account with what the decision writes of it: the answer when somebody else has deleted the account since.</summary>
    public User User { get; } = Written(decision, user, roles, groups);

    /// <summary>
    /// What the account has after the commit, when nothing was committed between what the decision read and that: then it is what was read
    /// and what was written, and need not be read again. Null when it has to be.
    /// </summary>
    public AccessFacts? FactsAfter() =>
        decision.IsOfWhatItRead && decision.Known.KnownFacts(user.Id) is { } facts && decision.Writes.All.All(IsOfOneRecord)
            ? facts with
            {
                User = decision.Writes.Left(user),
                Memberships = After(facts.Memberships, membership => membership.UserId),
                Assignments = After(facts.Assignments, assignment => assignment.UserId),
                Roles = [.. facts.Roles.Concat(roles).GroupBy(role => role.Id, (_, same) => same.First())],
                MemberOf = [.. GroupsAfter(facts)],
                Groups = [.. facts.Groups.Concat(groups).GroupBy(group => group.Id, (_, same) => same.First())],
            }
            : null;

    private static User Written(Decision decision, User user, IReadOnlyList<Role> roles, IReadOnlyList<Group> groups)
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

    private static bool IsOfOneRecord(Write write) => write is Write.Add or Write.Update or Write.Remove or Write.Require;

    private List<T> After<T>(IReadOnlyList<T> before, Func<T, Guid?> ownerOf)
        where T : DirectoryRecord =>
        [
            .. before.Select(decision.Writes.Left).OfType<T>(),
            .. decision.Writes.Written<T>().Where(record => ownerOf(record) == user.Id && decision.Writes.Adds(record)),
        ];

    private IEnumerable<Guid> GroupsAfter(AccessFacts facts)
    {
        var left = decision.Writes.All.OfType<Write.Remove>().Select(write => write.Before).OfType<GroupMember>().Where(IsIts)
            .Select(member => member.GroupId);
        var joined = decision.Writes.Written<GroupMember>().Where(IsIts).Select(member => member.GroupId);
        return facts.MemberOf.Except(left).Union(joined);
    }

    private bool IsIts(GroupMember member) => member.UserId == user.Id;
}
