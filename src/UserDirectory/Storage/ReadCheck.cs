namespace UserDirectory.Storage;

/// <summary>
/// What a provider checks of the reads of a <see cref="IDirectoryReader.ReadManyAsync"/> before it reads anything. Stateless and
/// thread-safe.
/// </summary>
public static class ReadCheck
{
    /// <summary>Refuses reads that no provider answers.</summary>
    /// <exception cref="ArgumentException">A read names a key of another tenant or of tenants, fields of another record type, or a take
    /// outside the limits.</exception>
    /// <exception cref="NotSupportedException">A filter has a node that is not of the closed list.</exception>
    public static void Check(Guid tenantId, IReadOnlyList<Read> reads)
    {
        ArgumentNullException.ThrowIfNull(reads);
        for (var i = 0; i < reads.Count; i++)
        {
            Check(tenantId, reads[i]);
        }
    }

    private static void Check(Guid tenantId, Read read)
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
                QueryCheck.Check(where.Filter ?? throw new ArgumentException("A read has no filter.", nameof(read)), where.Kind);
                break;
        }
    }
}
