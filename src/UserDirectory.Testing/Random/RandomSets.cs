using UserDirectory.Storage;

namespace UserDirectory.Testing;

/// <summary>
/// Draws change sets for a tenant as it stands: right ones, and ones that are refused for every reason. A record is written at most once in
/// a set, so that what a set means does not hang on what the contract leaves open.
/// </summary>
internal sealed class RandomSets(Dice dice, Workbench bench, RandomRecords records, RandomFilters filters)
{
    private static readonly RecordKind[] s_kinds =
        [.. RecordType.All.Select(type => type.Kind).Where(kind => kind is not (RecordKind.Tenant or RecordKind.Change))];

    private readonly List<ChangeSet> _given = [];

    public ChangeSet Next(IReadOnlyList<DirectoryRecord> now, long authority)
    {
        if (_given.Count > 0 && dice.Percent(4))
        {
            return dice.Pick(_given);
        }

        var set = bench.Set(Writes(now)) with
        {
            RaisesAuthority = dice.Percent(25),
            ExpectedAuthority = dice.Percent(30) ? authority - (dice.Percent(15) ? 1 : 0) : null,
        };
        _given.Add(set);
        return set;
    }

    private List<Write> Writes(IReadOnlyList<DirectoryRecord> now)
    {
        if (dice.Percent(12))
        {
            return [ByFilter(now)];
        }

        if (dice.Percent(10) && Swap(now) is { } swap)
        {
            return [.. swap];
        }

        var writes = new List<Write>();
        var untouched = now.Where(record => record.Kind is not (RecordKind.Tenant or RecordKind.Change)).ToList();
        for (var i = dice.Below(4); i >= 0; i--)
        {
            if (One(untouched) is { } write && IsAlone(write, writes))
            {
                writes.Add(write);
            }
        }

        return writes;
    }

    private Write ByFilter(IReadOnlyList<DirectoryRecord> now)
    {
        var kind = dice.Pick(s_kinds);
        var filter = filters.Next(kind, now, 2);
        return dice.Percent(50) ? new Write.RequireNone(kind, filter) : new Write.RemoveWhere(kind, filter & filters.Next(kind, now, 1));
    }

    /// <summary>Two users change keys.</summary>
    private IEnumerable<Write>? Swap(IReadOnlyList<DirectoryRecord> now)
    {
        var (one, other) = (dice.PickAny(now.OfType<User>()), dice.PickAny(now.OfType<User>()));
        return one is null || one == other
            ? null
            : [Edit.From(one, one with { Key = other!.Key, ExternalId = other.ExternalId }), Edit.From(
                other, other with { Key = one.Key, ExternalId = one.ExternalId })];
    }

    private Write? One(List<DirectoryRecord> untouched)
    {
        var roll = dice.Below(100);
        if (roll < 45)
        {
            return records.New(dice.Pick(s_kinds), untouched) is { } record
                ? new Write.Add(dice.Percent(2) && untouched.Count > 0 ? Twin(record, untouched) : record)
                : null;
        }

        if (dice.PickAny(untouched) is not { } chosen)
        {
            return null;
        }

        untouched.Remove(chosen);
        long? version = dice.Percent(50) ? chosen.Version + (dice.Percent(10) ? 1 : 0) : null;
        return roll switch
        {
            < 75 => Edit.From(dice.Percent(5) ? Moved(chosen) : chosen, records.Changed(chosen, untouched)),
            < 88 => new Write.Remove(chosen.Kind, dice.Percent(5) ? bench.New.Id() : chosen.Id, version),
            < 92 => new Write.Require(chosen.Kind, chosen.Id, version),
            < 94 => new Write.Redact(chosen.Kind, chosen.Id),
            _ when chosen is User => new Write.Touch(chosen.Id, SignIn()),
            _ => null,
        };
    }

    // A version that the record never reaches: else a refused set that is committed again might fit by then, and tell changes that are
    // none.
    private static DirectoryRecord Moved(DirectoryRecord record) => record with { Version = record.Version + 1_000_000 };

    /// <summary>A record with the id of one that is there.</summary>
    private DirectoryRecord Twin(DirectoryRecord record, List<DirectoryRecord> untouched) =>
        dice.PickAny(untouched.Where(other => other.Kind == record.Kind)) is { } other ? record with { Id = other.Id } : record;

    private SignIn SignIn() => dice.Below(4) switch
    {
        0 => new SignIn.Succeeded(At()),
        1 => new SignIn.Unlocked(),
        2 => new SignIn.LoggedIn(dice.Percent(20) ? null : At()),
        _ => new SignIn.Attempt(At(), 1 + dice.Below(3), TimeSpan.FromMinutes(1)),
    };

    private DateTimeOffset At() => RecordMaker.Start.AddSeconds(dice.Below(200));

    /// <summary>
    /// Whether a write has nothing to do with the others of its set: which of two is refused for the other's sake is left open.
    /// </summary>
    private static bool IsAlone(Write write, List<Write> others)
    {
        var (written, removed) = (Written(write), Removed(write));
        return others.TrueForAll(other => (written, Written(other)) switch
        {
            ({ } one, { } two) => !(one.Kind == two.Kind && one.Id == two.Id) && !Keys(one).Intersect(Keys(two)).Any(),
            ({ } one, null) => Removed(other) is not { } id || !Ends(one).Append(one.Id).Contains(id),
            (null, { } two) => removed is not { } id || !Ends(two).Append(two.Id).Contains(id),
            _ => true,
        });
    }

    private static DirectoryRecord? Written(Write write) =>
        write is Write.Add add ? add.Record : write is Write.Update update ? update.Record : null;

    private static Guid? Removed(Write write) => write is Write.Remove remove ? remove.Id : null;

    private static IEnumerable<UniqueKey> Keys(DirectoryRecord record) =>
        RecordType.Of(record.Kind).Keys.Select(key => key.Read(record)).OfType<UniqueKey>();

    private static IEnumerable<Guid> Ends(DirectoryRecord record) =>
        RecordType.Of(record.Kind).References.Select(link => link.Read(record).Id);
}
