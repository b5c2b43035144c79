using NUnit.Framework;
using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory.Testing;

/// <summary>Asks a store for lists of a tenant whose records are known, and holds each answer against the oracle's.</summary>
internal sealed class Judge(IDirectoryStore store, IReadOnlyList<DirectoryRecord> records)
{
    private readonly Guid _tenantId = records[0].TenantId;

    public IReadOnlyList<DirectoryRecord> Records => records;

    /// <summary>The records of a type.</summary>
    public IEnumerable<DirectoryRecord> Of(RecordKind kind) => records.Where(record => record.Kind == kind);

    /// <summary>Fails the test when the store finds other records than the oracle.</summary>
    public Task AssertFilterAsync(RecordKind kind, Filter filter) =>
        AssertAnswerAsync(kind, new(_tenantId) { Where = filter, IncludeTotal = true, Take = 1000 });

    /// <summary>Fails the test when the store's page differs in its records, their order, their total or what comes after.</summary>
    public async Task AssertAnswerAsync(RecordKind kind, Query<DirectoryRecord> query, string context = "")
    {
        var expected = QueryOracle.Answer(query, kind, records);
        var answer = await KindReader.Of(kind).QueryAsync(store, Scoped(kind, query), CancellationToken.None);
        if (!IsSame(query, expected, answer))
        {
            var what = $"{context}{kind}: {FilterText.Of(query.Where)}, order {string.Join(", ", query.OrderBy)}, skip {query.Skip}, take "
                + $"{query.Take}, after {query.After?.Id}";
            Assert.That(Text(query, answer), Is.EqualTo(Text(query, expected)), what);
        }
    }

    /// <summary>An empty page that only counts says nothing of what comes after it.</summary>
    private static bool IsSame(Query<DirectoryRecord> query, Page<DirectoryRecord> expected, Page<DirectoryRecord> answer) =>
        expected.Items.Select(record => record.Id).SequenceEqual(answer.Items.Select(record => record.Id))
        && expected.Total == answer.Total
        && (expected.HasMore == answer.HasMore || query.Take == 0);

    private static string Text(Query<DirectoryRecord> query, Page<DirectoryRecord> page) =>
        $"{string.Join(' ', page.Items.Select(record => record.Id))} of {page.Total}{(page.HasMore && query.Take > 0 ? " and more" : "")}";

    /// <summary>Tenants are listed across the installation, in which others may be.</summary>
    public static Query<DirectoryRecord> Scoped(RecordKind kind, Query<DirectoryRecord> query) => kind != RecordKind.Tenant
        ? query
        : new(Guid.Empty)
        {
            Where = Filter.All([TenantFields.Id.EqualTo(query.TenantId), .. query.Where is { } where ? [where] : Array.Empty<Filter>()]),
            OrderBy = query.OrderBy,
            Skip = query.Skip,
            Take = query.Take,
            After = query.After,
            IncludeTotal = query.IncludeTotal,
        };
}
