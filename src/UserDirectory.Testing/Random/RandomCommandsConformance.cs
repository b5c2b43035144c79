using NUnit.Framework;
using UserDirectory.Storage;

namespace UserDirectory.Testing;

/// <summary>
/// Random sequences of commits and queries, given to the store and to a model at once: every result must be the same. A failure prints the
/// seed; the environment variable <c>USERDIRECTORY_SEED</c> repeats it.
/// </summary>
public abstract class RandomCommandsConformance : ConformanceFixture
{
    /// <summary>How many sequences a test runs; 5 unless overridden.</summary>
    protected virtual int Sequences => 5;

    [Test]
    public async Task Random_commands_on_a_small_tenant_have_the_results_of_the_model()
    {
        for (var i = 0; i < Sequences; i++)
        {
            await RunAsync(Seed.Next(), startWith: 0, sets: 60, keys: 6);
        }
    }

    [Test]
    public Task Random_commands_on_a_larger_tenant_have_the_results_of_the_model() =>
        RunAsync(Seed.Next(), startWith: 300, sets: 40, keys: 1000);

    [Test]
    public async Task Random_queries_have_the_answers_of_the_model()
    {
        var dice = new Dice(Seed.Next());
        var (bench, filters) = (await Workbench.OpenAsync(Store, dice.Seed), new RandomFilters(dice));
        var judge = new Judge(Store, await QueryWorld.AddAsync(bench));
        for (var i = 0; i < 60 * Sequences; i++)
        {
            var kind = dice.Pick(KindReader.All).Kind;
            await judge.AssertAnswerAsync(kind, filters.Query(bench.TenantId, kind, judge.Records), Seed.Describe(dice.Seed));
        }
    }

    private async Task RunAsync(int seed, int startWith, int sets, int keys)
    {
        var dice = new Dice(seed);
        var bench = Workbench.Draft(Store, seed);
        var comparison = new ModelComparison(Store, new(), bench.TenantId, Seed.Describe(seed));
        var (records, filters) = (new RandomRecords(dice, bench.New, keys), new RandomFilters(dice));
        var source = new RandomSets(dice, bench, records, filters);
        await comparison.CommitAsync(bench.Set(new Write.Add(bench.Tenant)));
        await comparison.CommitAsync(bench.Set([.. FirstRecords(records, bench, startWith).Select(record => new Write.Add(record))]));
        for (var i = 0; i < sets; i++)
        {
            await comparison.CommitAsync(source.Next(comparison.Records, (await bench.HeadAsync()).Authority));
            await ReadAsync(dice, bench, comparison, filters);
        }

        await comparison.AssertSameStateAsync();
    }

    /// <summary>Users of different keys and what they may be in, so that a store's indexes have more than one page.</summary>
    private static IEnumerable<DirectoryRecord> FirstRecords(RandomRecords records, Workbench bench, int count)
    {
        var lisbon = bench.New.Organization("first");
        yield return lisbon;
        for (var i = 0; i < count; i++)
        {
            var user = (User)records.Changed(
                bench.New.User("x"), []) with
            { Key = $"first-{i}", ExternalId = i % 2 == 0 ? null : $"first-{i}" };
            yield return user with { HomeOrganizationId = i % 3 == 0 ? lisbon.Id : null };
            yield return bench.New.Membership(user, lisbon);
        }
    }

    private static async Task ReadAsync(Dice dice, Workbench bench, ModelComparison comparison, RandomFilters filters)
    {
        var now = comparison.Records;
        var kind = dice.Pick(KindReader.All);
        await comparison.AssertSameAnswerAsync(kind, filters.Query(bench.TenantId, kind.Kind, now));
        if (dice.PickAny(RecordType.Of(dice.Pick(now).Kind).Keys) is { } definition
            && dice.PickAny(now.Where(record => record.Kind == definition.Record)) is { } holder
            && definition.Read(holder) is { } key)
        {
            await comparison.AssertSameByKeyAsync(key);
        }

        if (dice.Percent(30))
        {
            await comparison.AssertSameAccessAsync(
                dice.PickAny(now.OfType<User>())?.Id ?? Guid.Empty, dice.PickAny(now.OfType<Organization>())?.Id);
        }
    }
}
