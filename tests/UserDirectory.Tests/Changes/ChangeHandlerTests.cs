using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NUnit.Framework;
using UserDirectory.Storage;
using UserDirectory.Storage.InMemory;

namespace UserDirectory.Tests.Changes;

public sealed class ChangeHandlerTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    [Test]
    public async Task A_handler_of_a_call_that_was_overtaken_may_be_overtaken_itself()
    {
        InterruptedStore store = null!;
        var handler = new Once();
        using var test = new TestDirectory(
            builder => builder.Services.AddSingleton<IChangeHandler>(handler), inner => store = new InterruptedStore(inner));
        await test.UserAsync("ann");
        var aside = ((TenantDirectory)test.System).Over(test.InMemory);
        handler.Act = async () =>
        {
            store.BeforeNextCommit(() => UpdateAsync(aside, "third"));
            await UpdateAsync(test.System, "fourth");
        };
        store.BeforeNextCommit(() => UpdateAsync(aside, "first"));

        await UpdateAsync(test.System, "second").WaitAsync(s_patience);

        (await test.System.Users.GetAsync("ann")).FamilyName.Should().Be("fourth");
    }

    [Test]
    public async Task A_change_that_the_feed_drops_before_its_handlers_are_told_is_logged()
    {
        using var logger = new RecordingLogger();
        var kept = new InMemoryStore(new InMemoryOptions { KeptChanges = 1 });
        var store = new InterruptedStore(kept);
        var handler = new Once();
        using var test = new TestDirectory(
            builder => builder.Services.AddSingleton<IChangeHandler>(handler).AddSingleton<ILoggerFactory>(logger), _ => store);
        await test.UserAsync("ann");
        handler.Act = () => throw new InvalidOperationException("The change is gone and cannot be told.");
        store.BeforeNextCommit(() =>
        {
            store.BeforeRead(0, () => UpdateAsync(((TenantDirectory)test.System).Over(kept), "third"));
            return Task.CompletedTask;
        });

        await UpdateAsync(test.System, "second");

        logger.Lines.Should().ContainSingle().Which.Should()
            .StartWith("Warning: Change ").And.Contain("was dropped from the feed before handlers could be told of it. Keep more changes.");
        (await test.System.Users.GetAsync("ann")).FamilyName.Should().Be("third");
    }

    [TestCaseSource(nameof(Untold))]
    public async Task What_leaves_no_entry_no_handler_hears_of(
        Func<TestDirectory, InterruptedStore, Task> prepare, Func<TestDirectory, Task> call)
    {
        using var logger = new RecordingLogger();
        var told = new Told();
        InterruptedStore store = null!;
        using var test = new TestDirectory(
            builder => builder.AddChangeHandler(told).Services.AddSingleton<ILoggerFactory>(logger), inner =>
                store = new InterruptedStore(inner));
        await test.System.Users.CreateAsync(new NewUser("ann") { Password = "correct horse", IsPasswordTemporary = false });
        await prepare(test, store);
        told.Changes.Clear();

        await call(test);

        told.Changes.Should().BeEmpty();
        logger.Lines.Should().BeEmpty("nothing was dropped");
    }

    [Test]
    public async Task What_was_removed_as_a_set_and_is_dropped_from_the_feed_is_logged()
    {
        using var logger = new RecordingLogger();
        var kept = new InMemoryStore(new InMemoryOptions { KeptChanges = 1 });
        var store = new InterruptedStore(kept);
        var told = new Told();
        using var test = new TestDirectory(
            builder => builder.AddChangeHandler(told).Services.AddSingleton<ILoggerFactory>(logger), _ => store);
        await BinAsync(test, store);
        var aside = ((TenantDirectory)test.System).Over(kept);
        told.Changes.Clear();
        store.BeforeNextCommit(() =>
        {
            store.BeforeRead(0, () => aside.Users.CreateAsync(new NewUser("bob")).AsTask());
            return Task.CompletedTask;
        });

        await test.Directory.SweepAsync();

        logger.Lines.Should().ContainSingle().Which.Should().StartWith("Warning: Change ").And.Contain("was dropped from the feed");
    }

    private static IEnumerable<TestCaseData> Untold()
    {
        yield return Case("a right guess", Nothing, test => test.System.Passwords.VerifyAsync("ann", "correct horse").AsTask());
        yield return Case("a wrong guess", Nothing, test => test.System.Passwords.VerifyAsync("ann", "wrong horse").AsTask());
        yield return Case("unlocking", Nothing, test => test.System.Passwords.UnlockAsync("ann").AsTask());
        yield return Case("a login", Nothing, test => test.System.Users.RecordLoginAsync("ann", null).AsTask());
        yield return Case("deleting the tenant", Nothing, test => test.Directory.Tenants.DeleteAsync(Tenant.DefaultKey).AsTask());
        yield return Case("blanking what is in the feed alone", SweptAsync, async test =>
            await test.System.Users.EraseAsync(await NamedInFeedAsync(test)));
        yield return Case(
            "sweeping what another sweeps meanwhile",
            async (test, store) =>
            {
                await BinAsync(test, store);
                var (tenant, at) = ((await test.Directory.Tenants.GetAsync(Tenant.DefaultKey)).Id, test.Clock.GetUtcNow());
                store.BeforeNextCommit(async () => await test.InMemory.CommitAsync(
                    new ChangeSet(Guid.NewGuid(), tenant, ActorRef.System("another"), at,
                        [new Write.RemoveWhere(RecordKind.DeletedUser, DeletedUserFields.PurgeAt.AtMost(at))]),
                    default));
            },
            test => test.Directory.SweepAsync().AsTask());

        static TestCaseData Case(string name, Func<TestDirectory, InterruptedStore, Task> prepare, Func<TestDirectory, Task> call) =>
            new TestCaseData(prepare, call).SetArgDisplayNames(name);

        static Task Nothing(TestDirectory test, InterruptedStore store) => Task.CompletedTask;
    }

    /// <summary>An account in the recycle bin whose time is over.</summary>
    private static async Task BinAsync(TestDirectory test, InterruptedStore store)
    {
        var gone = await test.UserAsync("gone");
        await test.System.Users.UpdateAsync(gone.Id, new UserUpdate { FamilyName = "Named" });
        await test.System.Users.DeleteAsync(gone.Id);
        test.Clock.Advance(TimeSpan.FromDays(100));
    }

    /// <summary>The same, gone from the bin too: only the feed tells of it.</summary>
    private static async Task SweptAsync(TestDirectory test, InterruptedStore store)
    {
        await BinAsync(test, store);
        await test.Directory.SweepAsync();
    }

    private static async Task<Guid> NamedInFeedAsync(TestDirectory test) =>
        (await test.System.Changes.ReadAsync(0)).SelectMany(change => change.Entries)
            .First(entry => entry.Fields.Any(field => field.Value == "Named")).Id!.Value;

    private static Task<User> UpdateAsync(ITenantDirectory directory, string name) =>
        directory.Users.UpdateAsync("ann", new UserUpdate { FamilyName = name }).AsTask();

    /// <summary>Acts at the change that names <c>second</c>.</summary>
    private sealed class Once : IChangeHandler
    {
        public Func<Task>? Act { get; set; }

        public async ValueTask HandleAsync(Change change, CancellationToken cancellationToken)
        {
            if (change.Entries.SelectMany(entry => entry.Fields).Any(field => field.Value == "second"))
            {
                await Act!();
            }
        }
    }

    private sealed class Told : IChangeHandler
    {
        public List<Change> Changes { get; } = [];

        public ValueTask HandleAsync(Change change, CancellationToken cancellationToken)
        {
            Changes.Add(change);
            return default;
        }
    }
}
