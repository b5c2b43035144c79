using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Permissions;

/// <summary>Whoever has seen a commit is not answered from before it, though the call that made it may not have returned yet.</summary>
public sealed class SeenChangeTests
{
    private const int Rounds = 100;

    private TestDirectory _test = null!;
    private User _ann = null!;

    [SetUp]
    public async Task SetUp()
    {
        _test = new TestDirectory();
        await _test.RoleAsync("editor", ["invoices.read"]);
        _ann = await _test.UserAsync("ann");
    }

    [TearDown]
    public void TearDown() => _test.Dispose();

    [Test]
    public async Task A_right_that_was_seen_to_be_taken_is_not_held()
    {
        var answers = new List<bool>();
        for (var round = 0; round < Rounds; round++)
        {
            await AssignAsync();
            (await MayAsync()).Should().BeTrue();
            var handle = await _test.System.Permissions.ResolveAsync(_ann.Id);
            answers.Add(await AskOnceSeenAsync(UnassignAsync, async () => await MayAsync() || await handle.CheckAsync("invoices.read")));
        }

        answers.Should().NotContain(true);
    }

    [Test]
    public async Task A_right_that_was_seen_to_be_given_is_held()
    {
        var answers = new List<bool>();
        for (var round = 0; round < Rounds; round++)
        {
            await UnassignAsync();
            (await MayAsync()).Should().BeFalse();
            answers.Add(await AskOnceSeenAsync(AssignAsync, MayAsync));
        }

        answers.Should().NotContain(false);
    }

    [Test]
    public async Task What_is_read_just_before_a_commit_shows_is_not_kept()
    {
        await AssignAsync();
        bool? before = null;
        _test.InMemory.Committing += (_, _) => before = MayAsync().GetAwaiter().GetResult();

        await UnassignAsync();

        before.Should().BeTrue("the commit does not show yet");
        (await MayAsync()).Should().BeFalse();
    }

    /// <summary>Makes a change, and asks on another thread as soon as the feed shows it.</summary>
    private async Task<bool> AskOnceSeenAsync(Func<Task> change, Func<Task<bool>> ask)
    {
        var before = await _test.System.Changes.GetLatestNumberAsync();
        using var isReady = new ManualResetEventSlim();
        var asking = Task.Factory.StartNew(
            async () =>
            {
                isReady.Set();
                while (await _test.System.Changes.GetLatestNumberAsync() == before)
                {
                }

                return await ask();
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default).Unwrap();
        isReady.Wait(TimeSpan.FromSeconds(30)).Should().BeTrue();
        await change();
        return await asking;
    }

    private async Task<bool> MayAsync() => await _test.System.Permissions.CheckAsync(_ann.Id, "invoices.read");

    private async Task AssignAsync() => await _test.System.Roles.AssignAsync(Subject.User(_ann.Id), ["editor"]);

    private async Task UnassignAsync() => await _test.System.Roles.UnassignAsync(Subject.User(_ann.Id), ["editor"]);
}
