using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// What giving and taking roles answers with: who has them and which are there, after the commit. Asks nothing, because who may write sees
/// the result. The commit stands, so nothing cancels the reads.
/// </summary>
internal sealed class RoleAnswer(TenantContext context)
{
    /// <summary>The holder with what the decision gives it: the answer when somebody else has deleted the holder since.</summary>
    public static AssignedRoles Written(Decision decision, RoleHolder holder, IReadOnlyList<Role> roles)
    {
        var user = holder.User is { } found ? UserAnswer.Written(decision, found, roles, []) : null;
        return new(user, holder.Group, user?.Details!.Roles ?? AssignmentReads.Joined(decision.Writes.Written<RoleAssignment>(), roles));
    }

    /// <summary>The holder as it is now, with its roles at exactly the place.</summary>
    /// <param name="written">The answer when the holder has gone since.</param>
    /// <param name="place">The organization; null for the whole tenant.</param>
    public ValueTask<AssignedRoles> ReadAsync(AssignedRoles written, Organization? place) =>
        written.User is { } user ? ReadAsync(user, place) : ReadAsync(written, written.Group!, place);

    private async ValueTask<AssignedRoles> ReadAsync(User written, Organization? place)
    {
        var user = await new UserAnswer(context).ReadAsync(written, place).ConfigureAwait(false);

        // Tenant-wide, the account brings along what it has at any place.
        return new(user, null, [.. user.Details!.Roles!.Where(assigned => assigned.Assignment.OrganizationId == place?.Id)]);
    }

    private async ValueTask<AssignedRoles> ReadAsync(AssignedRoles written, Group group, Organization? place)
    {
        // All of one state, so that no role is missing of an assignment that is there.
        var isThere = new RoleHolder(null, group).IsItsAt(place);
        var known = new ReadSet(context.Store, group.TenantId, followsAuthority: true);
        await known.ReadAsync(
            [
                new Read.ById(RecordKind.Group, group.Id),
                new Read.Where(RecordKind.RoleAssignment, isThere, Query<RoleAssignment>.LargestTake),
                new Read.Where(RecordKind.Role, RoleLinks.Assignments.Any(isThere), Query<Role>.LargestTake),
            ],
            CancellationToken.None).ConfigureAwait(false);
        if (known.Known<Group>(group.Id) is not { } current)
        {
            return written;
        }

        var assignments = await AllRecords.ReadAsync<RoleAssignment>(known, current.TenantId, isThere, CancellationToken.None)
            .ConfigureAwait(false);
        var roles = await AllRecords.ReadAsync<Role>(known, current.TenantId, RoleLinks.Assignments.Any(isThere), CancellationToken.None)
            .ConfigureAwait(false);
        return new(null, current, [.. AssignmentReads.Joined(assignments, roles)
            .OrderBy(assigned => assigned.Role.NormalizedKey, Comparer<string>.Create(DirectoryText.Compare))]);
    }
}
