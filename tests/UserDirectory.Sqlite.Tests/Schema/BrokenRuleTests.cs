using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Queries;
using UserDirectory.Relational;
using UserDirectory.Storage;
using UserDirectory.Testing;

namespace UserDirectory.Sqlite.Tests;

/// <summary>
/// Change sets as no service makes them, one for each rule of the catalogue that a set can break: each is refused with what it breaks,
/// nothing of it is written, and the next one is.
/// </summary>
public sealed class BrokenRuleTests
{
    private readonly string _path = DirectoryFile.NewPath();
    private SqliteStore _store = null!;
    private Workbench _bench = null!;

    [SetUp]
    public async Task OpenAsync()
    {
        _store = new SqliteStore(new() { ConnectionString = $"Data Source={_path}", Synchronous = SqliteSynchronous.Off });
        _bench = await Workbench.OpenAsync(_store);
    }

    [TearDown]
    public void Remove()
    {
        _store.Dispose();
        DirectoryFile.Remove(_path);
    }

    [TestCaseSource(nameof(UniqueKeys))]
    public async Task A_key_that_is_taken_is_refused_for_its_index_and_by_nothing_else(object rule)
    {
        var index = (Constraint.Unique)rule;
        var second = await KeyTakersAsync(index.Table);
        var before = await _bench.StateAsync();
        foreach (var (set, key) in second)
        {
            var refusals = (await _store.CommitAsync(set, default)).Refusals;
            refusals.Should().Equal(new Refusal(refusals[0].Index, RefusalReason.KeyTaken) { Key = key });
            (await _bench.StateAsync()).Should().Be(before);
        }

        DirectoryFile.Run(_path, $"DROP INDEX {index.Name}");
        var taken = new List<KeyDefinition>();
        foreach (var (set, key) in second)
        {
            if ((await _store.CommitAsync(set, default)).IsCommitted)
            {
                taken.Add(key);
            }
        }

        taken.Distinct().Should().ContainSingle("the index is what keeps a key, and one only");
    }

    [TestCaseSource(nameof(Ids))]
    public async Task An_id_that_is_taken_is_refused_without_a_key(object rule)
    {
        var records = await QueryWorld.AddAsync(_bench);
        var record = records.First(record => NameOf(record.Kind) == ((Constraint.Unique)rule).Table);
        var before = await _bench.StateAsync();

        var refusals = (await _bench.TryAsync(new Write.Add(record))).Refusals;

        refusals.Should().Equal(new Refusal(0, RefusalReason.KeyTaken));
        (await _bench.StateAsync()).Should().Be(before);
        await _bench.AddAsync(_bench.New.User("next"));
    }

    [TestCaseSource(nameof(Links))]
    public async Task A_link_is_refused_without_its_end_and_keeps_its_end(object rule)
    {
        var cases = LinkCases.Of(_bench.New, out var others);
        await _bench.AddAllAsync(others);
        var (link, record, end) = cases.Single(each => Is(each.Link, (Constraint.Link)rule));
        var before = await _bench.StateAsync();

        (await _bench.TryAsync(new Write.Add(record))).Refusals
            .Should().Equal(new Refusal(0, RefusalReason.LinkMissing) { Link = link });
        (await _bench.StateAsync()).Should().Be(before);

        await _bench.AddAllAsync(end, record);
        var linked = await _bench.StateAsync();
        (await _bench.TryAsync(new Write.Remove(end.Kind, end.Id))).Refusals
            .Should().Equal(new Refusal(0, RefusalReason.StillLinked) { Link = link });
        (await _bench.StateAsync()).Should().Be(linked);

        await _bench.CommitAsync(new Write.Remove(record.Kind, record.Id), new Write.Remove(end.Kind, end.Id));
    }

    [TestCaseSource(nameof(Versions))]
    public async Task A_version_below_1_is_a_fault_of_the_caller(object rule)
    {
        var record = FullRecords.Of(_bench.New).Select(pair => pair.Bare).Append(_bench.Tenant)
            .First(record => NameOf(record.Kind) == ((Constraint.Check)rule).Table);
        var before = await _bench.StateAsync();

        var add = async () => await _bench.TryAsync(new Write.Add(record with { Version = 0 }));

        await add.Should().ThrowAsync<ArgumentException>();
        (await _bench.StateAsync()).Should().Be(before);
        await _bench.AddAsync(_bench.New.User("next"));
    }

