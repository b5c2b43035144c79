using System.Diagnostics;

namespace UserDirectory.Benchmarks.Http;

/// <summary>
/// Asks a host over many connections at once, each the next as soon as the last is answered. A run goes on where the one before has ended.
/// </summary>
internal sealed class Load : IDisposable
{
    private const int Connections = 32;
    private const int Fine = 200;
    private readonly List<Connection> _connections = [];
    private readonly int[] _asked = new int[Connections];

    public static async Task<Load> OpenAsync(Uri host)
    {
        var load = new Load();
        for (var i = 0; i < Connections; i++)
        {
            load._connections.Add(await Connection.OpenAsync(host));
        }

        return load;
    }

    /// <returns>Answers a second.</returns>
    public async Task<double> RunAsync(byte[][] requests, TimeSpan time)
    {
        var began = Stopwatch.GetTimestamp();
        var counts = await Task.WhenAll(
            _connections.Select((connection, i) => Task.Run(() => AskAsync(connection, requests, i, began, time))));
        return counts.Sum() / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    public void Dispose() => _connections.ForEach(connection => connection.Dispose());

    private async Task<int> AskAsync(Connection connection, byte[][] requests, int index, long began, TimeSpan time)
    {
        var count = 0;
        for (var next = (index * requests.Length / Connections) + _asked[index]; Stopwatch.GetElapsedTime(began) < time; next++, count++)
        {
            var status = await connection.SendAsync(requests[next % requests.Length]);
            if (status != Fine)
            {
                throw new InvalidOperationException($"The host has answered {status}: what is measured does not work.");
            }
        }

        _asked[index] += count;
        return count;
    }
}
