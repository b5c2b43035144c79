using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// What must still be so when a decision is committed: the versions that the caller expects (rule 8), and what was read and decided on.
/// When it is not, the commit is refused and the call decided again. Not thread-safe.
/// </summary>
internal sealed class DecisionGuards(Decision decision)
{
    private readonly List<Write> _all = [];

    /// <summary>All of them, for the change set: they come before its writes, because they are about what was read.</summary>
    public IReadOnlyList<Write> All => _all;

    /// <exception cref="StaleVersionException">The record has another version than the expected one.</exception>
    public static void MustBeExpected(DirectoryRecord record, long? expectedVersion)
    {
        if (expectedVersion is { } expected && expected != record.Version)
        {
            throw new StaleVersionException(record.Kind, expected, record.Version);
        }
    }

    /// <summary>The record must not have changed or gone. A write of it has its version expected already.</summary>
    public void Require(DirectoryRecord record)
    {
        if (!decision.Writes.Concern(record))
        {
            _all.Add(new Write.Require(record.Kind, record.Id, record.Version));
        }
    }

    /// <summary>No such record may be there.</summary>
    public void RequireNone(RecordKind kind, Filter filter) => _all.Add(new Write.RequireNone(kind, filter));

    /// <summary>
    /// Rule 8 for a call that may write no more than other records: refuses unless the record has the version that the caller expects, and
    /// requires it. Comes after the rights are asked: who may not write does not learn the version. <see cref="DecisionWrites.Update"/> and
    /// <see cref="DecisionWrites.Remove"/> do the same for what they write.
    /// </summary>
    /// <param name="record">The record as it was read.</param>
    /// <param name="expectedVersion">The version that the caller expects; null for any.</param>
    /// <exception cref="StaleVersionException">The record has another version than the expected one.</exception>
    public void Expect(DirectoryRecord record, long? expectedVersion)
    {
        MustBeExpected(record, expectedVersion);
        if (expectedVersion is not null)
        {
            Require(record);
        }
    }

    /// <summary>
    /// The same for a call that changes the roles or groups of an account, which are no part of its record: has it decided again, too, when
    /// the account gets another role, group or membership before the commit. What it loses does so anyway. So a batch that compares them
    /// after such a call compares what is there when it is committed.
    /// </summary>
    /// <param name="user">The account as it was read.</param>
    /// <param name="expectedVersion">The version that the caller expects; null for any, and then giving does not wait for giving.</param>
    /// <param name="cancellationToken">Cancels reading what the account has.</param>
    public async ValueTask ExpectWithPartsAsync(User user, long? expectedVersion, CancellationToken cancellationToken)
    {
        Expect(user, expectedVersion);
        if (expectedVersion is not null)
        {
            RequireUser(await decision.FactsAsync(user.Id, null, cancellationToken).ConfigureAwait(false));
        }
    }

    /// <summary>
    /// The account must not have changed, nor have got an assignment, a group or a membership that these facts do not have.
    /// </summary>
    public void RequireUser(AccessFacts facts)
    {
        if (facts.User is not { } user || decision.Writes.Adds(user))
        {
            return;
        }

        Require(user);
        RequireNone(
            RecordKind.RoleAssignment,
            RoleAssignmentFields.UserId.EqualTo(user.Id) & !RoleAssignmentFields.Id.In(
                facts.Assignments.Select(assignment => assignment.Id)));
        RequireNone(RecordKind.GroupMember, GroupMemberFields.UserId.EqualTo(user.Id) & !GroupMemberFields.GroupId.In(facts.MemberOf));

        // Facts that see the decision's own writes do not have what it removes, which is there until the commit.
        var known = facts.Memberships.Select(membership => membership.Id).Concat(decision.Writes.Removed);
        RequireNone(RecordKind.Membership, MembershipFields.UserId.EqualTo(user.Id) & !MembershipFields.Id.In(known));
    }
}