    [Test]
    public void Every_rule_is_broken_here_or_is_of_what_no_set_names()
    {
        IEnumerable<string> here = [.. UniqueKeys().Concat(Ids()).Concat(Links()).Concat(Versions()).Select(test => test.TestName!)];

        here.Should().OnlyHaveUniqueItems();
        Catalogue.Rules().Where(rule => !IsOfNoSet(rule)).Select(rule => $"{rule}").Should().BeEquivalentTo(here);
    }

    [Test]
    public void Every_key_and_link_of_the_records_is_a_rule()
    {
        UniqueKeys().Should().HaveSameCount(RecordType.All.SelectMany(type => type.Keys).SelectMany(KeyWay.Of));
        var links = Catalogue.Rules().OfType<Constraint.Link>().ToList();
        RecordType.All.SelectMany(type => type.References).Should().OnlyContain(link => links.Exists(rule => Is(link, rule)));
    }

    // What the store itself gives: numbers of tenants, rows, pairs and changes, texts of actors, rows of lists, the head; the form of a
    // value; and a value that every record has.
    private static bool IsOfNoSet(Constraint rule) => rule switch
    {
        Constraint.Link link => link.IsToTenant || IsList(link.Table) || IsOfPairs(link.Target),
        Constraint.Unique unique => IsList(unique.Table) || IsOfPairs(unique.Table) || unique.Table is "ud_actor" or "ud_change"
            || unique.Columns.Contains("no"),
        Constraint.Check check => check.Column != "version" || check.Table == "ud_change",
        Constraint.Needed => true,
        _ => false,
    };

    private static bool IsList(string table) => Table.All.SelectMany(each => each.Lists).Any(list => table == $"ud_{list.Name}");

    private static bool IsOfPairs(string table) =>
        Table.All.SelectMany(each => each.PairNumbers).Any(number => table == $"ud_{number.Pair!.Name}");

    private static string NameOf(RecordKind kind) => $"ud_{Table.Of(kind).Name}";

    private static bool Is(Field link, Constraint.Link rule) =>
        Table.Of(link.Record).Compared(link) is var column && column.Name == rule.Column
        && rule.Table == (column.Pair is { } pair ? $"ud_{pair.Name}" : NameOf(link.Record));

    /// <summary>Sets that each want a key of a table's which is taken.</summary>
    private async Task<List<(ChangeSet Set, KeyDefinition Key)>> KeyTakersAsync(string table)
    {
        var tenant = Workbench.Draft(_store);
        var tenantSet = tenant.Set(new Write.Add(tenant.Tenant with { Key = _bench.Tenant.Key.ToUpperInvariant() }));
        var takers = (await KeyCases.AddFirstAsync(_bench))
            .Select(pair => (Set: _bench.Set(new Write.Add(pair.Second)), pair.Key))
            .Append((Set: tenantSet, Key: RecordKeys.Tenant));
        return [.. takers.Where(taker => NameOf(taker.Key.Record) == table)];
    }

    private static IEnumerable<TestCaseData> UniqueKeys() => Of<Constraint.Unique>(rule => rule.Statement is not null);

    private static IEnumerable<TestCaseData> Ids() =>
        Of<Constraint.Unique>(rule => rule.Statement is null && rule.Columns.Contains("id"));

    private static IEnumerable<TestCaseData> Links() => Of<Constraint.Link>(_ => true);

    private static IEnumerable<TestCaseData> Versions() => Of<Constraint.Check>(rule => rule.Column == "version");

    private static IEnumerable<TestCaseData> Of<T>(Func<T, bool> which)
        where T : Constraint =>
        Catalogue.Rules().OfType<T>().Where(rule => !IsOfNoSet(rule) && which(rule))
            .Select(rule => new TestCaseData(rule) { TestName = $"{rule}" });
}
