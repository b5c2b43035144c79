using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

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
