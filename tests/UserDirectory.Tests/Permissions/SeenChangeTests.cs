using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Permissions;

/// <summary>Whoever has seen a commit is not answered from before it, though the call that made it may not have returned yet.</summary>
public sealed class SeenChangeTests : OneRightTestCase
{
    private const int Rounds = 100;

    [Test]
    public async Task A_right_that_was_seen_to_be_taken_is_not_held()
    {
        var answers = new List<bool>();
        for (var round = 0; round < Rounds; round++)
        {
            await AssignAsync();
            (await MayAsync()).Should().BeTrue();
            var handle = await Test.System.Permissions.ResolveAsync(Ann.Id);
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
        Test.InMemory.Committing += (_, _) => before = MayAsync().GetAwaiter().GetResult();

        await UnassignAsync();

        before.Should().BeTrue("the commit does not show yet");
        (await MayAsync()).Should().BeFalse();
    }

    /// <summary>Makes a change, and asks on another thread as soon as the feed shows it.</summary>
    private async Task<bool> AskOnceSeenAsync(Func<Task> change, Func<Task<bool>> ask)
    {
        var before = await Test.System.Changes.GetLatestNumberAsync();
        using var isReady = new ManualResetEventSlim();
        var asking = Task.Factory.StartNew(
            async () =>
            {
                isReady.Set();
                while (await Test.System.Changes.GetLatestNumberAsync() == before)
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
}
