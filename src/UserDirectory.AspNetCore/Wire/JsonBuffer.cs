using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace UserDirectory.AspNetCore;

/// <summary>
/// JSON on its way into one response. A thread keeps one for its next response, so that writing needs no memory of its own; never more than
/// one response has it.
/// </summary>
internal sealed class JsonBuffer : IDisposable
{
    private const int First = 4 * 1024;
    private const int MostKept = 256 * 1024;

    [ThreadStatic]
    private static JsonBuffer? t_kept;

    private readonly ArrayBufferWriter<byte> _bytes = new(First);

    private JsonBuffer() => Writer = new Utf8JsonWriter(_bytes);

    public Utf8JsonWriter Writer { get; }

    /// <summary>How many bytes are still to be sent.</summary>
    public long Pending => _bytes.WrittenCount + Writer.BytesPending;

    public static JsonBuffer Rent()
    {
        var kept = t_kept ?? new JsonBuffer();
        t_kept = null;
        return kept;
    }

    /// <summary>Sends what was written so far; more may follow.</summary>
    public async ValueTask SendAsync(HttpContext http)
    {
        await Writer.FlushAsync(http.RequestAborted).ConfigureAwait(false);
        await http.Response.BodyWriter.WriteAsync(_bytes.WrittenMemory, http.RequestAborted).ConfigureAwait(false);
        _bytes.ResetWrittenCount();
    }

    /// <summary>
    /// Sends the rest. When it is all, its length goes ahead: then it is sent at once, rather than in chunks of which the last goes alone.
    /// </summary>
    public ValueTask EndAsync(HttpContext http)
    {
        if (!http.Response.HasStarted)
        {
            http.Response.ContentLength = Pending;
        }

        return SendAsync(http);
    }

    public void Dispose()
    {
        _bytes.ResetWrittenCount();
        Writer.Reset(_bytes);
        if (_bytes.Capacity <= MostKept)
        {
            t_kept = this;
        }
    }
}
