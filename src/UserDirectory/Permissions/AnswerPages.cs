using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// The answers to a question that only the evaluator can answer, in pages: visits the records that may be among them by id, as many as the
/// page needs, and keeps those that are.
/// </summary>
/// <param name="reader">The store.</param>
/// <param name="tenantId">The tenant.</param>
/// <param name="question">The question, for cursors: one of another is refused.</param>
internal sealed class AnswerPages(IDirectoryReader reader, Guid tenantId, string question)
{
    private const int MostAtOnce = 200;

    /// <param name="after">The last answer of the page before; null for the first page.</param>
    /// <param name="take">How many answers at most.</param>
    /// <param name="candidates">What every answer satisfies.</param>
    /// <param name="answersAmong">The answers among candidates, in their order, each found when it is asked for.</param>
    /// <param name="show">An answer as it is shown.</param>
    /// <param name="cancellationToken">Cancels the reads.</param>
    public async ValueTask<Page<TShown>> ReadAsync<T, TShown>(
        Guid? after,
        int take,
        Filter candidates,
        Func<IReadOnlyList<T>, CancellationToken, IAsyncEnumerable<T>> answersAmong,
        Func<T, TShown> show,
        CancellationToken cancellationToken)
        where T : DirectoryRecord
    {
        var found = new List<T>();
        // Mostly all of them are answers, of which one more than is shown tells that there are more.
        var candidatesAtOnce = Math.Min(take + 1, MostAtOnce);
        bool hasMore;
        do
        {
            var query = new Query<T>(tenantId)
            {
                Where = candidates,
                Take = candidatesAtOnce,
                After = after is { } id
                ? new SeekPosition([], id)
                : null
            };
            var page = await reader.QueryAsync(query, cancellationToken).ConfigureAwait(false);
            await foreach (var answer in answersAmong(page.Items, cancellationToken).ConfigureAwait(false))
            {
                if (found.Count == take)
                {
                    return new Page<TShown>(
                        [.. found.Select(show)])
                    { HasMore = true, NextCursor = AnswerCursor.Write(found[take - 1].Id, question) };
                }

                found.Add(answer);
            }

            candidatesAtOnce = MostAtOnce;
            hasMore = page.HasMore;
            after = page.Items.Count > 0 ? page.Items[page.Items.Count - 1].Id : after;
        }
        while (hasMore);

        return new Page<TShown>([.. found.Select(show)]);
    }
}
