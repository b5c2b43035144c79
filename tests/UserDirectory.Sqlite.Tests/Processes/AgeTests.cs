using System.Diagnostics;
using System.Globalization;
using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Sqlite.Tests.Kills;
using UserDirectory.Sqlite.Worker;

namespace UserDirectory.Sqlite.Tests.Processes;

/// <summary>How long a right is still granted in one process after another has taken it away.</summary>
public sealed class AgeTests
{
    private readonly string _path = DirectoryFile.NewPath();

    [TearDown]
    public void Remove() => DirectoryFile.Remove(_path);

    [Test]
    public async Task A_right_that_another_process_takes_away_is_gone_within_the_bound()
    {
        using var file = new WorkFile(_path);
        await file.FillAsync();
        await file.Acme.Users.CreateAsync(new NewUser("ann"));
        using var asking = new WorkerProcess("ask", _path);
        var oldest = TimeSpan.MinValue;
        var rounds = KillMoments.IsFull ? 100 : 15;
        for (var round = 0; round < rounds; round++)
        {
            var granted = asking.NextAsync(Asking.Granted);
            await file.Acme.Roles.AssignAsync("ann", ["reader"]);
            await granted;
            var refused = asking.NextAsync(Asking.Refused);
            await file.Acme.Roles.UnassignAsync("ann", ["reader"]);
            var taken = Stopwatch.GetTimestamp();
            var lastGranted = long.Parse((await refused)[Asking.Refused.Length..], CultureInfo.InvariantCulture);

            // One clock for all processes of a machine.
            var age = Stopwatch.GetElapsedTime(taken, lastGranted);
            oldest = age > oldest ? age : oldest;
        }

        await asking.KillAsync();
        await TestContext.Out.WriteLineAsync($"Still granted after at most {oldest.TotalMilliseconds:F0} ms in {rounds} rounds.");
        oldest.Should().BeLessThan(new UserDirectoryOptions().RightsMaxAge + CommitWatch.Interval);
    }
}
