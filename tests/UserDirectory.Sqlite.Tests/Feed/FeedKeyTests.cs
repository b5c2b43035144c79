using FluentAssertions;
using Microsoft.Data.Sqlite;
using NUnit.Framework;
using UserDirectory.Queries;
using UserDirectory.Relational;
using UserDirectory.Storage;
using UserDirectory.Testing;

namespace UserDirectory.Sqlite.Tests;

/// <summary>A row of the feed stands at the one number that its tenant and its own number make, and a tenant sees its own alone.</summary>
public sealed class FeedKeyTests
{
    private const string TooHigh = "1099511627776";

    private readonly string _path = DirectoryFile.NewPath();
    private SqliteStore _store = null!;

    [SetUp]
    public void Open() =>
        _store = new SqliteStore(new() { ConnectionString = $"Data Source={_path}", Synchronous = SqliteSynchronous.Off });

    [TearDown]
    public void Remove()
    {
        _store.Dispose();
        DirectoryFile.Remove(_path);
    }

    [TestCase("number = number + 100")]
    [TestCase("no = no + 100")]
    [TestCase("tenant = tenant + 1")]
    [TestCase("number = 0, no = no - number")]
    [TestCase($"number = {TooHigh}, no = no - number + {TooHigh}")]
    [TestCase($"tenant = 8388608, no = 9223372036854775807")]
    public async Task A_row_that_stands_elsewhere_is_refused(string values)
    {
        await Workbench.OpenAsync(_store);

        var update = () => DirectoryFile.Run(_path, $"UPDATE ud_change SET {values} WHERE number = 1");

        update.Should().Throw<SqliteException>().WithMessage("*CHECK constraint failed*");
    }

    [Test]
    public async Task Numbers_that_are_no_changes_of_the_tenant_find_none_of_its_neighbours()
    {
        var benches = new List<Workbench>();
        for (var i = 0; i < 3; i++)
        {
            benches.Add(await Workbench.OpenAsync(_store));
            await benches[i].AddAsync(benches[i].New.User("ann"));
        }

        foreach (var bench in benches)
        {
            foreach (var none in new[] { long.MinValue, -1, 0, 3, 1L << 40, (1L << 40) + 1, 1L << 41, long.MaxValue })
            {
                (await NumbersAsync(bench, ChangeFields.Number.EqualTo(none))).Should().BeEmpty();
            }

            (await NumbersAsync(bench, ChangeFields.Number.GreaterThan(-1))).Should().Equal(1, 2);
            (await NumbersAsync(bench, ChangeFields.Number.LessThan(long.MaxValue))).Should().Equal(1, 2);
            (await NumbersAsync(bench, ChangeFields.Number.GreaterThan(1) & ChangeFields.Number.LessThan(3))).Should().Equal(2);
            (await NumbersAsync(bench, ChangeFields.Number.EqualTo(1) | ChangeFields.Number.EqualTo(2))).Should().Equal(1, 2);
        }
    }

    [TestCaseSource(nameof(Ranges))]
    public void A_page_reads_no_more_of_the_feed_than(Filter? where, Sort order, long? after, long from, long to)
    {
        var seek = after is { } number ? new SeekPosition([FieldValue.Of(number)], Guid.NewGuid()) : null;

        FeedRange.Of(where, [order], seek).Should().Be(new FeedRange(from, to));
    }

    private static IEnumerable<TestCaseData> Ranges()
    {
        var (number, all) = (ChangeFields.Number, FeedRange.All);
        yield return Case("all", null, number, null, all.From, all.To);
        yield return Case("one", number.EqualTo(7), number, null, 7, 7);
        yield return Case("behind one", number.GreaterThan(7), number, null, 7, all.To);
        yield return Case("from one to another", number.GreaterThan(7) & number.LessThan(9), number, null, 7, 9);
        yield return Case("up to one", number.LessThan(9), number, null, all.From, 9);
        yield return Case("either of two", number.EqualTo(7) | number.EqualTo(9), number, null, all.From, all.To);
        yield return Case("all but those behind one", !number.GreaterThan(7), number, 5, 5, all.To);
        yield return Case("the next page", null, number, 5, 5, all.To);
        yield return Case("the next page backwards", number.GreaterThan(2), number.Descending, 5, 2, 5);
        yield return Case("by something else", null, ChangeFields.Id, 5, all.From, all.To);

        static TestCaseData Case(string name, Filter? where, Sort order, long? after, long from, long to) =>
            new TestCaseData(where, order, after, from, to).SetArgDisplayNames(name);
    }

    private async Task<IEnumerable<long>> NumbersAsync(Workbench bench, Filter where)
    {
        var query = new Query<Change>(bench.TenantId) { Where = where, OrderBy = [ChangeFields.Number], Take = 10 };
        return (await _store.QueryAsync(query, default)).Items.Select(change => change.Number);
    }
}
