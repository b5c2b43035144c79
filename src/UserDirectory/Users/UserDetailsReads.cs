using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// Reads what accounts bring along: for each part one result set for all of them (and one for the ends of its links), never one per
/// account.
/// </summary>
/// <param name="reader">The store.</param>
/// <param name="tenantId">The tenant.</param>
/// <param name="place">The organization that the accounts are listed or read at, whose reader need not see what they have elsewhere; null
/// for the whole tenant.</param>
/// <param name="includeBelow">Whether accounts of the organizations below are listed too.</param>
internal sealed class UserDetailsReads(IDirectoryReader reader, Guid tenantId, Organization? place, bool includeBelow)
{
    /// <summary>All parts that there are.</summary>
    public const UserParts All = UserParts.Roles | UserParts.Groups | UserParts.Memberships | UserParts.Grants;

    private static readonly Comparer<string> s_textOrder = Comparer<string>.Create(DirectoryText.Compare);

    /// <exception cref="InvalidInputException">A part is not one of those there are.</exception>
    public static void Check(UserParts parts, string field)
    {
        if ((parts & ~All) != 0)
        {
            throw new InvalidInputException(field, "query.include", $"There are no parts {parts & ~All} of an account. There are: {All}.");
        }
    }

    /// <summary>Whether the parts are read by themselves: grants stand in the account.</summary>
    public static bool NeedsFacts(UserParts parts) => (parts & ~UserParts.Grants) != UserParts.None;

