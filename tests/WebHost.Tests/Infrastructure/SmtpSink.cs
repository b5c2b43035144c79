using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace WebHost.Tests;

/// <summary>A mail server on loopback that keeps what it is sent, and refuses what it is told to.</summary>
internal sealed class SmtpSink : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentQueue<SinkMail> _mails = new();
    private readonly Task _accepting;
    private int _refusals;
    private int _senders;
    private int _connections;

    public SmtpSink()
    {
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public IReadOnlyList<SinkMail> Mails => [.. _mails];

    /// <summary>How many senders were named, refused ones too.</summary>
    public int Senders => _senders;

    public int Connections => _connections;

    /// <summary>Offers STARTTLS with it; null offers none.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>How many senders are refused before one is taken, and with which code.</summary>
    public (int Times, int Code) Refusals { get; init; }

    /// <summary>Takes connections and never says a word.</summary>
    public bool IsSilent { get; init; }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _accepting;
        _listener.Dispose();
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        var talks = new List<Task>();
        try
        {
            while (true)
            {
                talks.Add(TalkAsync(await _listener.AcceptTcpClientAsync(_end.Token)));
            }
        }
        catch (Exception stopped) when (stopped is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(talks);
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        Interlocked.Increment(ref _connections);
        using (client)
        {
            try
            {
                await TalkAsync(client.GetStream(), isEncrypted: false);
            }
            catch (Exception gone)
                when (gone is IOException or OperationCanceledException or System.Security.Authentication.AuthenticationException)
            {
                // Whoever called has hung up, or the test has ended.
            }
        }
    }

    private async Task TalkAsync(Stream stream, bool isEncrypted)
    {
        if (IsSilent)
        {
            await Task.Delay(Timeout.Infinite, _end.Token);
        }

        using var reader = new StreamReader(stream, Encoding.UTF8, leaveOpen: true);
        await using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\r\n", AutoFlush = true };
        if (!isEncrypted)
        {
            await writer.WriteLineAsync("220 sink");
        }

        while (await reader.ReadLineAsync(_end.Token) is { } line)
        {
            var verb = line.Split(' ', ':')[0].ToUpperInvariant();
            switch (verb)
            {
                case "EHLO" when Certificate is not null && !isEncrypted:
                    await writer.WriteLineAsync("250-sink\r\n250-STARTTLS\r\n250 8BITMIME");
                    break;
                case "EHLO":
                    await writer.WriteLineAsync("250-sink\r\n250 8BITMIME");
                    break;
                case "STARTTLS" when Certificate is not null:
                    await writer.WriteLineAsync("220 go ahead");
                    await using (var encrypted = new SslStream(stream, leaveInnerStreamOpen: true))
                    {
                        await encrypted.AuthenticateAsServerAsync(
                            new SslServerAuthenticationOptions { ServerCertificate = Certificate }, _end.Token);
                        await TalkAsync(encrypted, isEncrypted: true);
                    }

                    return;
                case "MAIL" when Interlocked.Increment(ref _senders) > 0 && Interlocked.Increment(ref _refusals) <= Refusals.Times:
                    await writer.WriteLineAsync($"{Refusals.Code} not now");
                    break;
                case "DATA":
                    await writer.WriteLineAsync("354 go on");
                    _mails.Enqueue(new(await DataAsync(reader), isEncrypted));
                    await writer.WriteLineAsync("250 taken");
                    break;
                case "QUIT":
                    await writer.WriteLineAsync("221 bye");
                    return;
                default:
                    await writer.WriteLineAsync("250 fine");
                    break;
            }
        }
    }

    private async Task<string> DataAsync(StreamReader reader)
    {
        var data = new StringBuilder();
        while (await reader.ReadLineAsync(_end.Token) is { } line && line != ".")
        {
            data.Append(line.StartsWith("..", StringComparison.Ordinal) ? line[1..] : line).Append("\r\n");
        }

        return data.ToString();
    }
}

/// <summary>A mail that the sink has taken.</summary>
internal sealed record SinkMail(string Text, bool IsEncrypted);
