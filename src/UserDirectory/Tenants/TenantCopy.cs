using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// Copies a tenant from one store into another, as it is: read page by page in the order of the ids, and complete when nothing was
/// committed in it meanwhile; else it begins again.
/// </summary>
internal sealed class TenantCopy(IDirectoryReader source, IRestorableStore target, CancellationToken cancellationToken)
{
    private const int Tries = 3;

    /// <exception cref="ConflictException"><c>tenant.key.taken</c>, <c>tenant.busy</c>.</exception>
    public async ValueTask<Tenant> RunAsync(Guid tenantId)
    {
        for (var tried = 0; tried < Tries; tried++)
        {
            if (await TryAsync(await HeadAsync(tenantId).ConfigureAwait(false)).ConfigureAwait(false) is { } copied)
            {
                return copied;
            }
        }

        throw new ConflictException(
            RefusedCommit.BusyCode,
            $"Something was committed in the tenant each of the {Tries} times that it was copied. Nothing was written. Suspend it, or try "
                + "when less happens.");
    }

    /// <summary>The copy; null when something was committed meanwhile.</summary>
    private async ValueTask<Tenant?> TryAsync(Head head)
    {
        RestoreRefusal? refusal;
        try
        {
            refusal = await target.RestoreAsync(head.Tenant, head.Sequence, head.Authority, ReadAsync(head), cancellationToken)
                .ConfigureAwait(false);
        }
        catch (CommittedMeanwhileException)
        {
            return null;
        }

        return refusal switch
        {
            null => head.Tenant,
            { Record: RecordKind.Tenant } => throw new ConflictException(
                "tenant.key.taken",
                $"There is a tenant '{head.Tenant.Key}' in the other directory, or one of the same id. Nothing was written.",
                new Dictionary<string, object?> { ["key"] = head.Tenant.Key }),

            // Pages of several states may have a key twice, or a link without its end.
            _ when await HasMovedAsync(head).ConfigureAwait(false) => null,
            _ => throw new InvalidOperationException(
                $"The other store refused the {refusal.Record} {refusal.Id}: {refusal.Reason}. Nothing was written."),
        };
    }

    private async IAsyncEnumerable<DirectoryRecord> ReadAsync(Head head)
    {
        foreach (var type in RecordType.All.Where(type => type.Kind != RecordKind.Tenant))
        {
            await foreach (var record in type.Use(new Pages(source, head, cancellationToken)).ConfigureAwait(false))
            {
                yield return record;
            }
        }

        // A number that has moved says that the pages are of several states, and so that records may be missing or twice.
        if (await HasMovedAsync(head).ConfigureAwait(false))
        {
            throw new CommittedMeanwhileException();
        }
    }

    private async ValueTask<bool> HasMovedAsync(Head head) =>
        (await HeadAsync(head.Tenant.Id).ConfigureAwait(false)).Sequence != head.Sequence;

    private async ValueTask<Head> HeadAsync(Guid tenantId)
    {
        var read = await source.ReadManyAsync(tenantId, [new Read.ById(RecordKind.Tenant, tenantId)], cancellationToken)
            .ConfigureAwait(false);
        return read?.Answers[0].Records is { Count: 1 } found
            ? new((Tenant)found[0], read.Sequence, read.Authority)
            : throw new RecordNotFoundException(RecordKind.Tenant);
    }

    private sealed record Head(Tenant Tenant, long Sequence, long Authority);

    private sealed class CommittedMeanwhileException : Exception;

    private sealed class Pages(IDirectoryReader reader, Head head, CancellationToken cancellationToken)
        : IRecordTypeUse<IAsyncEnumerable<DirectoryRecord>>
    {
        private const int PageSize = 1000;

        public async IAsyncEnumerable<DirectoryRecord> With<T>()
            where T : DirectoryRecord
        {
            var query = new Query<T>(head.Tenant.Id) { Take = PageSize };
            if (typeof(T) == typeof(Change))
            {
                query = query with { OrderBy = [ChangeFields.Number], Where = !ChangeFields.Number.GreaterThan(head.Sequence) };
            }

            Page<T> page;
            do
            {
                page = await reader.QueryAsync(query, cancellationToken).ConfigureAwait(false);
                foreach (var record in page.Items)
                {
                    yield return record;
                }

                query = page.HasMore ? query with { After = After(page.Items[page.Items.Count - 1]) } : query;
            }
            while (page.HasMore);
        }

        private static SeekPosition After(DirectoryRecord last) =>
            new(last is Change change ? [ChangeFields.Number.Read(change)] : [], last.Id);
    }
}
