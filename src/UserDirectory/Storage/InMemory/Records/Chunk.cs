namespace UserDirectory.Storage.InMemory;

/// <summary>How numbers are spread over <see cref="Chunks{T}"/>.</summary>
internal static class Chunk
{
    public const int Length = 1 << Bits;

    private const int Bits = 8;

    /// <summary>The chunk in which a number stands.</summary>
    public static int Of(int number) => number >> Bits;

    /// <summary>Where in its chunk a number stands.</summary>
    public static int PlaceOf(int number) => number & (Length - 1);

    /// <summary>The first number of a chunk.</summary>
    public static int FirstOf(int chunk) => chunk << Bits;
}
