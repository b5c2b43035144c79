using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace UserDirectory.Benchmarks.Http;

/// <summary>
/// One connection of a client that costs little beside the server: it sends bytes that were made before, and reads an answer up to its end.
/// Not thread-safe.
/// </summary>
internal sealed class Connection : IDisposable
{
    private static readonly byte[] s_lengthName = "Content-Length: "u8.ToArray();
    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _buffer = new byte[256 * 1024];

    public static async Task<Connection> OpenAsync(Uri host)
    {
        var connection = new Connection();
        await connection._socket.ConnectAsync(IPAddress.Loopback, host.Port);
        return connection;
    }

    /// <param name="path">What is asked for.</param>
    /// <param name="caller">Who asks; null for nobody.</param>
    public static byte[] Request(string path, Guid? caller = null) =>
        Encoding.ASCII.GetBytes(
            $"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{(caller is null ? string.Empty : $"Authorization: Bearer {caller:D}\r\n")}\r\n");

    /// <returns>The status.</returns>
    public async ValueTask<int> SendAsync(byte[] request)
    {
        await _socket.SendAsync(request);
        var filled = 0;
        while (true)
        {
            filled += await _socket.ReceiveAsync(_buffer.AsMemory(filled)) is var read and > 0
                ? read
                : throw new IOException("The server has closed the connection.");
            if (IsWhole(_buffer.AsSpan(0, filled)))
            {
                return Utf8Parser.TryParse(_buffer.AsSpan(9, 3), out int status, out _)
                    ? status
                    : throw new IOException("This is no answer of HTTP.");
            }
        }
    }

    public void Dispose() => _socket.Dispose();

    private static bool IsWhole(ReadOnlySpan<byte> answer)
    {
        var head = answer.IndexOf("\r\n\r\n"u8);
        if (head < 0)
        {
            return false;
        }

        var at = answer[..head].IndexOf(s_lengthName);
        return at < 0
            ? answer.EndsWith("0\r\n\r\n"u8)
            : Utf8Parser.TryParse(answer[(at + s_lengthName.Length)..], out int length, out _) && answer.Length == head + 4 + length;
    }
}
