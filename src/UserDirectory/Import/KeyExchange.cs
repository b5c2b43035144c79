using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// Rows of one batch that take their keys from each other: each names its account by external id, and wants the key that the account of the
/// next one still has. In the order of the rows the first would find its key taken. Where the refused row only wants a key of a ring that
/// it does not belong to, it is the ring. Immutable.
/// </summary>
/// <param name="Rows">Where the rows are in the batch: each wants the key of the next one's account.</param>
/// <param name="IsRing">Whether the last one wants the key of the first one's account, so that none of them can be first.</param>
internal sealed record KeyExchange(IReadOnlyList<int> Rows, bool IsRing)
{
    /// <summary>What a refused row is the beginning of.</summary>
    /// <param name="reader">Reads what the batch has written so far.</param>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="rows">The rows of the batch.</param>
    /// <param name="isOpen">Whether a row, by where it is in the batch, may still be decided together with others.</param>
    /// <param name="first">Which row was refused.</param>
    /// <param name="cancellationToken">Cancels the reads.</param>
    public static async ValueTask<KeyExchange> FindAsync(
        IDirectoryReader reader, Guid tenantId, List<PreparedRow> rows, Func<int, bool> isOpen,
        int first, CancellationToken cancellationToken)
    {
        var found = new List<int> { first };
        while (await NextAsync(reader, tenantId, rows, found[found.Count - 1], index => index == first || isOpen(index), cancellationToken)
            .ConfigureAwait(false) is { } next)
        {
            if (found.IndexOf(next) is var start and >= 0)
            {
                return new(found.GetRange(start, found.Count - start), true);
            }

            found.Add(next);
        }

        return new(found, false);
    }

    private static async ValueTask<int?> NextAsync(
        IDirectoryReader reader, Guid tenantId, List<PreparedRow> rows, int index,
        Func<int, bool> isOpen, CancellationToken cancellationToken)
    {
        var holder = IsNamedTwice(rows[index])
            ? await reader.FindByKeyAsync<User>(RecordKeys.User.For(tenantId, rows[index].Key!), cancellationToken).ConfigureAwait(false)
            : null;
        if (holder?.ExternalId is not { } externalId || externalId == rows[index].ExternalId.Value)
        {
            return null;
        }

        var next = Enumerable.Range(0, rows.Count)
            .Where(other => isOpen(other) && IsNamedTwice(rows[other]) && rows[other].ExternalId.Value == externalId
                && DirectoryText.Normalize(rows[other].Key!) != holder.NormalizedKey).ToList();
        return next.Count == 0 ? null : next[0];
    }

    private static bool IsNamedTwice(PreparedRow row) => row.Errors.Count == 0 && row.Key is not null && row.ExternalId.Value is not null;
}
