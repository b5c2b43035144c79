namespace UserDirectory.Storage.InMemory;

/// <summary>A hash of text in compared form, seeded for each process: keys are chosen by people, some of whom would choose them to collide.</summary>
internal static class TextHash
{
#if NET
    public static int Of(ReadOnlySpan<char> text) => string.GetHashCode(text);
#else
    private static readonly uint s_seed = (uint)Guid.NewGuid().GetHashCode();

    public static int Of(ReadOnlySpan<char> text)
    {
        var hash = s_seed;
        foreach (var c in text)
        {
            hash = (hash ^ c) * 16777619;
            hash ^= hash >> 15;
        }

        return (int)hash;
    }
#endif
}
