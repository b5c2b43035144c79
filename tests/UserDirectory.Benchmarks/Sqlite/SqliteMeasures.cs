using System.Runtime.InteropServices;

namespace UserDirectory.Benchmarks.Sqlite;

/// <summary>What is measured, with the most that each may cost.</summary>
internal sealed class SqliteMeasures
{
    private const int Hot = 1_000;
    private const int Rare = 75;
    private const int NewPeople = 1_000_000;
    private const int MoreNewPeople = 2_000_000;
    private const int Batch = 1_000;

    private readonly SqliteShop _shop;
    private readonly SqliteShop _forgetful;
    private readonly HandReads _reads;
    private readonly HandWrites _writes;
    private readonly List<SqlitePerson> _people = [];
    private readonly List<(string Cursor, SqlitePerson After)> _cursors = [];

    /// <param name="shop">The directory.</param>
    /// <param name="forgetful">The same, keeping nothing of rights.</param>
    /// <param name="reads">Reads by hand.</param>
    /// <param name="writes">Writes by hand.</param>
    public SqliteMeasures(SqliteShop shop, SqliteShop forgetful, HandReads reads, HandWrites writes)
    {
        (_shop, _forgetful, _reads, _writes) = (shop, forgetful, reads, writes);
        Meet();
        new Random(5).Shuffle(CollectionsMarshal.AsSpan(_people));
    }

    /// <summary>Roles that nobody has at first.</summary>
    public static IReadOnlyList<string> MoreRoles { get; } = ["guest", "visitor", "tester"];

    public IEnumerable<SqliteMeasure> Reads()
    {
        var system = _shop.System;
        yield return new("sqlite.find.id", 200, 4,
            i => system.Users.FindAsync(Person(i).Id).Done()!.Version, i => _reads.FindById(Person(i).Id).Version);
        yield return new("sqlite.find.key", 200, 4,
            i => system.Users.FindAsync(Person(i).Key).Done()!.Version, i => _reads.FindByKey(Person(i).Key).Version);
        yield return new("sqlite.check.cold", 200, 5,
            i => IsGranted(_forgetful, Person(i)), i => _reads.IsGranted(Person(i).Id, Person(i).Place) ? 1 : throw Refused());
        var rights = _people.Take(Hot).ToDictionary(person => person.Id, _ => 4UL);
        var bits = new Dictionary<string, int>(StringComparer.Ordinal) { [SqliteShop.Permission] = 2 };
        yield return new("sqlite.check.warm", 20_000, 3, i => IsGranted(_shop, _people[i % Hot]),
            i => rights.TryGetValue(_people[i % Hot].Id, out var set) && (set & (1UL << bits[SqliteShop.Permission])) != 0 ? 1 : 0);
        yield return new("sqlite.page", 20, 3, _ => Page(null), _ => _reads.FirstPage().Sum(user => user.Version));
        yield return new("sqlite.page.deep", 20, 3,
            i => Page(_cursors[i % _cursors.Count].Cursor), i => PageByHand(_cursors[i % _cursors.Count].After));
        // The same page in the middle again and again, as the first one is: else what differs is which of them the caches hold.
        yield return new("sqlite.page.any", 20, 1.3, _ => Page(_cursors[_cursors.Count / 2].Cursor), _ => Page(null));
        foreach (var (hits, texts) in SearchTexts.Of(_shop.Marked).Where(texts => texts.Hits is 1 or Rare))
        {
            // A name that few have; and a number, of which nearly every part is in everybody's.
            yield return new(hits == Rare ? "sqlite.search" : "sqlite.search.number", 2, 0.1,
                i => new Search(system, texts).At(i), i => _reads.Search(texts[i % texts.Length]).Sum(user => user.Version));
        }
    }

    public IEnumerable<SqliteMeasure> Writes()
    {
        var system = _shop.System;
        yield return Durable(new("sqlite.change", 50, 3,
            i => Rename(i, (person, name) =>
                system.Users.UpdateAsync(person.Id, new UserUpdate { DisplayName = name }, person.Version).Done().Version),
            i => Rename(i, (person, name) => _writes.Rename(person.Id, person.Version, name))));
        var roles = MoreRoles.Select(role => (EntityRef)role).ToList();
        yield return Durable(new("sqlite.roles", 50, 2.5,
            i => system.Roles.AssignAsync(Subject.User(Person(i).Id), roles).Done().Roles.Count, i => _writes.Give(Person(i).Id)));
        // It is the most code, which the runtime goes on compiling for its first 7,000 calls.
        yield return Durable(new("sqlite.create", 50, 1.5,
            i => system.Users.CreateAsync(_shop.NewUser(NewPeople + i)).Done().Version,
            i => _writes.Create(_shop.NewUser(NewPeople + i), SqliteShop.OrganizationOf(i)))) with
        { WarmUpRounds = 160 };
        yield return Durable(new("sqlite.import", 1, 2.5, i => Import(MoreNewPeople + (i * Batch)), i => _writes.Import(
            Enumerable.Range(MoreNewPeople + (i * Batch), Batch).Select(n => (_shop.NewUser(n), SqliteShop.OrganizationOf(n)))))) with
        { Records = Batch, Rounds = 7, WarmUpRounds = 3 };
    }

    private static SqliteMeasure Durable(SqliteMeasure measure) => measure with { IsDurable = true, WarmUpRounds = 40 };

    private static InvalidOperationException Refused() => new("Somebody lacks a right that everybody has.");

    private static long IsGranted(SqliteShop shop, SqlitePerson person) =>
        shop.System.Permissions.CheckAsync(person.Id, SqliteShop.Permission, person.Place).Done() ? 1 : throw Refused();

    private SqlitePerson Person(int index) => _people[index % _people.Count];

    private long Rename(int index, Func<SqlitePerson, string, long> rename)
    {
        var person = Person(index);
        var result = rename(person, $"{person.Name} {person.Version}");
        person.Version++;
        return result;
    }

    private long Import(int first)
    {
        _shop.ImportAsync(first, Batch, Batch).GetAwaiter().GetResult();
        return first;
    }

    private long Page(string? cursor) => _shop.System.Users.ListAsync(
        new UserQuery { OrderBy = [UserFields.DisplayName], Cursor = cursor, Take = 50 }).Done().Items.SumOfVersions();

    private long PageByHand(SqlitePerson after) =>
        _reads.Page(after.Name.ToUpperInvariant(), after.Id).Sum(user => user.Version);

    private void Meet()
    {
        string? cursor = null;
        do
        {
            var page = _shop.System.Users.ListAsync(
                new UserQuery { OrderBy = [UserFields.DisplayName], Cursor = cursor, Take = Math.Min(1_000, _shop.Marked / 40) }).Done();
            _people.AddRange(page.Items.Select(user => new SqlitePerson(user)));
            cursor = page.NextCursor;
            if (cursor is not null)
            {
                _cursors.Add((cursor, _people[^1]));
            }
        }
        while (cursor is not null);
    }
}
