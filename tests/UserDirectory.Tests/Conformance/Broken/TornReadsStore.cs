using UserDirectory.Storage;

namespace UserDirectory.Tests.Conformance.Broken;

/// <summary>Answers several reads one by one, when others may have committed in between.</summary>
internal sealed class TornReadsStore : DelegatingStore
{
    public override async ValueTask<ReadResults?> ReadManyAsync(
        Guid tenantId, IReadOnlyList<Read> reads, CancellationToken cancellationToken)
    {
        var results = await Inner.ReadManyAsync(tenantId, reads, cancellationToken);
        var answers = new List<ReadAnswer>();
        foreach (var read in results is null ? [] : reads)
        {
            Thread.Yield();
            answers.AddRange((await Inner.ReadManyAsync(tenantId, [read], cancellationToken))?.Answers ?? []);
        }

        return results is null ? null : results with { Answers = answers };
    }
}
