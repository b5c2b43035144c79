using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory.Tests.Conformance.Columns;

/// <summary>Several reads of the rows of one tenant.</summary>
internal static class RowReads
{
    public static ReadResults Answer(RowTenant tenant, IReadOnlyList<Read> reads) =>
        new(tenant.Sequence, tenant.Authority, [.. reads.Select(read => Answer(tenant, read))]);

    private static ReadAnswer Answer(RowTenant tenant, Read read) => read switch
    {
        Read.ById byId => One(tenant.Find(byId.Kind, byId.Id)),
        Read.ByKey { Key: var key } => One(
            key.Compared() is { } sought ? tenant.Table(key.Definition.Record).Having(sought)
                .Select(id => tenant.Find(key.Definition.Record, id)).FirstOrDefault() : null),
        Read.Where where => Answer(tenant, where),
        Read.Access access => new() { Access = RowAccess.Read(tenant, access.UserId, access.OrganizationId) },
        _ => throw new NotSupportedException($"There is no read {read}."),
    };

    private static ReadAnswer Answer(RowTenant tenant, Read.Where where)
    {
        var rows = tenant.Table(where.Kind).Rows.Where(row => RowFilter.Holds(where.Filter, where.Kind, row.Value, tenant))
            .OrderBy(row => FieldValue.Of(row.Key)).ToList();
        var taken = rows.Take(where.Take).Select(row => RowLayout.Of(where.Kind).Make(row.Value));
        return new() { Records = [.. taken], HasMore = rows.Count > where.Take };
    }

    private static ReadAnswer One(DirectoryRecord? record) => record is null ? ReadAnswer.Nothing : new() { Records = [record] };
}
