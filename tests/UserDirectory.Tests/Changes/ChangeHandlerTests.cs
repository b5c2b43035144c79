using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NUnit.Framework;
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
        using var test = new TestDirectory(builder => builder.Services.AddSingleton<IChangeHandler>(handler), inner => store = new InterruptedStore(inner));
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
}
