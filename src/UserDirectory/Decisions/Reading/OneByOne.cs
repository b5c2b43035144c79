using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>Answers several reads by a reader's other members: for readers that lie over a store and have what the reads ask for.</summary>
internal static class OneByOne
{
    public static async ValueTask<ReadResults?> ReadAsync(
        IDirectoryReader reader, Guid tenantId, IReadOnlyList<Read> reads, CancellationToken cancellationToken)
    {
        if (await reader.ReadAccessAsync(tenantId, Guid.Empty, null, cancellationToken).ConfigureAwait(false) is not { } head)
        {
            return null;
        }

        var answers = new ReadAnswer[reads.Count];
        for (var i = 0; i < answers.Length; i++)
        {
            answers[i] = await AnswerAsync(reader, tenantId, reads[i], cancellationToken).ConfigureAwait(false);
        }

        return new(head.Sequence, head.Authority, answers);
    }

    private static async ValueTask<ReadAnswer> AnswerAsync(
        IDirectoryReader reader, Guid tenantId, Read read, CancellationToken cancellationToken)
    {
        switch (read)
        {
            case Read.ById { Kind: var kind, Id: var id }:
                return One(await RecordType.Of(kind).FindAsync(reader, tenantId, id, cancellationToken).ConfigureAwait(false));
            case Read.ByKey { Key: var key }:
                return One(await RecordType.Of(key.Definition.Record).FindByKeyAsync(reader, key, cancellationToken).ConfigureAwait(false));
            case Read.Where where:
                return await RecordType.Of(where.Kind).Use(new Queried(reader, tenantId, where, cancellationToken)).ConfigureAwait(false);
            case Read.Access { UserId: var user, OrganizationId: var place }:
                return new() { Access = await reader.ReadAccessAsync(tenantId, user, place, cancellationToken).ConfigureAwait(false) };
            default:
                throw new NotSupportedException($"A batch does not know the read {read.GetType()}.");
        }
    }

    private static ReadAnswer One(DirectoryRecord? record) => record is null ? ReadAnswer.Nothing : new() { Records = [record] };

    private sealed class Queried(IDirectoryReader reader, Guid tenantId, Read.Where read, CancellationToken cancellationToken)
        : IRecordTypeUse<ValueTask<ReadAnswer>>
    {
        public async ValueTask<ReadAnswer> With<T>()
            where T : DirectoryRecord
        {
            var query = new Query<T>(tenantId) { Where = read.Filter, Take = read.Take };
            var page = await reader.QueryAsync(query, cancellationToken).ConfigureAwait(false);
            return new() { Records = page.Items, HasMore = page.HasMore };
        }
    }
}
