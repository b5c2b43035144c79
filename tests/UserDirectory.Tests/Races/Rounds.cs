using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Testing;

namespace UserDirectory.Tests.Races;

/// <summary>
/// Many rounds of calls on threads that a barrier releases together. Whatever is random in them comes from one printed seed, and that calls
/// overlapped is proved.
/// </summary>
internal static class Rounds
{
    public const int Many = 300;

    /// <param name="threads">How many threads make calls in a round.</param>
    /// <param name="prepare">Done before the threads start.</param>
    /// <param name="calls">What each thread does.</param>
    /// <param name="check">Done after all have ended.</param>
    public static async Task RunAsync(int threads, Func<Round, Task> prepare, Func<Lane, Task> calls, Func<Round, Task> check)
    {
        var dice = new Dice(Seed.Next());
        var overlapped = 0;
        for (var number = 0; number < Many; number++)
        {
            var round = new Round(number, threads, new Dice(dice.Below(int.MaxValue)));
            try
            {
                await prepare(round);
                await round.RunAsync(calls);
                await check(round);
            }
            catch
            {
                await TestContext.Out.WriteLineAsync($"Round {number} failed.");
                throw;
            }

            overlapped += round.HasOverlapped ? 1 : 0;
        }

        await TestContext.Out.WriteLineAsync($"Calls overlapped in {overlapped} of {Many} rounds.");
        overlapped.Should().BeGreaterThan(Many / 3, "where calls are over before others begin, nothing was raced");
    }
}
