using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// The facts of an account as they are with the records that lie over the store: those of the store, and what the overlay changes of them.
/// </summary>
internal sealed class OverlayFacts(OverlayReader reader, IDirectoryReader below, RecordOverlay overlay)
{
    public async ValueTask<AccessFacts?> ReadAsync(Guid tenantId, Guid userId, Guid? organizationId, CancellationToken cancellationToken)
    {
        if (await below.ReadAccessAsync(tenantId, userId, organizationId, cancellationToken).ConfigureAwait(false) is not { } facts)
        {
            return null;
        }

        facts = facts with
        {
            Tenant = overlay.TryFind(RecordKind.Tenant, tenantId, out var tenant) ? (Tenant)tenant! : facts.Tenant,
            Path = organizationId is { } id ? await PathAsync(facts, id, cancellationToken).ConfigureAwait(false) : facts.Path,
        };
        var user = overlay.TryFind(RecordKind.User, userId, out var laid) ? (User?)laid : facts.User;
        return user is null
            ? new AccessFacts(facts.Sequence, facts.Authority, facts.Tenant) { Path = facts.Path }
            : await OfAsync(facts, user, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The organization and all above it, itself first; empty when it is not there (any more).</summary>
    private async ValueTask<IReadOnlyList<Organization>> PathAsync(
        AccessFacts facts, Guid organizationId, CancellationToken cancellationToken)
    {
        if (!overlay.HasAny(RecordKind.Organization))
        {
            return facts.Path;
        }

        var known = facts.Path.ToDictionary(organization => organization.Id);
        var path = new List<Organization>();
        for (Guid? next = organizationId; next is { } id
            && await FindAsync(known, id, facts.Tenant.Id, cancellationToken).ConfigureAwait(false) is { } organization;)
        {
            path.Add(organization);
            next = organization.ParentId;
        }

        return path;
    }

    private async ValueTask<AccessFacts> OfAsync(AccessFacts facts, User user, CancellationToken cancellationToken)
    {
        var own = overlay.OfHolder(user.Id);
        var memberOf = await MemberOfAsync(facts, user, own, cancellationToken).ConfigureAwait(false);
        var groups = await GroupsAsync(facts, memberOf, cancellationToken).ConfigureAwait(false);
        var assignments = await AssignmentsAsync(facts, own, groups, cancellationToken).ConfigureAwait(false);
        return facts with
        {
            User = user,
            Memberships = Laid(facts.Memberships, own),
            MemberOf = memberOf,
            Groups = groups,
            Assignments = assignments,
            Roles = await RolesAsync(facts, assignments, cancellationToken).ConfigureAwait(false),
        };
    }

    private async ValueTask<IReadOnlyList<Guid>> MemberOfAsync(
        AccessFacts facts, User user, IReadOnlyList<DirectoryRecord> own, CancellationToken cancellationToken)
    {
        if (overlay.GoneIds(RecordKind.GroupMember).Count == 0)
        {
            var joined = own.OfType<GroupMember>().Select(member => member.GroupId).Except(facts.MemberOf).ToList();
            return joined.Count == 0 ? facts.MemberOf : [.. facts.MemberOf, .. joined];
        }

        // The facts name groups only, so which of the account's places are gone is asked of the store.
        var members = await AllRecords
            .ReadAsync<GroupMember>(reader, facts.Tenant.Id, GroupMemberFields.UserId.EqualTo(user.Id), cancellationToken)
                .ConfigureAwait(false);
        return [.. members.Select(member => member.GroupId)];
    }

    private async ValueTask<IReadOnlyList<Group>> GroupsAsync(
        AccessFacts facts, IReadOnlyList<Guid> memberOf, CancellationToken cancellationToken)
    {
        if (!overlay.HasAny(RecordKind.Group) && ReferenceEquals(memberOf, facts.MemberOf))
        {
            return facts.Groups;
        }

        var known = facts.Groups.ToDictionary(group => group.Id);
        var groups = new Dictionary<Guid, Group>();
        foreach (var start in memberOf)
        {
            for (Guid? next = start; next is { } id && !groups.ContainsKey(id);)
            {
                if (await FindAsync(known, id, facts.Tenant.Id, cancellationToken).ConfigureAwait(false) is not { } group)
                {
                    break;
                }

                groups.Add(id, group);
                next = group.ParentId;
            }
        }

        return [.. groups.Values];
    }

    /// <summary>The account's own assignments and those of its groups.</summary>
    private async ValueTask<IReadOnlyList<RoleAssignment>> AssignmentsAsync(
        AccessFacts facts, IReadOnlyList<DirectoryRecord> own, IReadOnlyList<Group> groups, CancellationToken cancellationToken)
    {
        var reached = new HashSet<Guid>(groups.Select(group => group.Id));
        var stored = facts.Assignments.Where(assignment => assignment.GroupId is not { } group || reached.Contains(group)).ToList();
        var added = reached.Except(facts.Groups.Select(group => group.Id)).ToList();
        if (added.Count > 0)
        {
            stored.AddRange(await AllRecords
                .ReadAsync<RoleAssignment>(below, facts.Tenant.Id, RoleAssignmentFields.GroupId.In(added), cancellationToken)
                    .ConfigureAwait(false));
        }

        return [.. Laid(stored, own), .. reached.SelectMany(overlay.OfHolder).OfType<RoleAssignment>()];
    }

    private async ValueTask<IReadOnlyList<Role>> RolesAsync(
        AccessFacts facts, IReadOnlyList<RoleAssignment> assignments, CancellationToken cancellationToken)
    {
        var known = facts.Roles.ToDictionary(role => role.Id);
        var roles = new Dictionary<Guid, Role>();
        foreach (var assignment in assignments)
        {
            if (!roles.ContainsKey(assignment.RoleId)
                && await FindAsync(known, assignment.RoleId, facts.Tenant.Id, cancellationToken).ConfigureAwait(false) is { } role)
            {
                roles.Add(role.Id, role);
            }
        }

        return [.. roles.Values];
    }

    private List<T> Laid<T>(IEnumerable<T> stored, IReadOnlyList<DirectoryRecord> own)
        where T : DirectoryRecord => [.. stored.Where(record => !overlay.Covers(record.Kind, record.Id)), .. own.OfType<T>()];

    /// <summary>The record as it is: laid over, among those that the store's facts have, or read.</summary>
    private ValueTask<T?> FindAsync<T>(Dictionary<Guid, T> known, Guid id, Guid tenantId, CancellationToken cancellationToken)
        where T : DirectoryRecord =>
        overlay.TryFind(RecordType.Of<T>().Kind, id, out var laid) ? new((T?)laid)
        : known.TryGetValue(id, out var stored) ? new(stored)
        : below.FindAsync<T>(tenantId, id, cancellationToken);
}
