using Microsoft.Extensions.Logging;
using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>What follows a commit: handlers are told, outside every lock. Cancellation no longer counts.</summary>
internal sealed class CommittedCall(TenantContext context)
{
    /// <summary>How deep handlers may answer changes that handlers made: those that answer every change would go on for ever.</summary>
    private const int MostAnswers = 8;

    private static readonly AsyncLocal<int> s_answers = new();

    /// <summary>Tells the host's handlers, one after the other; of what is in a transaction of the host's once that is committed.</summary>
    public async ValueTask TellAsync(ChangeSet changes, CommitResult outcome)
    {
        if (context.Store is Enlistment)
        {
            return;
        }

        await context.Runtime.Enlistments.FollowLeftAsync().ConfigureAwait(false);
        if (!await TryTellAsync(changes, outcome).ConfigureAwait(false))
        {
            await WarnWhenDroppedAsync(changes, outcome).ConfigureAwait(false);
        }
    }

    /// <summary>The same of a set that was part of a transaction of the host's, which may have been rolled back.</summary>
    public async ValueTask TellIfThereAsync(ChangeSet changes, CommitResult outcome) =>
        await TryTellAsync(changes, outcome).ConfigureAwait(false);

    /// <summary>Whether the feed has what is to be told.</summary>
    private async ValueTask<bool> TryTellAsync(ChangeSet changes, CommitResult outcome)
    {
        if (context.Runtime.Extensions.Handlers is not { } handlers || !MayHaveEntry(changes))
        {
            return true;
        }

        if (await FindNumberedAsync(changes, outcome).ConfigureAwait(false) is not { } change || change.Id != changes.Id)
        {
            return false;
        }

        if (s_answers.Value == MostAnswers)
        {
            context.Runtime.Logger.LogError(
                "Change {Number} is told to no handler: it answers a change that answers a change, {Depth} deep. A handler that writes "
                    + "must know its own changes, and leave them.",
                change.Number,
                MostAnswers);
        }
        else
        {
            s_answers.Value++;
            await handlers.TellAsync(change).ConfigureAwait(false);
        }

        return true;
    }

    /// <summary>
    /// Whether the feed may tell of these writes. Sign-ins that are counted, conditions and redactions leave no entry, and a tenant that is
    /// deleted takes its feed along.
    /// </summary>
    private static bool MayHaveEntry(ChangeSet changes) =>
        changes.Writes.Any(write => write is Write.Add or Write.Update or Write.Remove or Write.RemoveWhere)
        && !changes.Writes.Any(write => write is Write.Remove { Kind: RecordKind.Tenant });

    private async ValueTask WarnWhenDroppedAsync(ChangeSet changes, CommitResult outcome)
    {
        if (!await TookNoNumberAsync(changes, outcome).ConfigureAwait(false))
        {
            context.Runtime.Logger.LogWarning(
                "Change {Id} was dropped from the feed before handlers could be told of it. Keep more changes.", changes.Id);
        }
    }

    /// <summary>
    /// Whether these were removals of sets that found nothing: they leave no entry, and the number of the answer is another change's.
    /// </summary>
    private async ValueTask<bool> TookNoNumberAsync(ChangeSet changes, CommitResult outcome)
    {
        if (changes.Writes.Any(write => write is Write.Add or Write.Update or Write.Remove))
        {
            return false;
        }

        return await FindNumberedAsync(changes, outcome).ConfigureAwait(false) is not null;
    }

    private async ValueTask<Change?> FindNumberedAsync(ChangeSet changes, CommitResult outcome)
    {
        var numbered = new Query<Change>(changes.TenantId) { Where = ChangeFields.Number.EqualTo(outcome.Sequence), Take = 1 };
        var found = await context.Store.QueryAsync(numbered, CancellationToken.None).ConfigureAwait(false);
        return found.Items.Count > 0 ? found.Items[0] : null;
    }
}
