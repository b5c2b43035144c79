using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Queries;
using UserDirectory.Storage;
using UserDirectory.Testing;

namespace UserDirectory.Sqlite.Tests;

/// <summary>Links that come in few combinations: each is kept once, for as long as what it links to is there.</summary>
public sealed class PairTests
{
    private readonly string _path = DirectoryFile.NewPath();
    private SqliteStore _store = null!;
    private Workbench _bench = null!;
    private User _ann = null!;
    private User _bob = null!;
    private Organization _lisbon = null!;
    private Role _reader = null!;

    [SetUp]
    public async Task OpenAsync()
    {
        _store = new SqliteStore(new() { ConnectionString = $"Data Source={_path}", Synchronous = SqliteSynchronous.Off });
        _bench = await Workbench.OpenAsync(_store);
        _lisbon = await _bench.AddAsync(_bench.New.Organization("lisbon"));
        _reader = await _bench.AddAsync(_bench.New.Role("reader"));
        _ann = await _bench.AddAsync(Person("ann", _lisbon, _lisbon));
        _bob = await _bench.AddAsync(Person("bob", _lisbon, _lisbon));
    }

    [TearDown]
    public void Remove()
    {
        _store.Dispose();
        DirectoryFile.Remove(_path);
    }

    [Test]
    public async Task Who_has_the_same_pair_shares_its_row()
    {
        await _bench.AddAllAsync(
            _bench.New.Assignment(_reader, _ann, _lisbon), _bench.New.Assignment(_reader, _bob, _lisbon),
            _bench.New.Assignment(_reader, _bob));

        Given().Should().Be(2, "one of the role at Lisbon, and one of the role everywhere");
        Homes().Should().Be(1);
        (await _bench.ListAsync<RoleAssignment>(RoleAssignmentFields.OrganizationId.EqualTo(_lisbon.Id))).Should().HaveCount(2);
    }

    [Test]
    public async Task Homes_are_told_apart_by_both_ends_and_by_which_is_missing()
    {
        var porto = await _bench.AddAsync(_bench.New.Organization("porto"));
        var people = new[]
        {
            Person("1", null, null), Person("2", null, porto), Person("3", porto, null), Person("4", porto, _lisbon),
            Person("5", _lisbon, porto),
        };
        await _bench.AddAllAsync(people);

        Homes().Should().Be(5, "who has none needs no pair");
        foreach (var person in people)
        {
            (await _bench.GetAsync<User>(person.Id)).Should().Be(person);
        }

        (await KeysAsync(UserFields.HomeOrganizationId.EqualTo(porto.Id))).Should().Equal("3", "4");
        (await KeysAsync(!UserFields.HomeOrganizationId.EqualTo(porto.Id))).Should().Equal("1", "2", "5", "ann", "bob");
        (await KeysAsync(UserFields.DefaultOrganizationId.IsPresent())).Should().Equal("2", "4", "5", "ann", "bob");
        (await KeysAsync(!UserFields.DefaultOrganizationId.IsUnder(porto.Id))).Should().Equal("1", "3", "4", "ann", "bob");
    }

    [Test]
    public async Task A_set_may_write_links_before_their_ends()
    {
        var (carl, role, porto) = (_bench.New.User("carl"), _bench.New.Role("editor"), _bench.New.Organization("porto"));
        var (given, other) = (_bench.New.Assignment(role, carl, porto), _bench.New.Assignment(_reader, carl, porto));

        await _bench.AddAllAsync(given, other, carl with { HomeOrganizationId = porto.Id }, role, porto);

        (await _bench.GetAsync<RoleAssignment>(given.Id)).Should().Be(given);
        (await _bench.GetAsync<RoleAssignment>(other.Id)).Should().Be(other);
        (await _bench.GetAsync<User>(carl.Id)).HomeOrganizationId.Should().Be(porto.Id);
    }

    [Test]
    public async Task What_a_set_removes_and_adds_again_keeps_its_links()
    {
        var given = await _bench.AddAsync(_bench.New.Assignment(_reader, _ann, _lisbon));

        await _bench.CommitAsync(
            new Write.Remove(RecordKind.Role, _reader.Id), new Write.Remove(RecordKind.Organization, _lisbon.Id),
            new Write.Add(_lisbon), new Write.Add(_reader with { Key = "reader again" }));

        (await _bench.GetAsync<RoleAssignment>(given.Id)).Should().Be(given);
        (await _bench.GetAsync<User>(_ann.Id)).Should().Be(_ann);
    }

    [Test]
    public async Task A_pair_goes_with_what_it_links_to_and_not_before()
    {
        var given = await _bench.AddAsync(_bench.New.Assignment(_reader, _ann, _lisbon));

        (await _bench.TryAsync(new Write.Remove(RecordKind.Role, _reader.Id))).Refusals
            .Should().Equal(new Refusal(0, RefusalReason.StillLinked) { Link = RoleAssignmentFields.RoleId });
        Given().Should().Be(1);

        await _bench.CommitAsync(new Write.Remove(RecordKind.RoleAssignment, given.Id));
        Given().Should().Be(1, "most pairs are had again");
        await _bench.CommitAsync(new Write.Remove(RecordKind.Role, _reader.Id));
        Given().Should().Be(0);
    }

    [Test]
    public async Task What_a_set_gives_of_what_it_removes_later_is_refused()
    {
        var given = _bench.New.Assignment(_reader, _ann, _lisbon);

        (await _bench.TryAsync(new Write.Add(given), new Write.Remove(RecordKind.Role, _reader.Id))).Refusals.Should().Contain(
            refusal => refusal.Link == RoleAssignmentFields.RoleId);
        (await _bench.TryAsync(new Write.Remove(RecordKind.Role, _reader.Id), new Write.Add(given))).Refusals.Should().Contain(
            refusal => refusal.Link == RoleAssignmentFields.RoleId);

        Given().Should().Be(0);
    }

    private User Person(string key, Organization? home, Organization? @default) =>
        _bench.New.User(key) with { HomeOrganizationId = home?.Id, DefaultOrganizationId = @default?.Id };

    private async Task<IEnumerable<string>> KeysAsync(Filter where) =>
        (await _bench.ListAsync<User>(where)).Select(user => user.Key).Order(StringComparer.Ordinal);

    private long Given() => Count("ud_role_assignment_given");

    private long Homes() => Count("ud_user_homes");

    private long Count(string table) => (long)DirectoryFile.Run(_path, $"SELECT count(*) FROM {table}")!;
}
