namespace UserDirectory.Storage.InMemory;

/// <summary>
/// Values by number, in segments that are there only where somebody keeps something. The first one grows and stays: many tenants are small.
/// One writer; a reader needs no lock, and where there is no segment finds nothing.
/// </summary>
internal sealed class Segments<T>
{
    private const int Smallest = 8;

    private T[]?[] _segments = [new T[Smallest]];

    /// <summary>The segment of a number, if that has a place in it; else null.</summary>
    public T[]? Of(int number)
    {
        var segments = Volatile.Read(ref _segments);
        var at = Segment.Of(number);
        return at < segments.Length && Volatile.Read(ref segments[at]) is { } segment && Segment.PlaceOf(number) < segment.Length
            ? segment
            : null;
    }

    /// <summary>The segment of a number, made where there is none.</summary>
    public T[] Room(int number)
    {
        if (Of(number) is { } there)
        {
            return there;
        }

        var at = Segment.Of(number);
        if (at >= _segments.Length)
        {
            var longer = _segments;
            Array.Resize(ref longer, Math.Max(at + 1, _segments.Length * 2));
            Volatile.Write(ref _segments, longer);
        }

        var segment = _segments[at];
        Array.Resize(ref segment, segment is null ? Segment.Length : Math.Max(segment.Length * 2, Smallest));
        Volatile.Write(ref _segments[at], segment);
        return Room(number);
    }

    /// <summary>Gives the segment of a number back, in which nothing is left.</summary>
    public void GiveBack(int number)
    {
        if (Segment.Of(number) > 0 && Of(number) is not null)
        {
            Volatile.Write(ref _segments[Segment.Of(number)], null);
        }
    }
}
