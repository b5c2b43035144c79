using System.Buffers;
using Microsoft.AspNetCore.Http;

namespace UserDirectory.AspNetCore;

/// <summary>The bytes of a body, in a rented buffer: given back when disposed of, and cleared, for a body may hold a password.</summary>
internal sealed class BodyBytes : IDisposable
{
    private const int FirstSize = 4 * 1024;
    private byte[] _buffer;
    private int _length;

    private BodyBytes(int size) => _buffer = ArrayPool<byte>.Shared.Rent(size);

    public bool IsEmpty => _length == 0;

    public ReadOnlySpan<byte> Span => _buffer.AsSpan(0, _length);

    /// <exception cref="HttpRefusal">It is larger than the limit.</exception>
    public static async ValueTask<BodyBytes> ReadAsync(HttpContext http, long limit)
    {
        if (http.Request.ContentLength > limit)
        {
            throw HttpRefusal.TooLarge(limit);
        }

        var bytes = new BodyBytes((int)Math.Min(limit, http.Request.ContentLength ?? FirstSize) + 1);
        try
        {
            await bytes.FillAsync(http, limit).ConfigureAwait(false);
            return bytes;
        }
        catch
        {
            bytes.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_buffer, clearArray: true);
        _buffer = [];
        _length = 0;
    }

    private async ValueTask FillAsync(HttpContext http, long limit)
    {
        while (true)
        {
            if (_length == _buffer.Length)
            {
                Grow();
            }

            var read = await http.Request.Body.ReadAsync(_buffer.AsMemory(_length), http.RequestAborted).ConfigureAwait(false);
            if (read == 0)
            {
                return;
            }

            _length += read;
            if (_length > limit)
            {
                throw HttpRefusal.TooLarge(limit);
            }
        }
    }

    private void Grow()
    {
        var larger = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
        _buffer.AsSpan(0, _length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer, clearArray: true);
        _buffer = larger;
    }
}
