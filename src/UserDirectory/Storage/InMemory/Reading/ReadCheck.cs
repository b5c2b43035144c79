using UserDirectory.Queries;

namespace UserDirectory.Storage.InMemory;

/// <summary>Whether a <see cref="Read"/> may be asked of a store at all: what every provider checks before it reads.</summary>
internal static class ReadCheck
{
    /// <exception cref="ArgumentException">The read names a key of another tenant or of tenants, or a take outside the limits.</exception>
    public static void Check(Guid tenantId, Read read)
    {
        ArgumentNullException.ThrowIfNull(read);
        switch (read)
        {
            case Read.ByKey { Key: { Definition: null } }:
                throw new ArgumentException("A read by key names no key.", nameof(read));
            case Read.ByKey { Key: var key } when key.TenantId != tenantId || key.Definition.Record == RecordKind.Tenant:
                throw new ArgumentException($"'{key.Definition}' is asked for of another tenant than the reads are about.", nameof(read));
            case Read.Where where when where.Take is < 0 or > Query<User>.LargestTake:
                throw new ArgumentException($"A read takes 0 to {Query<User>.LargestTake} records, not {where.Take}.", nameof(read));
            case Read.Where where:
                FilterCheck.Check(where.Filter ?? throw new ArgumentException("A read has no filter.", nameof(read)), where.Kind);
                break;
        }
    }
}
