using FluentAssertions;
using UserDirectory.Storage;
using UserDirectory.Testing;
using UserDirectory.Tests.Decisions;

namespace UserDirectory.Tests.Races;

/// <summary>
/// A tenant's feed once more, in the order of its numbers: what was committed is committed to the model, and the oracle is asked what each
/// actor might at each number. Roles, grants and status of accounts are known here; anything else that a user commits is not judged but
/// refused.
/// </summary>
/// <param name="commits">What was committed, without a gap.</param>
/// <param name="now">The time, which stood still.</param>
/// <param name="areBatches">Whether a set is of several calls: what one of them took from an account by its roles alone asks for less than
/// its status does.</param>
internal sealed class FeedReplay(IReadOnlyList<(ChangeSet Set, CommitResult Result)> commits, DateTimeOffset now, bool areBatches = false)
{
    /// <summary>What rights are looked for: those that the races ask, and one that only an administrator has.</summary>
    private static readonly string[] s_permissions =
        ["users.update-roles", "users.update-status", "users.delete", "invoices.read", "tenant.update"];

    /// <summary>
    /// No user gave or took what he had no right to at that number, and from the first administrator on there was one at every number.
    /// Gives the state after the last.
    /// </summary>
    public Task<World> JudgeAsync() => JudgeAsync(new ModelStore(), null);

    /// <summary>The same from a state on.</summary>
    /// <param name="model">Where the tenant is as it was before the first commit.</param>
    /// <param name="before">That state; null where the first commit makes the tenant.</param>
    public async Task<World> JudgeAsync(ModelStore model, World? before)
    {
        foreach (var (set, result) in commits)
        {
            var again = await model.CommitAsync(set, CancellationToken.None);
            (again.Sequence, again.Authority, again.IsCommitted)
                .Should().Be((result.Sequence, result.Authority, true), "commits are serial: one after the other they end the same");
            var after = await World.ReadAsync(model, set.TenantId);
            if (before is not null)
            {
                (HasAdministrator(before) && !HasAdministrator(after))
                    .Should().BeFalse($"somebody stays in charge, at number {result.Sequence} as well");
                Judge(set, result.Sequence, before, after);
            }

            before = after;
        }

        return before!;
    }

    /// <summary>The accounts that hold a permission tenant-wide in a state.</summary>
    public IEnumerable<User> Holders(World world, string permission) =>
        world.Users.Where(user => new Oracle(world, now).May(user.Id, permission, null));

    private void Judge(ChangeSet set, long number, World before, World after)
    {
        if (set.Actor.UserId is not { } actor)
        {
            return;
        }

        foreach (var (permission, place) in AskedRights.Of(set, before))
        {
            var mayDoIt = before.Users.Any(user => user.Id == actor) && new Oracle(before, now).May(actor, permission, place);
            mayDoIt.Should().BeTrue($"at number {number} {set.Actor} needed {permission} at {place}");
        }

        MustHold(Gain.Between(before, after, s_permissions, now), "gave");
        if (AskedRights.AskWhatTheUserHolds(set))
        {
            // What somebody has before and not after is what he would gain on the way back.
            MustHold(Gain.Between(after, before, s_permissions, now)
                .Where(right => !areBatches || AskedRights.ChangesOnlyTheStatusOf(set, right.User)), "took");
        }

        void MustHold(IEnumerable<Gain> rights, string verb)
        {
            foreach (var right in rights)
            {
                right.IsHeldBy(actor, before, now)
                    .Should().BeTrue($"at number {number} {set.Actor} {verb} {right.Permission} at {right.Place}, {right.User}'s");
            }
        }
    }

    private bool HasAdministrator(World world)
    {
        var admin = world.Roles.Single(role => role is { IsBuiltIn: true, Key: Role.AdminKey });
        return world.Assignments.Any(
            assignment => assignment.RoleId == admin.Id && assignment.OrganizationId is null && assignment.ValidUntil is null
            && !(assignment.ValidFrom > now) && world.Users.Any(user => user.Id == assignment.UserId && user.IsActive));
    }
}
