using UserDirectory.Storage;

namespace UserDirectory;

internal sealed class ChangeService(TenantContext context) : IChangeService
{
    private const int LargestTake = 1_000;

    public async ValueTask<ChangePage> ReadAsync(long after, int take = 100, CancellationToken cancellationToken = default) =>
        await Telemetry.Start("changes.read").EndAsync(ReadPageAsync(after, take, cancellationToken)).ConfigureAwait(false);

    public async ValueTask<long> GetLatestNumberAsync(CancellationToken cancellationToken = default) =>
        await Telemetry.Start("changes.latest").EndAsync(ReadNumberAsync(cancellationToken)).ConfigureAwait(false);

    private static void Check(long after, int take)
    {
        var errors = new InputErrors();
        if (after is < 0 or long.MaxValue)
        {
            errors.Add(
                nameof(after), "number.range", $"There is no change number {after}. Give the last number that is known already, or 0.");
        }

        if (take is < 1 or > LargestTake)
        {
            errors.Add(nameof(take), "number.range", $"{take} changes cannot be read at once; 1 to {LargestTake} can.");
        }

        errors.ThrowIfAny();
    }

    private static ConflictException Truncated(long firstKept) => new(
        "changes.truncated",
        $"Changes before number {firstKept} are not kept any more. Read the directory as it is, then the feed after number "
            + $"{firstKept - 1}.",
        new Dictionary<string, object?> { ["after"] = firstKept - 1 });

    private async ValueTask<long> ReadLatestAsync(CancellationToken cancellationToken)
    {
        var tenantId = await context.TenantIdAsync(cancellationToken).ConfigureAwait(false);
        var facts = await context.Store.ReadAccessAsync(tenantId, Guid.Empty, null, cancellationToken).ConfigureAwait(false);
        return facts?.Sequence ?? throw new RecordNotFoundException(RecordKind.Tenant);
    }

    private async ValueTask<ChangePage> ReadPageAsync(long after, int take, CancellationToken cancellationToken)
    {
        Check(after, take);
        await context.RequireAsync(DirectoryPermissions.ChangesRead, null, cancellationToken).ConfigureAwait(false);

        // The latest number is read first: what the page then lacks up to it is not kept any more.
        var latest = await ReadLatestAsync(cancellationToken).ConfigureAwait(false);
        var changes = await ReadAfterAsync(after, take, cancellationToken).ConfigureAwait(false);
        var firstKept = changes.Count > 0 ? changes[0].Number : latest + 1;
        var isTruncated = changes.Count > 0 ? firstKept > after + 1 : latest > after;
        return isTruncated ? throw Truncated(firstKept) : new ChangePage(
            changes, await ReadOldestAsync(after, firstKept, cancellationToken).ConfigureAwait(false), latest);
    }

    private async ValueTask<long> ReadOldestAsync(long after, long firstKept, CancellationToken cancellationToken)
    {
        if (after == 0)
        {
            return firstKept;
        }

        var oldest = await ReadAfterAsync(0, 1, cancellationToken).ConfigureAwait(false);
        return oldest.Count > 0 ? oldest[0].Number : firstKept;
    }

    private async ValueTask<IReadOnlyList<Change>> ReadAfterAsync(long after, int take, CancellationToken cancellationToken)
    {
        var query = new Query<Change>(await context.TenantIdAsync(cancellationToken).ConfigureAwait(false))
        {
            Where = ChangeFields.Number.GreaterThan(after),
            OrderBy = [ChangeFields.Number],
            Take = take,
        };
        return (await context.Store.QueryAsync(query, cancellationToken).ConfigureAwait(false)).Items;
    }

    private async ValueTask<long> ReadNumberAsync(CancellationToken cancellationToken)
    {
        await context.RequireAsync(DirectoryPermissions.ChangesRead, null, cancellationToken).ConfigureAwait(false);
        return await ReadLatestAsync(cancellationToken).ConfigureAwait(false);
    }
}
