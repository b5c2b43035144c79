using NUnit.Framework;

namespace UserDirectory.Sqlite.Tests.Processes;

/// <summary>Calls of several processes on one file that get in each other's way: whatever the order, the rules hold afterwards.</summary>
public abstract class ProcessRaceTestCase
{
    private protected RacingProcesses Processes { get; private set; } = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => Processes = await SharedProcesses.Value;
}
