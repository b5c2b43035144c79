using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// Removes an account, or what is left of one that is no more, and blanks its values in the feed: one that is there, from the recycle bin,
/// and also when that was emptied meanwhile, or when the account was never active and never got there.
/// </summary>
internal static class UserErasure
{
    private const int ChangesAtOnce = 500;

    // What is stored under the account's own id, and told in the feed with values.
    private static readonly RecordKind[] s_own = [RecordKind.User, RecordKind.Credential, RecordKind.Picture];

    public static async ValueTask<Guid> EraseAsync(Decision decision, Guid userId, CancellationToken cancellationToken)
    {
        await decision.Rights.RequireAsync(DirectoryPermissions.UsersErase, null, cancellationToken).ConfigureAwait(false);
        var deleted = await decision.FindAsync<DeletedUser>(userId, cancellationToken).ConfigureAwait(false);
        var isItsInvitation = InvitationFields.UserId.EqualTo(userId);
        var invitations = await decision.ListAllAsync<Invitation>(isItsInvitation, cancellationToken).ConfigureAwait(false);
        if (deleted is not null)
        {
            decision.Writes.Remove(deleted);
        }
        else if (await decision.FindAsync<User>(userId, cancellationToken).ConfigureAwait(false) is { } user)
        {
            deleted = await UserDeletion.RemoveAsync(decision, user, null, cancellationToken).ConfigureAwait(false);
        }
        else if (invitations.Count == 0 && !await IsInFeedAsync(decision, userId, cancellationToken).ConfigureAwait(false))
        {
            throw new RecordNotFoundException(RecordKind.DeletedUser);
        }

        // Whether or not the account had one of each at the end: the feed may tell of one before.
        var own = s_own.Select(kind => (Kind: kind, Id: userId));
        var others = (deleted is null ? [] : UserDeletion.RecordsOf(deleted)).Concat(invitations)
            .Select(record => (record.Kind, record.Id));
        foreach (var (kind, id) in own.Concat(others).Distinct())
        {
            decision.Writes.Redact(kind, id);
        }

        decision.Writes.RemoveWhere(RecordKind.Invitation, isItsInvitation);
        return userId;
    }

    private static async ValueTask<bool> IsInFeedAsync(Decision decision, Guid userId, CancellationToken cancellationToken)
    {
        var after = 0L;
        IReadOnlyList<Change> page;
        do
        {
            var query = new Query<Change>(decision.TenantId)
            {
                Where = ChangeFields.Number.GreaterThan(after),
                OrderBy = [ChangeFields.Number],
                Take = ChangesAtOnce
            };
            page = (await decision.Reader.QueryAsync(query, cancellationToken).ConfigureAwait(false)).Items;
            if (page.SelectMany(change => change.Entries)
                .Any(entry => entry.Id == userId && s_own.Contains(entry.Record) && entry.Fields.Any(field => field.Value is not null)))
            {
                return true;
            }

            after = page.Count == 0 ? after : page[page.Count - 1].Number;
        }
        while (page.Count == ChangesAtOnce);
        return false;
    }
}
