using NUnit.Framework;

namespace UserDirectory.Sqlite.Tests.Processes;

/// <summary>Calls of several processes on one file that get in each other's way: whatever the order, the rules hold afterwards.</summary>
public abstract class ProcessRaceTestCase
{
    private protected RacingProcesses Processes { get; private set; } = null!;

    [OneTimeSetUp]
    public Task StartAsync()
    {
        Processes = new RacingProcesses();
        return Processes.GetReadyAsync();
    }

    [OneTimeTearDown]
    public void Stop() => Processes.Dispose();
}
