namespace UserDirectory.Storage.InMemory;

/// <summary>How numbers are spread over <see cref="Segments{T}"/>.</summary>
internal static class Segment
{
    public const int Length = 1 << Bits;

    private const int Bits = 8;

    /// <summary>The segment in which a number stands.</summary>
    public static int Of(int number) => number >> Bits;

    /// <summary>Where in its segment a number stands.</summary>
    public static int PlaceOf(int number) => number & (Length - 1);

    /// <summary>The first number of a segment.</summary>
    public static int FirstOf(int segment) => segment << Bits;
}
