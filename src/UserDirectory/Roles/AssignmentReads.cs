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
        ReferenceRules.MustBeGiven(nameof(subject), subject.Reference);
        var field = subject.IsGroup ? RoleAssignmentFields.GroupId : RoleAssignmentFields.UserId;
        var holder = subject.IsGroup
            ? (await new GroupReads(context).GetAsync(subject.Reference, default, cancellationToken).ConfigureAwait(false)).Id
            : await UserAsync(subject.Reference, cancellationToken).ConfigureAwait(false);
        var tenantId = await context.TenantIdAsync(cancellationToken).ConfigureAwait(false);
        var assignments = await AllRecords.ReadAsync<RoleAssignment>(context.Store, tenantId, field.EqualTo(holder), cancellationToken)
            .ConfigureAwait(false);
        return await JoinAsync(context.Store, tenantId, assignments, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A page of a role's assignments.</summary>
    public async ValueTask<Page<RoleAssignment>> ListOfRoleAsync(
        EntityRef reference, AssignmentQuery query, CancellationToken cancellationToken)
    {
        var role = await new RoleReads(context).GetAsync(reference, default, cancellationToken).ConfigureAwait(false);
        var scope = RoleAssignmentFields.RoleId.EqualTo(role.Id);
        return await AskedListing.ReadAsync(context, query, s_shape, scope, context.Now(), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Assignments with their roles. A role that was deleted since they were read took its assignments with it.</summary>
    public static async ValueTask<IReadOnlyList<AssignedRole>> JoinAsync(
        IDirectoryReader reader, Guid tenantId, IReadOnlyList<RoleAssignment> assignments, CancellationToken cancellationToken)
    {
        if (assignments.Count == 0)
        {
            return [];
        }

        var ids = assignments.Select(assignment => assignment.RoleId).Distinct();
        return Joined(assignments, await AllRecords.ReadAsync<Role>(reader, tenantId, RoleFields.Id.In(ids), cancellationToken)
            .ConfigureAwait(false));
    }

    /// <summary>Those of the assignments whose roles are given, with them.</summary>
    public static IReadOnlyList<AssignedRole> Joined(IEnumerable<RoleAssignment> assignments, IReadOnlyList<Role> roles)
    {
        var byId = roles.ToDictionary(role => role.Id);
        return [.. assignments.Where(a => byId.ContainsKey(a.RoleId)).Select(a => new AssignedRole(a, byId[a.RoleId]))];
    }

    private async ValueTask<Guid> UserAsync(EntityRef reference, CancellationToken cancellationToken) =>
        await new UserReads(context).FindAsync(reference, default, UserParts.None, cancellationToken).ConfigureAwait(false) is { } user
            ? user.Id
            : throw new RecordNotFoundException(RecordKind.User);
}
