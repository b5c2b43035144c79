using UserDirectory.Storage;

namespace UserDirectory.Tests.Conformance.Broken;

/// <summary>Answers several reads in the order in which it likes to.</summary>
internal sealed class ShuffledAnswersStore : DelegatingStore
{
    public override async ValueTask<ReadResults?> ReadManyAsync(
        Guid tenantId, IReadOnlyList<Read> reads, CancellationToken cancellationToken) =>
        await Inner.ReadManyAsync(tenantId, [.. reads.OrderBy(read => read.GetType().Name, StringComparer.Ordinal)], cancellationToken);
}
