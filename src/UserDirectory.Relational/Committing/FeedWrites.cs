using UserDirectory.Storage;

namespace UserDirectory.Relational;

/// <summary>What a set leaves in the feed and in the tenant's head, once all its writes are made.</summary>
/// <param name="rows">The rows of the tenant, in the transaction.</param>
/// <param name="set">The set.</param>
/// <param name="head">The tenant's head before it.</param>
internal sealed class FeedWrites(RowWrites rows, ChangeSet set, TenantHead head)
{
    /// <summary>Blanks what the set redacts, and tells of it what the entries say; a tenant that is removed takes its feed along.</summary>
    public CommitResult Tell(IReadOnlyList<ChangeEntry> entries)
    {
        var redactions = set.Writes.OfType<Write.Redact>().ToList();
        foreach (var change in redactions.Count == 0 ? [] : rows.ChangesThatTellOf(redactions))
        {
            rows.Rewrite(redactions.Aggregate(change, FeedRedaction.Blank));
        }

        if (entries.Count == 0)
        {
            return new(head.Sequence, head.Authority, []);
        }

        var (sequence, authority) = (head.Sequence + 1, head.Authority + (set.RaisesAuthority ? 1 : 0));
        if (rows.Lookups.IsTenantGone)
        {
            rows.RemoveTenant();
        }
        else
        {
            rows.SetHead(sequence, authority);
            rows.Add(redactions.Aggregate(Change.Of(set, sequence, authority, entries), FeedRedaction.Blank), turn: 0);
        }

        return new(sequence, authority, []);
    }
}
