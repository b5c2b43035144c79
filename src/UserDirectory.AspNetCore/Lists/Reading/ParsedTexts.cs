using System.Collections.Concurrent;

namespace UserDirectory.AspNetCore;

/// <summary>
/// What texts were read as, in two generations: when the young one is full it becomes the old one, and what of the old one is asked for
/// again moves to the new young one. So the bounds hold without a list of who was used last. Thread-safe; reading takes no lock.
/// </summary>
/// <param name="mostEntries">How many texts at most, in both generations.</param>
/// <param name="mostBytes">How many bytes at most, in both generations, estimated by the lengths of the texts.</param>
internal sealed class ParsedTexts<T>(int mostEntries, long mostBytes)
    where T : class
{
    // What a text is read as is at most this many times as large as the text: the dearest is a list of
    // one-digit numbers, some hundred bytes for each two characters.
    private const int BytesPerCharacter = 50;
    private const int BytesPerEntry = 300;

    private readonly Lock _growing = new();
    private volatile ConcurrentDictionary<string, T> _young = new(StringComparer.Ordinal);
    private volatile ConcurrentDictionary<string, T> _old = new(StringComparer.Ordinal);
    private int _youngEntries;
    private long _youngBytes;
    private long _oldBytes;
    private int _oldEntries;

    /// <summary>How many texts are held.</summary>
    public int Entries
    {
        get
        {
            lock (_growing)
            {
                return _youngEntries + _oldEntries;
            }
        }
    }

    /// <summary>How many bytes are held, as they are estimated.</summary>
    public long Bytes
    {
        get
        {
            lock (_growing)
            {
                return _youngBytes + _oldBytes;
            }
        }
    }

    /// <summary>What the text was read as, or is read as now. What <paramref name="read"/> throws is not held.</summary>
    public T GetOrAdd(string text, Func<string, T> read)
    {
        if (_young.TryGetValue(text, out var known))
        {
            return known;
        }

        var value = _old.TryGetValue(text, out var older) ? older : read(text);
        Add(text, value);
        return value;
    }

    private void Add(string text, T value)
    {
        // A text that alone is more than half of the bound is read each time, rather than driving out all others.
        var bytes = BytesPerEntry + ((long)text.Length * BytesPerCharacter);
        if (bytes > mostBytes / 2)
        {
            return;
        }

        lock (_growing)
        {
            if (_youngEntries >= mostEntries / 2 || _youngBytes + bytes > mostBytes / 2)
            {
                (_old, _oldEntries, _oldBytes) = (_young, _youngEntries, _youngBytes);
                (_young, _youngEntries, _youngBytes) = (new(StringComparer.Ordinal), 0, 0);
            }

            if (_young.TryAdd(text, value))
            {
                _youngEntries++;
                _youngBytes += bytes;
            }
        }
    }
}
