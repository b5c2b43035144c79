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
        session.Write(_ => Write(sequence, authority, records, cancellationToken), refusal => refusal is null);

    private RestoreRefusal? Write(
        long sequence, long authority, IAsyncEnumerable<DirectoryRecord> records, CancellationToken cancellationToken)
    {
        var before = new RowWrites(session, tenant.Id, 0);
        if (TenantHead.Read(session, tenant.Id) is not null || before.Lookups.Having(RecordKeys.Tenant.Read(tenant)!.Value).Count > 0)
        {
            return new(RecordKind.Tenant, tenant.Id, RefusalReason.KeyTaken);
        }

        var rows = new RowWrites(session, tenant.Id, TenantRow.Add(session, tenant, turn: 0));
        if ((Add(rows, records, cancellationToken) ?? LinkWithoutEnd(rows)) is { } refusal)
        {
            return refusal;
        }

        rows.SetHead(sequence, authority);
        return null;
    }

    private RestoreRefusal? Add(RowWrites rows, IAsyncEnumerable<DirectoryRecord> records, CancellationToken cancellationToken)
    {
        foreach (var record in records.ToBlockingEnumerable(cancellationToken))
        {
            try
            {
                rows.Add(record, turn: 0);
            }
            catch (DbException taken) when (session.Schema.Dialect.IsConstraint(taken))
            {
                return new(record.Kind, record.Id, RefusalReason.KeyTaken);
            }
        }

        rows.LinkWhatWasAhead();
        return null;
    }

    // The database would tell at its commit that an end is missing, but not whose.
    private static RestoreRefusal? LinkWithoutEnd(RowWrites rows) => (
        from type in RecordType.All
        from link in type.References
        from id in rows.Lookups.FirstWithoutEnd(link)
        select new RestoreRefusal(type.Kind, id, RefusalReason.LinkMissing)).FirstOrDefault();
}
