using NUnit.Framework;

namespace UserDirectory.Sqlite.Tests.Processes;

/// <summary>The processes that all races share: started by the first, since a start takes longer than a race.</summary>
[SetUpFixture]
public sealed class SharedProcesses
{
    private static readonly Lazy<Task<RacingProcesses>> s_started = new(RacingProcesses.StartAsync);

    internal static Task<RacingProcesses> Value => s_started.Value;

    [OneTimeTearDown]
    public static async Task StopAsync()
    {
        if (s_started.IsValueCreated)
        {
            (await s_started.Value).Dispose();
        }
    }
}
