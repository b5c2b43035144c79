namespace UserDirectory.Storage.InMemory;

/// <summary>How numbers are spread over <see cref="Blocks{T}"/>.</summary>
internal static class Block
{
    public const int Length = 1 << Bits;

    private const int Bits = 8;

    /// <summary>The block in which a number stands.</summary>
    public static int Of(int number) => number >> Bits;

    /// <summary>Where in its block a number stands.</summary>
    public static int PlaceOf(int number) => number & (Length - 1);

    /// <summary>The first number of a block.</summary>
    public static int FirstOf(int block) => block << Bits;
}