    /// <summary>The accounts with the parts; as they are when none is wanted.</summary>
    public async ValueTask<IReadOnlyList<User>> BringAlongAsync(
        IReadOnlyList<User> users, UserParts parts, CancellationToken cancellationToken)
    {
        if (parts == UserParts.None || users.Count == 0)
        {
            return users;
        }

        if (users.Count == 1 && !includeBelow)
        {
            return [await BringAlongAsync(users[0], parts, cancellationToken).ConfigureAwait(false)];
        }

        IReadOnlyList<Guid> ids = [.. users.Select(user => user.Id)];
        if (reader is not IImmediateReader)
        {
            // All at once; where the records lie in memory, finding the ends of links by themselves costs less.
            return await new UserDetailsReads(
                await AtOnceAsync(ids, parts, cancellationToken).ConfigureAwait(false), tenantId, place, includeBelow)
                .BringAlongAsync(users, ids, parts, cancellationToken).ConfigureAwait(false);
        }

        return await BringAlongAsync(users, ids, parts, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<IReadOnlyList<User>> BringAlongAsync(
        IReadOnlyList<User> users, IReadOnlyList<Guid> ids, UserParts parts, CancellationToken cancellationToken)
    {
        var roles = parts.HasFlag(UserParts.Roles) ? await RolesAsync(ids, cancellationToken).ConfigureAwait(false) : null;
        var groups = parts.HasFlag(UserParts.Groups) ? await GroupsAsync(ids, cancellationToken).ConfigureAwait(false) : null;
        var memberships = parts.HasFlag(UserParts.Memberships) ? await MembershipsAsync(ids, cancellationToken)
            .ConfigureAwait(false) : null;
        return
        [
            .. users.Select(user => user with
            {
                Details = new UserDetails
                {
                    Roles = roles is null ? null : [.. roles[user.Id]],
                    Groups = groups is null ? null : [.. groups[user.Id]],
                    Memberships = memberships is null ? null : [.. memberships[user.Id]],
                    Grants = parts.HasFlag(UserParts.Grants) ? user.Grants : null,
                },
            }),
        ];
    }

    private async ValueTask<IDirectoryReader> AtOnceAsync(IReadOnlyList<Guid> ids, UserParts parts, CancellationToken cancellationToken)
    {
        var known = new ReadSet(reader, tenantId, followsAuthority: true);
        var reads = new List<Read>();
        if (parts.HasFlag(UserParts.Roles))
        {
            reads.Add(new Read.Where(RecordKind.RoleAssignment, RoleAssignmentFields.UserId.In(ids), Query<User>.LargestTake));
            reads.Add(
                new Read.Where(RecordKind.Role, RoleLinks.Assignments.Any(RoleAssignmentFields.UserId.In(ids)), Query<User>.LargestTake));
        }

        if (parts.HasFlag(UserParts.Groups))
        {
            reads.Add(new Read.Where(RecordKind.GroupMember, GroupMemberFields.UserId.In(ids), Query<User>.LargestTake));
            reads.Add(new Read.Where(RecordKind.Group, GroupLinks.Members.Any(GroupMemberFields.UserId.In(ids)), Query<User>.LargestTake));
        }

        if (parts.HasFlag(UserParts.Memberships))
        {
            reads.Add(new Read.Where(RecordKind.Membership, MembershipFields.UserId.In(ids), Query<User>.LargestTake));
        }

        await known.ReadAsync(reads, cancellationToken).ConfigureAwait(false);
        return known;
    }

    /// <summary>One account with the parts, all of one state: what a decision about it reads has them.</summary>
    public async ValueTask<User> BringAlongAsync(User user, UserParts parts, CancellationToken cancellationToken) =>
        parts == UserParts.None ? user : With(user, parts, await FactsAsync(user, parts, cancellationToken).ConfigureAwait(false));

    /// <summary>
    /// One account with the parts, when it has a membership record at the place: of one state with them. Null when it has none.
    /// </summary>
    public async ValueTask<User?> FindMemberAsync(User user, UserParts parts, CancellationToken cancellationToken)
    {
        if (await FactsAsync(user, parts, cancellationToken).ConfigureAwait(false) is { } facts)
        {
            return MemberOrNull(user, parts, facts);
        }

        return await reader.FindMembershipAsync(user.TenantId, user.Id, place!.Id, cancellationToken).ConfigureAwait(false) is null
            ? null
            : parts == UserParts.None ? user : With(user, parts, facts: null);
    }

    /// <summary>The same out of what was read of the account.</summary>
    public User? MemberOrNull(User user, UserParts parts, AccessFacts facts) =>
        facts.Memberships.Any(IsHere) ? With(user, parts, facts) : null;

    private ValueTask<AccessFacts?> FactsAsync(User user, UserParts parts, CancellationToken cancellationToken) =>
        NeedsFacts(parts) ? reader.ReadAccessAsync(tenantId, user.Id, null, cancellationToken) : default;

    /// <summary>One account with the parts, out of what was read of it.</summary>
    public User With(User user, UserParts parts, AccessFacts? facts) => user with
    {
        Details = new UserDetails
        {
            Roles = parts.HasFlag(UserParts.Roles) ? RolesOf(user, facts) : null,
            Groups = parts.HasFlag(UserParts.Groups) ? GroupsOf(facts) : null,
            Memberships = parts.HasFlag(UserParts.Memberships) ? MembershipsOf(facts) : null,
            Grants = parts.HasFlag(UserParts.Grants) ? user.Grants : null,
        },
    };

    private List<AssignedRole> RolesOf(User user, AccessFacts? facts)
    {
        var found = new List<AssignedRole>();
        var roles = facts?.Roles.ToDictionary(role => role.Id);
        foreach (var assignment in facts?.Assignments ?? [])
        {
            if (assignment.UserId == user.Id && (place is null || assignment.OrganizationId == place.Id))
            {
                found.Add(new(assignment, roles![assignment.RoleId]));
            }
        }

        return found.Count < 2 ? found : [.. InOrder(found)];
    }

    private List<Group> GroupsOf(AccessFacts? facts)
    {
        if (facts is null || facts.MemberOf.Count == 0)
        {
            return [];
        }

        var found = new List<Group>();
        var memberOf = new HashSet<Guid>(facts.MemberOf);
        foreach (var group in facts.Groups)
        {
            if (memberOf.Contains(group.Id) && (place is null || GivableRoles.IsUsableAt(group.OrganizationId, place)))
            {
                found.Add(group);
            }
        }

        return found.Count < 2 ? found : [.. found.OrderBy(group => group.NormalizedKey, s_textOrder).ThenBy(group => group.Id)];
    }

    private List<Membership> MembershipsOf(AccessFacts? facts) =>
        [.. (facts?.Memberships ?? []).Where(IsHere).OrderBy(membership => membership.Id)];

    private bool IsHere(Membership membership) => place is null || membership.OrganizationId == place.Id;

    private static IEnumerable<AssignedRole> InOrder(IEnumerable<AssignedRole> roles) =>
        roles.OrderBy(assigned => assigned.Role.NormalizedKey, s_textOrder).ThenBy(assigned => assigned.Assignment.Id);

    private async ValueTask<ILookup<Guid, AssignedRole>> RolesAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        var own = RoleAssignmentFields.UserId.In(ids);
        var where = place is null ? own : own & RoleAssignmentFields.OrganizationId.EqualTo(place.Id);
        var assignments = await AllRecords.ReadAsync<RoleAssignment>(reader, tenantId, where, cancellationToken).ConfigureAwait(false);
        var roles = await ByIdAsync<Role>(RoleFields.Id, assignments.Select(assignment => assignment.RoleId), cancellationToken)
            .ConfigureAwait(false);

        // A role that was deleted between the two reads took its assignments along.
        return InOrder(assignments.Where(assignment => roles.ContainsKey(assignment.RoleId))
            .Select(assignment => new AssignedRole(assignment, roles[assignment.RoleId])))
            .ToLookup(assigned => assigned.Assignment.UserId!.Value);
    }

    private async ValueTask<ILookup<Guid, Group>> GroupsAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        var members = await AllRecords.ReadAsync<GroupMember>(reader, tenantId, GroupMemberFields.UserId.In(ids), cancellationToken)
            .ConfigureAwait(false);
        var groups = await ByIdAsync<Group>(GroupFields.Id, members.Select(member => member.GroupId), cancellationToken, UsableGroups())
            .ConfigureAwait(false);
        return members
            .Where(member => groups.ContainsKey(member.GroupId))
            .OrderBy(member => groups[member.GroupId].NormalizedKey, s_textOrder)
            .ThenBy(member => member.GroupId)
            .ToLookup(member => member.UserId, member => groups[member.GroupId]);
    }

