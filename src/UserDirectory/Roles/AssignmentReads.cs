using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>Lists who has which roles, after asking what reading them needs.</summary>
internal sealed class AssignmentReads(TenantContext context)
{
    private static readonly ListShape<RoleAssignment> s_shape = new(null, null);

    /// <summary>The own assignments of a user or group with their roles, by age.</summary>
    public async ValueTask<IReadOnlyList<AssignedRole>> ListAsync(Subject subject, CancellationToken cancellationToken)
    {
        var field = subject.IsGroup ? RoleAssignmentFields.GroupId : RoleAssignmentFields.UserId;
        var holder = subject.IsGroup
            ? (await new GroupReads(context).GetAsync(subject.Reference, default, cancellationToken).ConfigureAwait(false)).Id
            : await UserAsync(subject.Reference, cancellationToken).ConfigureAwait(false);
        var tenantId = await context.TenantIdAsync(cancellationToken).ConfigureAwait(false);
        var assignments = await AllRecords.ReadAsync<RoleAssignment>(context.Store, tenantId, field.EqualTo(holder), cancellationToken).ConfigureAwait(false);
        if (assignments.Count == 0)
        {
            return [];
        }

        var ids = assignments.Select(assignment => assignment.RoleId).Distinct();
        var roles = (await AllRecords.ReadAsync<Role>(context.Store, tenantId, RoleFields.Id.In(ids), cancellationToken).ConfigureAwait(false))
            .ToDictionary(role => role.Id);

        // A role that was deleted between the two reads took its assignments with it.
        return [.. assignments.Where(a => roles.ContainsKey(a.RoleId)).Select(a => new AssignedRole(a, roles[a.RoleId]))];
    }

    /// <summary>A page of a role's assignments.</summary>
    public async ValueTask<Page<RoleAssignment>> ListOfRoleAsync(EntityRef reference, AssignmentQuery query, CancellationToken cancellationToken)
    {
        var role = await new RoleReads(context).GetAsync(reference, default, cancellationToken).ConfigureAwait(false);
        var scope = RoleAssignmentFields.RoleId.EqualTo(role.Id);
        return await AskedListing.ReadAsync(context, query, s_shape, scope, context.Now(), cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<Guid> UserAsync(EntityRef reference, CancellationToken cancellationToken) =>
        await new UserReads(context).FindAsync(reference, default, cancellationToken).ConfigureAwait(false) is { } user
            ? user.Id
            : throw new RecordNotFoundException(RecordKind.User);
}
