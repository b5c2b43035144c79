using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Queries;
using UserDirectory.Storage;
using UserDirectory.Testing;
using UserDirectory.Tests.Conformance;

namespace UserDirectory.Sqlite.Tests.Searching;

/// <summary>
/// Random queries over records whose texts are drawn from what providers get wrong: memory and file give the same rows in the same order.
/// </summary>
public sealed class RandomQueryTests
{
    private const int Queries = 3_000;

    private readonly string _path = DirectoryFile.NewPath();

    [TearDown]
    public void Remove() => DirectoryFile.Remove(_path);

    [Test]
    public Task Memory_and_file_answer_alike() => CompareAsync(Seed.Next());

    [Test]
    public Task Memory_and_file_answer_alike_where_they_once_did() => CompareAsync(20_260_301);

    private async Task CompareAsync(int seed)
    {
        var dice = new Dice(seed);
        using var file = new SqliteStore(new() { ConnectionString = $"Data Source={_path}", Synchronous = SqliteSynchronous.Off });
        IDirectoryStore[] stores = [InMemorySource.Create(), file];
        var records = await FillAsync(dice, stores);
        var filters = new RandomFilters(dice);
        for (var i = 0; i < Queries; i++)
        {
            var kind = dice.Pick(KindReader.All);
            var query = filters.Query(records[0].TenantId, kind.Kind, records);
            var answers = new List<string>();
            foreach (var store in stores)
            {
                answers.Add(Text(await kind.QueryAsync(store, Judge.Scoped(kind.Kind, query), default), query.Take));
            }

            answers[1].Should().Be(
                answers[0], "{0} Query {1}: {2} where {3}, {4}", Seed.Describe(seed), i, kind.Kind, FilterText.Of(query.Where), query);
        }
    }

    // What comes after an empty page is left open.
    private static string Text(Page<DirectoryRecord> page, int take) =>
        $"{string.Join(' ', page.Items.Select(record => record.Id))} of {page.Total}{(page.HasMore && take > 0 ? " and more" : "")}";

    /// <summary>The same records in both, the feed among them, which both tell to be the same.</summary>
    private static async Task<IReadOnlyList<DirectoryRecord>> FillAsync(Dice dice, IDirectoryStore[] stores)
    {
        var draft = await Workbench.OpenAsync(InMemorySource.Create(), dice.Seed);
        var drawn = (await QueryWorld.AddAsync(draft)).Where(record => record is not Change)
            .Select((record, number) => Drawn(record, number, new RandomTexts(dice), dice)).ToList();
        var set = draft.Set([.. drawn.Select(record => new Write.Add(record))]);
        var states = new List<string>();
        foreach (var store in stores)
        {
            Expect.Committed(await store.CommitAsync(set, default));
            states.Add(await Workbench.Over(store, draft.Tenant).StateAsync());
        }

        states[1].Should().Be(states[0], Seed.Describe(dice.Seed));
        return [.. drawn, .. await Workbench.Over(stores[0], draft.Tenant).FeedAsync()];
    }

    /// <summary>The record with other texts; those of its keys are its own.</summary>
    private static DirectoryRecord Drawn(DirectoryRecord record, int number, RandomTexts texts, Dice dice)
    {
        var type = RecordType.Of(record.Kind);
        return type.MakeRecord([.. type.Columns.Select(column => column switch
        {
            { IsComputed: false, Kind: ColumnKind.Text } when type.Keys.Any(key => key.Text == column) =>
                column.Read(record).IsMissing ? ColumnValue.Missing : ColumnValue.Of($"{texts.Next(4)}{number}{texts.Next(2)}"),
            { IsComputed: false, Kind: ColumnKind.Text, IsOptional: true } when dice.Percent(20) => ColumnValue.Missing,
            { IsComputed: false, Kind: ColumnKind.Text } => ColumnValue.Of(texts.Next(6)),
            { Kind: ColumnKind.Texts, Name: not nameof(User.Attributes) } =>
                ColumnValue.Of([.. Enumerable.Range(0, dice.Below(3)).Select(_ => texts.Next(3))]),
            _ => column.Read(record),
        })]);
    }
}