    private async ValueTask<ILookup<Guid, Membership>> MembershipsAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        var own = MembershipFields.UserId.In(ids);
        var where = place is null ? own : own & UserListing.At(MembershipFields.OrganizationId, place, includeBelow);
        return (await AllRecords.ReadAsync<Membership>(reader, tenantId, where, cancellationToken).ConfigureAwait(false))
            .ToLookup(membership => membership.UserId);
    }

    private Filter? UsableGroups() =>
        place is null ? null
        : includeBelow ? GivableRoles.IsUsableAt(GroupFields.OrganizationId, place) | GroupFields.OrganizationId.IsUnder(place.Id)
        : GivableRoles.IsUsableAt(GroupFields.OrganizationId, place);

    private async ValueTask<Dictionary<Guid, T>> ByIdAsync<T>(
        Field<T> idField, IEnumerable<Guid> ids, CancellationToken cancellationToken, Filter? also = null)
        where T : DirectoryRecord
    {
        IReadOnlyList<Guid> distinct = [.. ids.Distinct()];
        return distinct.Count == 0
            ? []
            : (await AllRecords.ReadAsync<T>(
                reader, tenantId, also is null ? idField.In(distinct) : idField.In(distinct) & also, cancellationToken)
                .ConfigureAwait(false))
                .ToDictionary(record => record.Id);
    }
}
