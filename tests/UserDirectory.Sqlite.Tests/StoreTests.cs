using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory.Sqlite.Tests;

/// <summary>What is asked of the store by itself, beyond the suite: no tenant, many values, sets that come again.</summary>
public sealed class StoreTests
{
    private string _path = null!;
    private DirectoryFile _directory = null!;
    private SqliteStore _store = null!;
    private User _ann = null!;

    [SetUp]
    public async Task MakeAsync()
    {
        _path = DirectoryFile.NewPath();
        _directory = new DirectoryFile(_path);
        _ann = await _directory.System.Users.CreateAsync(new NewUser("ann") { Password = "correct horse battery" });
        _store = new SqliteStore(new() { ConnectionString = $"Data Source={_path};Pooling=False", Synchronous = SqliteSynchronous.Off });
    }

    [TearDown]
    public void Remove()
    {
        _store.Dispose();
        _directory.Dispose();
        DirectoryFile.Remove(_path);
    }

    [Test]
    public async Task Without_a_tenant_nothing_of_any_is_found()
    {
        (await _store.QueryAsync(new Query<User>(Guid.Empty), default)).Items.Should().BeEmpty();
        (await _store.FindAsync<Credential>(Guid.Empty, _ann.Id, default)).Should().BeNull();
        (await _store.FindAsync<Tenant>(Guid.Empty, _ann.TenantId, default)).Should().BeNull();
        (await _store.FindByKeyAsync<User>(RecordKeys.User.For(Guid.Empty, "ann"), default)).Should().BeNull();
    }

    [TestCase(5)]
    [TestCase(40_000)]
    public async Task A_list_of_ids_may_be_long(int count)
    {
        Guid[] ids = [_ann.Id, .. Enumerable.Range(1, count - 1).Select(_ => Guid.CreateVersion7())];

        (await PageAsync(UserFields.Id.In(ids))).Should().Equal(_ann.Id);
        (await PageAsync(!UserFields.Id.In(ids))).Should().BeEmpty();
    }

    [Test]
    public async Task A_list_of_texts_numbers_or_times_may_be_long()
    {
        FieldValue[] keys = ["ANN", .. Enumerable.Range(0, 9).Select(each => (FieldValue)$"\"{each}' \u00e9")];
        FieldValue[] times = [_ann.CreatedAt, .. Enumerable.Range(1, 9).Select(each => (FieldValue)_ann.CreatedAt.AddMinutes(each))];
        FieldValue[] numbers = [.. Enumerable.Range(1, 9).Select(each => (FieldValue)(long)each)];

        (await PageAsync(UserFields.Key.In(keys))).Should().Equal(_ann.Id);
        (await PageAsync(UserFields.CreatedAt.In(times))).Should().Equal(_ann.Id);
        (await PageAsync(UserFields.Status.In(numbers))).Should().Equal(_ann.Id);
    }

    [Test]
    public async Task One_of_very_many_conditions_may_hold()
    {
        var none = Enumerable.Range(0, 3_000).Select(each => UserFields.Culture.EqualTo($"c{each}"));

        (await PageAsync(Filter.Any(none.Append(UserFields.Key.EqualTo("ann"))))).Should().Equal(_ann.Id);
        (await PageAsync(Filter.All(none.Select(each => !each)))).Should().Equal(_ann.Id);
    }

    [Test]
    public async Task A_set_that_removed_by_a_filter_gets_its_first_answer_again()
    {
        var set = Set(new Write.Touch(_ann.Id, new SignIn.Attempt(_ann.CreatedAt, 5, TimeSpan.FromMinutes(1))),
            new Write.RemoveWhere(RecordKind.Membership, Filter.All()),
            new Write.RemoveWhere(RecordKind.User, UserFields.Key.EqualTo("bob")));
        await _directory.System.Users.CreateAsync(new NewUser("bob"));
        var first = await _store.CommitAsync(set, default);
        await _directory.System.Users.CreateAsync(new NewUser("carl"));

        (await _store.CommitAsync(set, default)).Should().BeEquivalentTo(first);
        (await _store.FindAsync<Credential>(_ann.TenantId, _ann.Id, default))!.FailedAttempts.Should().Be(1);
    }

    [Test]
    public async Task A_tenant_that_is_removed_by_a_filter_is_gone_with_everything()
    {
        (await _store.CommitAsync(Set(new Write.RemoveWhere(RecordKind.Tenant, Filter.All())), default)).IsCommitted.Should().BeTrue();

        (await _store.FindAsync<Tenant>(_ann.TenantId, _ann.TenantId, default)).Should().BeNull();
        (await PageAsync(Filter.All())).Should().BeEmpty();
    }

    [Test]
    public async Task A_tenant_is_not_removed_twice_in_one_set()
    {
        var remove = new Write.Remove(RecordKind.Tenant, _ann.TenantId);

        (await _store.CommitAsync(Set(remove, remove), default)).Refusals
            .Should().ContainSingle().Which.Should().Be(new Refusal(1, RefusalReason.NotFound));
    }

    [Test]
    public async Task After_it_was_disposed_of_it_answers_nothing()
    {
        _store.Dispose();

        var read = async () => await _store.FindAsync<User>(_ann.TenantId, _ann.Id, default);
        await read.Should().ThrowAsync<ObjectDisposedException>();
    }

    private async Task<IEnumerable<Guid>> PageAsync(Filter where) =>
        (await _store.QueryAsync(new Query<User>(_ann.TenantId) { Where = where }, default)).Items.Select(user => user.Id);

    private ChangeSet Set(params Write[] writes) =>
        new(Guid.CreateVersion7(), _ann.TenantId, ActorRef.System("tests"), _ann.CreatedAt, writes);
}
