using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>Deletes users into the recycle bin. What follows: see <see cref="AuthorityRule"/>.</summary>
internal static class UserDeletion
{
    /// <summary>Names ahead an account and everything of it.</summary>
    public static void Name(ReadAhead ahead, in EntityRef user)
    {
        if (user.Id is { } id)
        {
            NameAll(ahead, id);
        }

        ahead.HeldUser(user, found => NameAll(ahead, found.Id));
    }

    private static void NameAll(ReadAhead ahead, Guid userId)
    {
        ahead.FindByKey(RecordKeys.Role.For(ahead.TenantId, Role.AdminKey));
        ahead.List(MembershipFields.UserId, userId);
        ahead.List(GroupMemberFields.UserId, userId);
        ahead.List(RoleAssignmentFields.UserId, userId);
        ahead.List(InvitationFields.UserId, userId);
        ahead.List(AccountTokenFields.UserId, userId);
        ahead.Find(RecordKind.Credential, userId);
        ahead.Find(RecordKind.Picture, userId);
    }

    public static async ValueTask<User> DeleteAsync(
        Decision decision, EntityRef user, long? expectedVersion, CancellationToken cancellationToken)
    {
        var found = await decision.References.GetUserAsync(user, cancellationToken).ConfigureAwait(false);
        var deleted = await RemoveAsync(decision, found, expectedVersion, cancellationToken).ConfigureAwait(false);
        await InvitedUsers.CloseAllAsync(decision, found.Id, cancellationToken).ConfigureAwait(false);
        if (decision.Runtime.Options.KeepDeletedUsersFor > TimeSpan.Zero)
        {
            decision.Writes.Add(deleted);
        }

        return found;
    }

    /// <summary>Removes an account with all that it has, but for its invitations.</summary>
    /// <returns>What was removed.</returns>
    public static async ValueTask<DeletedUser> RemoveAsync(
        Decision decision, User user, long? expectedVersion, CancellationToken cancellationToken)
    {
        await decision.Rights.RequireAsync(DirectoryPermissions.UsersDelete, user.HomeOrganizationId, cancellationToken)
            .ConfigureAwait(false);
        await decision.Rights.MustHoldUserAsync(user.Id, cancellationToken).ConfigureAwait(false);
        decision.Guards.Expect(user, expectedVersion);
        await AdministratorRule.MustNotBeLastAsync(decision, user, cancellationToken).ConfigureAwait(false);
        var deleted = await CollectAsync(decision, user, cancellationToken).ConfigureAwait(false);
        foreach (var record in RecordsOf(deleted))
        {
            // What is added to the account meanwhile still links to it, which has the commit refused and decided again.
            decision.Writes.Remove(record);
        }

        foreach (var token in await decision.ListAllAsync<AccountToken>(AccountTokenFields.UserId.EqualTo(user.Id), cancellationToken)
            .ConfigureAwait(false))
        {
            decision.Writes.Remove(token);
        }

        return deleted;
    }

    private static async ValueTask<DeletedUser> CollectAsync(Decision decision, User user, CancellationToken cancellationToken) => new()
    {
        Id = user.Id,
        TenantId = user.TenantId,
        User = user,
        PurgeAt = decision.At + decision.Runtime.Options.KeepDeletedUsersFor,
        Memberships = await decision.ListAllAsync<Membership>(MembershipFields.UserId.EqualTo(user.Id), cancellationToken)
            .ConfigureAwait(false),
        GroupMembers = await decision.ListAllAsync<GroupMember>(GroupMemberFields.UserId.EqualTo(user.Id), cancellationToken)
            .ConfigureAwait(false),
        Assignments = await decision.ListAllAsync<RoleAssignment>(RoleAssignmentFields.UserId.EqualTo(user.Id), cancellationToken)
            .ConfigureAwait(false),
        Credential = await decision.FindAsync<Credential>(user.Id, cancellationToken).ConfigureAwait(false),
        Picture = await decision.FindAsync<Picture>(user.Id, cancellationToken).ConfigureAwait(false),
    };

    /// <summary>Every record that the account had.</summary>
    public static IEnumerable<DirectoryRecord> RecordsOf(DeletedUser deleted)
    {
        IEnumerable<DirectoryRecord?> beside = [deleted.Credential, deleted.Picture, deleted.User];
        return deleted.Assignments.Concat<DirectoryRecord>(deleted.GroupMembers).Concat(deleted.Memberships)
            .Concat(beside.OfType<DirectoryRecord>());
    }
}
