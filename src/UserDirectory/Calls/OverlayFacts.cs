using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>The facts of an account as they would be with the records that lie over the store.</summary>
internal sealed class OverlayFacts(OverlayReader reader, IDirectoryReader inner, RecordOverlay overlay)
{
    public async ValueTask<AccessFacts?> ReadAsync(Guid tenantId, Guid userId, Guid? organizationId, CancellationToken cancellationToken)
    {
        if (await inner.ReadAccessAsync(tenantId, userId, organizationId, cancellationToken).ConfigureAwait(false) is not { } facts)
        {
            return null;
        }

        if (organizationId is { } place && facts.Path.Count == 0)
        {
            facts = facts with { Path = await ReadPathAsync(tenantId, place, cancellationToken).ConfigureAwait(false) };
        }

        if (overlay.TryFind(RecordKind.User, userId, out var user))
        {
            facts = facts with { User = (User)user };
        }

        return overlay.OfUser(userId) is { Count: > 0 } laid ? await WithAsync(facts, laid, cancellationToken).ConfigureAwait(false) : facts;
    }

    // An organization that is not stored yet: itself and all above it, stored or not.
    private async ValueTask<List<Organization>> ReadPathAsync(Guid tenantId, Guid place, CancellationToken cancellationToken)
    {
        var path = new List<Organization>();
        for (Guid? next = place; next is { } id && await reader.FindAsync<Organization>(tenantId, id, cancellationToken).ConfigureAwait(false) is { } organization;)
        {
            path.Add(organization);
            next = organization.ParentId;
        }

        return path;
    }

    private async ValueTask<AccessFacts> WithAsync(AccessFacts facts, IReadOnlyList<DirectoryRecord> laid, CancellationToken cancellationToken)
    {
        var tenantId = facts.Tenant.Id;
        var joined = laid.OfType<GroupMember>().Select(member => member.GroupId).ToList();
        var groups = facts.Groups.ToList();
        var known = new HashSet<Guid>(groups.Select(group => group.Id));
        var assignments = Laid(facts.Assignments, laid);
        foreach (var id in joined)
        {
            foreach (var above in await ReachedAsync(tenantId, id, cancellationToken).ConfigureAwait(false))
            {
                if (known.Add(above.Id))
                {
                    groups.Add(above);
                    assignments.AddRange(await AssignmentsAsync(tenantId, above.Id, cancellationToken).ConfigureAwait(false));
                }
            }
        }

        var roles = facts.Roles.ToList();
        known = [.. roles.Select(role => role.Id)];
        foreach (var assignment in assignments)
        {
            if (known.Add(assignment.RoleId)
                && await reader.FindAsync<Role>(tenantId, assignment.RoleId, cancellationToken).ConfigureAwait(false) is { } role)
            {
                roles.Add(role);
            }
        }

        return facts with
        {
            Memberships = Laid(facts.Memberships, laid),
            MemberOf = [.. facts.MemberOf, .. joined],
            Groups = groups,
            Assignments = assignments,
            Roles = roles,
        };
    }

    private List<T> Laid<T>(IEnumerable<T> stored, IReadOnlyList<DirectoryRecord> laid)
        where T : DirectoryRecord => [.. stored.Where(record => !overlay.TryFind(record.Kind, record.Id, out _)), .. laid.OfType<T>()];

    private async ValueTask<List<Group>> ReachedAsync(Guid tenantId, Guid groupId, CancellationToken cancellationToken)
    {
        var reached = new List<Group>();
        for (Guid? next = groupId; next is { } id && await reader.FindAsync<Group>(tenantId, id, cancellationToken).ConfigureAwait(false) is { } group;)
        {
            reached.Add(group);
            next = group.ParentId;
        }

        return reached;
    }

    private ValueTask<IReadOnlyList<RoleAssignment>> AssignmentsAsync(Guid tenantId, Guid groupId, CancellationToken cancellationToken) =>
        AllRecords.ReadAsync<RoleAssignment>(reader, tenantId, RoleAssignmentFields.GroupId.EqualTo(groupId), cancellationToken);
}
