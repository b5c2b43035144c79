using UserDirectory.Storage;

namespace UserDirectory.Testing;

/// <summary>Several reads of one state, each in the plainest way.</summary>
internal static class ModelReads
{
    public static ReadResults Answer(ModelTenant tenant, IReadOnlyList<Read> reads) =>
        new(tenant.Sequence, tenant.Authority, [.. reads.Select(read => Answer(tenant, read))]);

    private static ReadAnswer Answer(ModelTenant tenant, Read read) => read switch
    {
        Read.ById byId => One(tenant.Find(byId.Kind, byId.Id)),
        Read.ByKey byKey => One(FindByKey(tenant, byKey.Key)),
        Read.Where where => Answer(tenant, where),
        Read.Access access => new() { Access = ModelAccess.Read(tenant, access.UserId, access.OrganizationId) },
        _ => throw new NotSupportedException($"The read {read} is not known."),
    };

    private static ReadAnswer Answer(ModelTenant tenant, Read.Where read)
    {
        var page = QueryOracle.Answer(new(tenant.Id) { Where = read.Filter, Take = read.Take }, read.Kind, tenant.Records);
        return new() { Records = page.Items, HasMore = page.HasMore };
    }

    private static DirectoryRecord? FindByKey(ModelTenant tenant, UniqueKey key)
    {
        var sought = key.Compared();
        return sought is null ? null
            : tenant.Records.FirstOrDefault(record => record.Kind == key.Definition.Record && key.Definition.Read(record) == sought);
    }

    private static ReadAnswer One(DirectoryRecord? record) => record is null ? new() : new() { Records = [record] };
}
