using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Queries;
using UserDirectory.Storage;
using UserDirectory.Storage.InMemory;
using UserDirectory.Testing;

namespace UserDirectory.Tests.Decisions.Reading;

/// <summary>
/// Whatever was read ahead, a set answers as the store does: drawn at random, over drawn records, and with records laid over both.
/// </summary>
public sealed class ReadSetAgreementTests
{
    private const int Worlds = 60;
    private const int SetsBelow = 30;
    private const int Questions = 60;

    [TestCase(false)]
    [TestCase(true)]
    public async Task What_is_known_is_answered_as_the_store_answers(bool isLaidOver)
    {
        var known = 0;
        for (var i = 0; i < Worlds; i++)
        {
            known += await RunAsync(Seed.Next(), isLaidOver);
        }

        known.Should().BeGreaterThan(Worlds, "answers that all come from the store compare nothing");
    }

    private static async Task<int> RunAsync(int seed, bool isLaidOver)
    {
        var (dice, below) = (new Dice(seed), new InMemoryStore(new()));
        var (bench, model) = (Workbench.Draft(below, seed), new ModelStore());
        var (records, filters) = (new RandomRecords(dice, bench.New, keys: 8), new RandomFilters(dice));
        var sets = new RandomSets(dice, bench, records, filters);
        await CommitAsync(bench.Set(new Write.Add(bench.Tenant)));
        for (var i = 0; i < SetsBelow; i++)
        {
            await CommitAsync(sets.Next(model.RecordsOf(bench.TenantId), 0) with { ExpectedAuthority = null });
        }

        var counted = new CountingStore(below);
        var set = new ReadSet(counted, bench.TenantId);
        await set.ReadAsync([.. ReadsOf(dice, filters, model.RecordsOf(bench.TenantId))], default);
        var batch = new BatchStore(counted, bench.TenantId, known: set);
        if (isLaidOver)
        {
            await LayOverAsync(sets, model, batch, bench.TenantId);

            // What a call of a batch reads ahead: the batch as it is so far.
            var ofCall = new ReadSet(batch, bench.TenantId);
            await ofCall.ReadAsync([.. ReadsOf(dice, filters, model.RecordsOf(bench.TenantId))], default);
            batch = new BatchStore(batch, bench.TenantId, known: ofCall);
        }

        IReadOnlyList<DirectoryRecord> now = [.. model.RecordsOf(bench.TenantId).Where(record => record is not Change)];
        var judge = new Judge(batch, now);
        counted.Restart();
        for (var i = 0; i < Questions; i++)
        {
            var kind = dice.Pick(RecordType.All.Where(type => type.Kind is not (RecordKind.Tenant or RecordKind.Change)).ToList()).Kind;
            var query = filters.Query(bench.TenantId, kind, now);
            if (dice.Percent(70) && ListOf(dice, kind, now) is { } list)
            {
                query = query with { Where = query.Where is null ? list : list & query.Where };
            }

            await judge.AssertAnswerAsync(kind, query, Seed.Describe(seed));
            var chosen = dice.Pick(now);
            foreach (var key in RecordType.Of(chosen.Kind).Keys.Select(definition => definition.Read(chosen)).OfType<UniqueKey>()
                .Where(_ => chosen is not Tenant))
            {
                (await RecordType.Of(chosen.Kind).FindByKeyAsync(batch, key, default))?.Id.Should().Be(chosen.Id, Seed.Describe(seed));
            }

            var (user, place) = (dice.PickAny(now.OfType<User>())?.Id ?? Guid.Empty, dice.PickAny(now.OfType<Organization>())?.Id);
            Facts(await batch.ReadAccessAsync(bench.TenantId, user, place, default))
                .Should().Be(Facts(await model.ReadAccessAsync(bench.TenantId, user, place, default)), Seed.Describe(seed));
        }

        var asked = counted.Calls.Count(call => call.StartsWith("query ", StringComparison.Ordinal));
        return Questions - Math.Min(Questions, asked);

        async Task CommitAsync(ChangeSet changes)
        {
            if ((await model.CommitAsync(changes, default)).IsCommitted)
            {
                await below.CommitAsync(changes, default);
            }
        }
    }

    private static async Task LayOverAsync(RandomSets sets, ModelStore model, BatchStore batch, Guid tenantId)
    {
        for (var i = 0; i < 10; i++)
        {
            var changes = sets.Next(model.RecordsOf(tenantId), 0) with { Id = Guid.NewGuid(), ExpectedAuthority = null };
            if (!changes.Writes.Any(write => write is Write.Touch { SignIn: not (SignIn.Unlocked or SignIn.LoggedIn) })
                && (await model.CommitAsync(changes, default)).IsCommitted)
            {
                (await batch.CommitAsync(changes, default)).IsCommitted.Should().BeTrue();
            }
        }
    }

    private static IEnumerable<Read> ReadsOf(Dice dice, RandomFilters filters, IReadOnlyList<DirectoryRecord> now)
    {
        for (var i = 0; i < 25; i++)
        {
            var kind = dice.Pick(RecordType.All.Where(type => type.Kind is not (RecordKind.Tenant or RecordKind.Change)).ToList()).Kind;
            var some = dice.PickAny(now.Where(record => record.Kind == kind));
            switch (dice.Below(6))
            {
                case 0:
                    yield return new Read.ById(kind, some?.Id ?? Guid.NewGuid());
                    break;
                case 1 when some is not null && dice.PickAny(RecordType.Of(kind).Keys)?.Read(some) is { } key:
                    yield return new Read.ByKey(key);
                    break;
                case 2 or 3 when ListOf(dice, kind, now) is { } list:
                    yield return new Read.Where(kind, list, dice.Percent(80) ? 1000 : 1);
                    break;
                case 4:
                    yield return new Read.Access(
                        dice.PickAny(now.OfType<User>())?.Id ?? Guid.Empty, dice.PickAny(now.OfType<Organization>())?.Id);
                    break;
                default:
                    yield return new Read.Where(kind, filters.Next(kind, now, 1), 1000);
                    break;
            }
        }
    }

    /// <summary>Those whose field names one id, or one of several, some of them twice.</summary>
    private static Filter? ListOf(Dice dice, RecordKind kind, IReadOnlyList<DirectoryRecord> now)
    {
        var field = dice.PickAny(RecordType.Of(kind).Fields.Where(each => each is { Kind: FieldKind.Id, IsMany: false }));
        Guid[] ids = [.. dice.Some(now.Where(record => field is not null && record.Kind == kind)
            .Select(record => field!.Read(record)).Where(value => !value.IsMissing).Select(value => value.Id).ToList(), 3)];
        return field is null || ids.Length == 0 ? null : dice.Percent(50) ? field.EqualTo(ids[0]) : field.In([.. ids, ids[0]]);
    }

    private static string Facts(AccessFacts? facts) => string.Join(
        '\n',
        new IEnumerable<DirectoryRecord?>[] { [facts!.User], facts.Memberships, facts.Groups, facts.Assignments, facts.Roles }
            .Select(part => string.Join(' ', part.Select(record => record?.Id).Order()))
            .Append(string.Join(' ', facts.MemberOf.Order()))
            .Append(string.Join(' ', facts.Path.Select(organization => organization.Id))));
}
