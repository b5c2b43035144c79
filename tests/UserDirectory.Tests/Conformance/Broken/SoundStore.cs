using UserDirectory.Storage;

namespace UserDirectory.Tests.Conformance.Broken;

/// <summary>Breaks nothing.</summary>
internal sealed class SoundStore : DelegatingStore
{
    public override ValueTask<ReadResults?> ReadManyAsync(Guid tenantId, IReadOnlyList<Read> reads, CancellationToken cancellationToken) =>
        Inner.ReadManyAsync(tenantId, reads, cancellationToken);
}
