using UserDirectory.Storage;

namespace UserDirectory.Tests.Conformance.Broken;

/// <summary>Does not say that more records satisfy a filter than a read took.</summary>
internal sealed class SilentRestStore : DelegatingStore
{
    public override async ValueTask<ReadResults?> ReadManyAsync(
        Guid tenantId, IReadOnlyList<Read> reads, CancellationToken cancellationToken) =>
        await Inner.ReadManyAsync(tenantId, reads, cancellationToken) is { } results
            ? results with { Answers = [.. results.Answers.Select(answer => answer with { HasMore = false })] }
            : null;
}
