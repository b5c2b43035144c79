using System.Data.Common;
using UserDirectory.Storage;

namespace UserDirectory.Relational;

/// <summary>
/// A whole tenant as it was elsewhere, in one transaction: the rows one by one on the constraints, then the ends of all links at once.
/// </summary>
/// <param name="session">The session that writes.</param>
/// <param name="tenant">The tenant's own record.</param>
internal sealed class TenantRestore(SqlSession session, Tenant tenant)
{
    /// <summary>Waits on this thread for records that are not there yet.</summary>
    public RestoreRefusal? Run(
        long sequence, long authority, IAsyncEnumerable<DirectoryRecord> records, CancellationToken cancellationToken) =>
        Unexplained.Tell(
            session.Schema.Dialect,
            () => session.Write(_ => Write(sequence, authority, records, cancellationToken), refusal => refusal is null));

    private RestoreRefusal? Write(
        long sequence, long authority, IAsyncEnumerable<DirectoryRecord> records, CancellationToken cancellationToken)
    {
        var before = new RowWrites(session, tenant.Id, 0);
        if (TenantHead.Read(session, tenant.Id) is not null || before.Lookups.Having(RecordKeys.Tenant.Read(tenant)!.Value).Count > 0)
        {
            return new(RecordKind.Tenant, tenant.Id, RefusalReason.KeyTaken);
        }

        var rows = new RowWrites(session, tenant.Id, TenantRow.Add(session, tenant, turn: 0));
        if ((Add(rows, records, cancellationToken) ?? LinkWithoutEnd(rows) ?? ChangeThatComesTwice(rows)) is { } refusal)
        {
            return refusal;
        }

        rows.SetHead(sequence, authority);
        return null;
    }

    private RestoreRefusal? Add(RowWrites rows, IAsyncEnumerable<DirectoryRecord> records, CancellationToken cancellationToken)
    {
        var early = new List<DirectoryRecord>();
        foreach (var record in records.ToBlockingEnumerable(cancellationToken))
        {
            if (rows.Lookups.LacksEndOfAnotherType(record))
            {
                early.Add(record);
            }
            else if (Add(rows, record) is { } refusal)
            {
                return refusal;
            }
        }

        // Unique keys name links, so that of two whose ends are not there one would have the other's key. Types link to earlier ones only.
        foreach (var record in early.OrderBy(record => record.Kind))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Add(rows, record) is { } refusal)
            {
                return refusal;
            }
        }

        rows.LinkWhatWasAhead();
        return null;
    }

    private RestoreRefusal? Add(RowWrites rows, DirectoryRecord record)
    {
        long? number;
        try
        {
            number = rows.AddRow(record, turn: 0);
        }
        catch (DbException refused) when (session.Schema.Dialect.IsConstraint(refused))
        {
            if (Why(rows, record) is { } reason)
            {
                return new(record.Kind, record.Id, reason);
            }

            throw;
        }

        rows.AddLists(record, number);
        return null;
    }

    /// <summary>The rule by which a record's row was refused; null when it is none of the directory's.</summary>
    private static RefusalReason? Why(RowWrites rows, DirectoryRecord record) =>
        rows.Lookups.VersionOf(record.Kind, record.Id) is not null || IsKeyTaken(rows, record) ? RefusalReason.KeyTaken
        : rows.Lookups.LacksEndOfAnotherType(record) ? RefusalReason.LinkMissing
        : null;

    private static bool IsKeyTaken(RowWrites rows, DirectoryRecord record) =>
        RecordType.Of(record.Kind).Keys.Select(key => key.Read(record)).OfType<UniqueKey>()
            .Any(key => rows.Lookups.Having(key).Count > 0);

    // Of changes the database has an index by number alone.
    private static RestoreRefusal? ChangeThatComesTwice(RowWrites rows) => rows.Lookups.ChangeThatComesTwice() is { } id
        ? new(RecordKind.Change, id, RefusalReason.KeyTaken)
        : null;

    // The database would tell at its commit that an end is missing, but not whose.
    private static RestoreRefusal? LinkWithoutEnd(RowWrites rows) => (
        from type in RecordType.All
        from link in type.References
        from id in rows.Lookups.FirstWithoutEnd(link)
        select new RestoreRefusal(type.Kind, id, RefusalReason.LinkMissing)).FirstOrDefault();
}
