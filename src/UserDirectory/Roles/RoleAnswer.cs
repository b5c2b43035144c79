using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// What giving and taking roles answers with: who has them and which are there, after the commit. Asks nothing, because who may write sees the result. The commit stands, so
/// nothing cancels the reads.
/// </summary>
internal sealed class RoleAnswer(TenantContext context)
{
    /// <summary>The holder with what the decision gives it: the answer when somebody else has deleted the holder since.</summary>
    public static AssignedRoles Written(Decision decision, RoleHolder holder, IReadOnlyList<Role> roles)
    {
        var user = holder.User is { } account ? AccountAnswer.Written(decision, account, roles, []) : null;
        return new(user, holder.Group, user?.Details!.Roles ?? AssignmentReads.Joined(decision.Writes.Written<RoleAssignment>(), roles));
    }

    /// <summary>The holder as it is now, with its roles at exactly the place.</summary>
    /// <param name="written">The answer when the holder has gone since.</param>
    /// <param name="place">The organization; null for the whole tenant.</param>
    public ValueTask<AssignedRoles> ReadAsync(AssignedRoles written, Organization? place) =>
        written.User is { } user ? ReadAsync(user, place) : ReadAsync(written, written.Group!, place);

    private async ValueTask<AssignedRoles> ReadAsync(User written, Organization? place)
    {
        var user = await new AccountAnswer(context).ReadAsync(written, place).ConfigureAwait(false);

        // Tenant-wide, the account brings along what it has at any place.
        return new(user, null, [.. user.Details!.Roles!.Where(assigned => assigned.Assignment.OrganizationId == place?.Id)]);
    }

    private async ValueTask<AssignedRoles> ReadAsync(AssignedRoles written, Group group, Organization? place)
    {
        if (await context.Store.FindAsync<Group>(group.TenantId, group.Id, CancellationToken.None).ConfigureAwait(false) is not { } current)
        {
            return written;
        }

        var isThere = new RoleHolder(null, current).IsItsAt(place);
        var assignments = await AllRecords.ReadAsync<RoleAssignment>(context.Store, current.TenantId, isThere, CancellationToken.None).ConfigureAwait(false);
        var roles = await AssignmentReads.JoinAsync(context.Store, current.TenantId, assignments, CancellationToken.None).ConfigureAwait(false);
        return new(null, current, [.. roles.OrderBy(assigned => assigned.Role.NormalizedKey, Comparer<string>.Create(DirectoryText.Compare))]);
    }
}
