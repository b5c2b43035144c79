using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// Puts accounts into a group and takes them out. Who asks for a few is not made to visit the others: their places are looked up one by
/// one. What follows from taking one out: see <see cref="AuthorityRule"/>.
/// </summary>
internal static class GroupMembers
{
    /// <summary>Rule 2: <c>groups.update-members</c> at the group's owner.</summary>
    public static ValueTask RequireAsync(Decision decision, Group group, CancellationToken cancellationToken) =>
        decision.Rights.RequireAsync(DirectoryPermissions.GroupsUpdateMembers, group.OrganizationId, cancellationToken);

    /// <summary>Names ahead a group, what it gives, and accounts that join or leave it.</summary>
    public static void Name(ReadAhead ahead, in EntityRef group, IReadOnlyList<EntityRef> users)
    {
        foreach (var user in users)
        {
            NameMember(ahead, user);
        }

        ahead.JoinedGroup(group, null, DirectoryPermissions.GroupsUpdateMembers);
    }

    /// <summary>
    /// Names ahead an account that joins or leaves groups: where it belongs, which tells whether the actor knows it, and its groups.
    /// </summary>
    public static void NameMember(ReadAhead ahead, in EntityRef user)
    {
        if (user.Id is { } id)
        {
            ahead.List(MembershipFields.UserId, id);
            ahead.List(GroupMemberFields.UserId, id);
        }

        ahead.User(user, found =>
        {
            ahead.AskAt(found.HomeOrganizationId);
            ahead.List(MembershipFields.UserId, found.Id);
            ahead.List(GroupMemberFields.UserId, found.Id);
        });
    }

    /// <summary>The named accounts, each once.</summary>
    public static async ValueTask<IReadOnlyList<User>> GetUsersAsync(
        Decision decision, Group group, IReadOnlyList<EntityRef> references, string field, CancellationToken cancellationToken)
    {
        var users = new Dictionary<Guid, User>(references.Count);
        for (var i = 0; i < references.Count; i++)
        {
            var at = FieldName.At(field, i);
            var user = await decision.References.GetUserAsync(references[i], cancellationToken, at).ConfigureAwait(false);
            await MustBeKnownAsync(decision, group, user, cancellationToken, at).ConfigureAwait(false);
            users[user.Id] = user;
        }

        return [.. users.Values];
    }

    /// <summary>
    /// Refuses an account from elsewhere that the actor may not read, like one that there is not; one that is in the group already is no
    /// such.
    /// </summary>
    public static async ValueTask MustBeKnownAsync(
        Decision decision, Group group, User user, CancellationToken cancellationToken, FieldName field = default)
    {
        if (!await NameableUsers.MayNameAsync(
                decision, user, group.OrganizationId, DirectoryPermissions.GroupsUpdateMembers, cancellationToken).ConfigureAwait(false)
            && await FindAsync(decision, group, user, cancellationToken).ConfigureAwait(false) is null)
        {
            throw new RecordNotFoundException(RecordKind.User, field.Text);
        }
    }

    /// <summary>Adds those of the accounts that are no members. Asks rule 3 when there is one.</summary>
    public static async ValueTask AddAsync(Decision decision, Group group, IEnumerable<User> users, CancellationToken cancellationToken)
    {
        await RequireAsync(decision, group, cancellationToken).ConfigureAwait(false);
        var added = new List<User>();
        foreach (var user in users)
        {
            if (await FindAsync(decision, group, user, cancellationToken).ConfigureAwait(false) is null)
            {
                added.Add(user);
            }
        }

        await AddNewAsync(decision, group, added, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Removes those of the accounts that are members.</summary>
    public static async ValueTask RemoveAsync(Decision decision, Group group, IEnumerable<User> users, CancellationToken cancellationToken)
    {
        await RequireAsync(decision, group, cancellationToken).ConfigureAwait(false);
        foreach (var user in users)
        {
            if (await FindAsync(decision, group, user, cancellationToken).ConfigureAwait(false) is { } member)
            {
                decision.Writes.Remove(member);
            }
        }
    }

    /// <summary>Adds those of the accounts that are no members, and removes all other members. The one call that visits them all.</summary>
    public static async ValueTask ReplaceAsync(Decision decision, Group group, IEnumerable<User> users, CancellationToken cancellationToken)
    {
        await RequireAsync(decision, group, cancellationToken).ConfigureAwait(false);
        var wanted = users.ToDictionary(user => user.Id);
        var members = await decision.ListAllAsync<GroupMember>(GroupMemberFields.GroupId.EqualTo(group.Id), cancellationToken)
            .ConfigureAwait(false);
        var unwanted = members.Where(member => !wanted.Remove(member.UserId)).ToList();

        // First what is given: who replaces himself still holds what the group gives where the feed says that he gave it.
        await AddNewAsync(decision, group, [.. wanted.Values], cancellationToken).ConfigureAwait(false);
        foreach (var member in unwanted)
        {
            decision.Writes.Remove(member);
        }
    }

    private static async ValueTask AddNewAsync(Decision decision, Group group, List<User> users, CancellationToken cancellationToken)
    {
        if (users.Count == 0)
        {
            return;
        }

        await GroupJoining.MustAllowAsync(decision, group, cancellationToken).ConfigureAwait(false);
        foreach (var user in users)
        {
            Join(decision, group, user);
        }
    }

    /// <summary>Makes an account that is no member one. Whether the actor may is asked before.</summary>
    public static void Join(Decision decision, Group group, User user) =>
        decision.Writes.Add(
            new GroupMember { Id = decision.NewId(), TenantId = decision.TenantId, GroupId = group.Id, UserId = user.Id });

    private static ValueTask<GroupMember?> FindAsync(Decision decision, Group group, User user, CancellationToken cancellationToken) =>
        decision.Reader.FindGroupMemberAsync(decision.TenantId, group.Id, user.Id, cancellationToken);
}
