using UserDirectory.Storage;

namespace UserDirectory;

/// <content>Whether the keys of a call are taken: what a store would refuse, refused to the call itself.</content>
internal sealed partial class BatchStore
{
    /// <summary>
    /// The writes whose text is taken. Keys of ids are looked up by whoever adds a link; those of text only a store finds out about. Writes
    /// of one set may pass a key on.
    /// </summary>
    private async ValueTask<IReadOnlyList<Refusal>> TakenKeysAsync(IReadOnlyList<Write> writes, CancellationToken cancellationToken)
    {
        List<Refusal>? refusals = null;
        Dictionary<UniqueKey, Guid>? taken = null;
        for (var i = 0; i < writes.Count; i++)
        {
            var (before, after) = writes[i] switch
            {
                Write.Add add => (null, add.Record),
                Write.Update update => (update.Before, update.Record),
                _ => default((DirectoryRecord?, DirectoryRecord)),
            };
            foreach (var definition in after is null ? [] : RecordType.Of(after.Kind).Keys)
            {
                if (definition.Read(after!) is not { Text: not null } key || (before is not null && definition.Read(before) == key))
                {
                    continue;
                }

                taken ??= [];
                var isTaken = taken.TryGetValue(key, out var id)
                    ? id != after!.Id
                    : await IsTakenAsync(key, after!, writes, cancellationToken).ConfigureAwait(false);
                taken[key] = after!.Id;
                if (isTaken)
                {
                    (refusals ??= []).Add(new(i, RefusalReason.KeyTaken) { Key = definition });
                }
            }
        }

        return refusals ?? [];
    }

    private async ValueTask<bool> IsTakenAsync(
        UniqueKey key, DirectoryRecord record, IReadOnlyList<Write> writes, CancellationToken cancellationToken)
    {
        var holder = await RecordType.Of(record.Kind).FindByKeyAsync(Reader, key, cancellationToken).ConfigureAwait(false);
        return holder is not null && holder.Id != record.Id && !writes.Any(write => Leaves(write, holder, key));
    }

    /// <summary>Whether a write takes a key from the record that has it.</summary>
    private static bool Leaves(Write write, DirectoryRecord holder, UniqueKey key) => write switch
    {
        Write.Update { Record: { } after } => after.Kind == holder.Kind && after.Id == holder.Id && key.Definition.Read(after) != key,
        Write.Remove remove => remove.Kind == holder.Kind && remove.Id == holder.Id,
        _ => false,
    };
}
