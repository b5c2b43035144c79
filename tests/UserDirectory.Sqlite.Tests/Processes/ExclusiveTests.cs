using System.Collections.Concurrent;
using System.Reflection;
using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Storage;
using UserDirectory.Tests.Conformance;

namespace UserDirectory.Sqlite.Tests.Processes;

/// <summary>A file that one process keeps to itself.</summary>
public sealed class ExclusiveTests
{
    private static readonly string s_folder = Directory.CreateTempSubdirectory("userdirectory-").FullName;

    private string _path = null!;

    [OneTimeTearDown]
    public void RemoveFiles() => Directory.Delete(s_folder, recursive: true);

    [SetUp]
    public void NameFile() => _path = DirectoryFile.NewPath();

    [TearDown]
    public void RemoveFile() => DirectoryFile.Remove(_path);

    [TestCaseSource(nameof(Cases))]
    public Task The_suite_of_commits_and_races_passes(Type fixture, MethodInfo test) => SuiteCases.RunAsync(fixture, test);

    [TestCase(true)]
    [TestCase(false)]
    public async Task Others_find_it_busy_while_it_is_open(bool isOtherExclusive)
    {
        using (var own = new DirectoryFile(_path, options => options.IsExclusive = true))
        {
            await own.System.Users.CreateAsync(new NewUser("ann"));
            using var other = Open(isOtherExclusive);
            var read = async () => await other.System.Users.FindAsync("ann");
            (await read.Should().ThrowAsync<StoreException>()).Which.Code.Should().Be("store.busy");
        }

        using var after = Open(isOtherExclusive);
        (await after.System.Users.FindAsync("ann")).Should().NotBeNull();
    }

    [Test]
    public async Task A_file_that_others_have_open_is_not_to_be_had_alone()
    {
        using var other = new DirectoryFile(_path);
        await other.System.Users.CreateAsync(new NewUser("ann"));
        using var own = Open(isExclusive: true);

        var read = async () => await own.System.Users.FindAsync("ann");
        (await read.Should().ThrowAsync<StoreException>()).Which.Code.Should().Be("store.busy");
        other.Dispose();
        (await own.System.Users.FindAsync("ann")).Should().NotBeNull();
    }

    [Test]
    public async Task Each_commit_is_told_before_it_can_be_read()
    {
        using var directory = new DirectoryFile(_path);
        var ann = await directory.System.Users.CreateAsync(new NewUser("ann"));
        var before = (await directory.System.Changes.ReadAsync(0)).Select(change => change.Id).ToList();
        directory.Dispose();
        using var store = new ExclusiveSqliteStore(new() { ConnectionString = $"Data Source={_path}", IsExclusive = true });
        var told = new ConcurrentDictionary<Guid, long>();
        store.Committing += (set, number) => told.TryAdd(set.Id, number).Should().BeTrue("a set is told once");
        ChangeSet Set(string key) => new(
            Guid.CreateVersion7(), ann.TenantId, ActorRef.System("tests"), ann.CreatedAt,
            [new Write.Add(ann with { Id = Guid.CreateVersion7(), Key = key })]);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(async () =>
        {
            for (var each = 0; each < 10; each++)
            {
                var set = Set($"user-{writer}-{each}");
                var result = await store.CommitAsync(set, default);
                told.Should().Contain(set.Id, result.Sequence);
                (await store.CommitAsync(set, default)).Should().BeEquivalentTo(result);
                (await store.QueryAsync(new Query<Change>(ann.TenantId) { Take = 1_000 }, default)).Items
                    .Select(change => change.Id).Should().BeSubsetOf([.. told.Keys, .. before]);
            }
        })));

        told.Should().HaveCount(80);
        (await store.CommitAsync(Set("ann"), default)).IsCommitted.Should().BeFalse();
        told.Should().HaveCount(80, "what is refused is not told");
    }

    [Test]
    public async Task Rights_need_no_age()
    {
        using var directory = new DirectoryFile(_path, options => options.IsExclusive = true, rightsMaxAge: TimeSpan.FromMinutes(5));
        await directory.System.Roles.CreateAsync(new NewRole("reader", "invoices.read"));
        var ann = await directory.System.Users.CreateAsync(new NewUser("ann") { Roles = ["reader"] });
        (await directory.System.Permissions.CheckAsync(ann.Id, "invoices.read")).Should().BeTrue();

        await directory.System.Roles.UnassignAsync(ann.Id, ["reader"]);

        (await directory.System.Permissions.CheckAsync(ann.Id, "invoices.read")).Should().BeFalse();
    }

    private static IEnumerable<TestCaseData> Cases() => SuiteCases.Of<ExclusiveSource>()
        .Where(test => ((Type)test.Arguments[0]!).Namespace!.Split('.')[^1] is "Commits" or "Races");

    private DirectoryFile Open(bool isExclusive) =>
        new(_path, options => (options.IsExclusive, options.BusyTimeout) = (isExclusive, TimeSpan.Zero));

    private sealed class ExclusiveSource : IStoreSource
    {
        public static IDirectoryStore Create() => new ExclusiveSqliteStore(new()
        {
            ConnectionString = $"Data Source={Path.Combine(s_folder, $"{Guid.NewGuid():N}.db")}",
            Synchronous = SqliteSynchronous.Off,
            IsExclusive = true,
        });
    }
}
