using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// What giving and taking roles answers with: who has them and which are there, after the commit. Asks nothing, because who may write sees
/// the result. The commit stands, so nothing cancels the reads.
/// </summary>
internal sealed class RoleAnswer(TenantContext context)
{
    /// <summary>The holder as it is now, with its roles at exactly the place.</summary>
    /// <param name="written">What was written of it.</param>
    public ValueTask<AssignedRoles> ReadAsync(WrittenRoles written) =>
        written.User is { } user ? ReadAsync(user, written.Place) : ReadAsync(written.OfGroup!, written.Place);

    private async ValueTask<AssignedRoles> ReadAsync(WrittenUser written, Organization? place)
    {
        var user = await new UserAnswer(context).ReadAsync(written, place).ConfigureAwait(false);

        // Tenant-wide, the account brings along what it has at any place.
        return new(user, null, [.. user.Details!.Roles!.Where(assigned => assigned.Assignment.OrganizationId == place?.Id)]);
    }

    private async ValueTask<AssignedRoles> ReadAsync(AssignedRoles written, Organization? place)
    {
        var group = written.Group!;

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
