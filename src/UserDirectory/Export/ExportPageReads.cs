using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>Reads what the rows of some people say: a few result sets for all of them, never one a person.</summary>
internal sealed class ExportPageReads(IDirectoryReader reader, Guid tenantId, ExportScope scope, DateTimeOffset now)
{
    public async ValueTask<ExportPage> ReadAsync(IReadOnlyList<User> people, bool hasMore, CancellationToken cancellationToken)
    {
        IReadOnlyList<Guid> ids = [.. people.Select(person => person.Id)];
        var memberships = (await ListAsync<Membership>(
            MembershipFields.UserId.In(ids), scope.At(MembershipFields.OrganizationId), cancellationToken).ConfigureAwait(false))
            .Where(membership => membership.Status != MembershipStatus.Invited && !(membership.ValidUntil <= now)).ToList();
        var assignments = (await ListAsync<RoleAssignment>(
            RoleAssignmentFields.UserId.In(ids), scope.At(RoleAssignmentFields.OrganizationId), cancellationToken).ConfigureAwait(false))
            .Where(assignment => assignment.IsNotEndedAt(now)).ToList();
        var members = await ListAsync<GroupMember>(GroupMemberFields.UserId.In(ids), null, cancellationToken).ConfigureAwait(false);
        var roles = await ByIdAsync<Role>(RoleFields.Id, assignments.Select(assignment => assignment.RoleId), cancellationToken)
            .ConfigureAwait(false);
        var groups = await ByIdAsync<Group>(GroupFields.Id, members.Select(member => member.GroupId), cancellationToken)
            .ConfigureAwait(false);
        var organizations = await OrganizationsAsync(people, memberships, assignments, roles, groups, cancellationToken)
            .ConfigureAwait(false);
        var usable = groups.Values.Where(group => IsOfExport(group.OrganizationId, organizations)).ToDictionary(group => group.Id);
        return new(scope, now, people, hasMore)
        {
            Memberships = memberships.ToLookup(membership => membership.UserId),
            Assignments = assignments.Where(assignment => roles.ContainsKey(assignment.RoleId))
                .ToLookup(assignment => assignment.UserId!.Value),
            Groups = members.Where(member => usable.ContainsKey(member.GroupId))
                .ToLookup(member => member.UserId, member => usable[member.GroupId]),
            Credentials = scope.IncludePasswordHashes ? await ByIdAsync<Credential>(CredentialFields.Id, ids, cancellationToken)
                .ConfigureAwait(false) : new Dictionary<Guid, Credential>(),
            Names = new(
                scope,
                organizations,
                await WithNamesakesAsync(
                    roles, RoleFields.Key, role => role.NormalizedKey, RoleFields.OrganizationId, organizations, cancellationToken)
                    .ConfigureAwait(false),
                await WithNamesakesAsync(
                    await WithAboveAsync(usable, GroupFields.Id, group => group.AncestorIds, cancellationToken).ConfigureAwait(false),
                    GroupFields.Key,
                    group => group.NormalizedKey,
                    GroupFields.OrganizationId,
                    organizations,
                    cancellationToken).ConfigureAwait(false)),
        };
    }

    // Groups of the tenant, and those that can be used where the export is of. What somebody is in elsewhere is not told.
    private bool IsOfExport(Guid? owner, Dictionary<Guid, Organization> organizations) =>
        owner is null || scope.Place is null || GivableRoles.IsUsableAt(owner, scope.Place)
            || (organizations.TryGetValue(owner.Value, out var place) && scope.Covers(place));

    private async ValueTask<Dictionary<Guid, Organization>> OrganizationsAsync(
        IReadOnlyList<User> people,
        IReadOnlyList<Membership> memberships,
        IReadOnlyList<RoleAssignment> assignments,
        IReadOnlyDictionary<Guid, Role> roles,
        IReadOnlyDictionary<Guid, Group> groups,
        CancellationToken cancellationToken)
    {
        IEnumerable<Guid?> named =
        [
            .. people.Select(person => person.HomeOrganizationId), .. people.Select(person => person.DefaultOrganizationId),
            .. memberships.Select(membership => (Guid?)membership.OrganizationId),
            .. assignments.Select(assignment => assignment.OrganizationId),
            .. roles.Values.Select(role => role.OrganizationId), .. groups.Values.Select(group => group.OrganizationId),
        ];
        var found = await ByIdAsync<Organization>(OrganizationFields.Id, named.OfType<Guid>(), cancellationToken).ConfigureAwait(false);
        return await WithAboveAsync(found, OrganizationFields.Id, organization => organization.AncestorIds, cancellationToken)
            .ConfigureAwait(false);
    }

    private async ValueTask<Dictionary<Guid, T>> WithAboveAsync<T>(
        Dictionary<Guid, T> records, Field<T> id, Func<T, IReadOnlyList<Guid>> above, CancellationToken cancellationToken)
        where T : DirectoryRecord =>
        Joined(records, await ByIdAsync(id, records.Values.SelectMany(above).Where(each => !records.ContainsKey(each)), cancellationToken)
            .ConfigureAwait(false));

    // Only those that a name at one of the places could mean.
    private async ValueTask<Dictionary<Guid, T>> WithNamesakesAsync<T>(
        Dictionary<Guid, T> records,
        Field<T> key,
        Func<T, string> normalizedKey,
        Field<T> owner,
        IReadOnlyDictionary<Guid, Organization> owners,
        CancellationToken cancellationToken)
        where T : DirectoryRecord
    {
        if (records.Count == 0)
        {
            return records;
        }

        var isNamesake = key.In(records.Values.Select(record => (FieldValue)normalizedKey(record)).Distinct());
        return Joined(
            records, (await ListAsync<T>(isNamesake, owner.IsMissing() | owner.In(owners.Keys), cancellationToken).ConfigureAwait(false))
                .ToDictionary(record => record.Id));
    }

    private static Dictionary<Guid, T> Joined<T>(Dictionary<Guid, T> records, Dictionary<Guid, T> others)
    {
        foreach (var other in others)
        {
            records[other.Key] = other.Value;
        }

        return records;
    }

    private async ValueTask<Dictionary<Guid, T>> ByIdAsync<T>(Field<T> id, IEnumerable<Guid> ids, CancellationToken cancellationToken)
        where T : DirectoryRecord
    {
        IReadOnlyList<Guid> distinct = [.. ids.Distinct()];
        return distinct.Count == 0 ? [] : (await ListAsync<T>(id.In(distinct), null, cancellationToken).ConfigureAwait(false))
            .ToDictionary(record => record.Id);
    }

    private ValueTask<IReadOnlyList<T>> ListAsync<T>(Filter where, Filter? also, CancellationToken cancellationToken)
        where T : DirectoryRecord => AllRecords.ReadAsync<T>(reader, tenantId, also is null ? where : where & also, cancellationToken);
}
