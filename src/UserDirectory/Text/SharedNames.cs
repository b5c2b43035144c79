namespace UserDirectory;

/// <summary>
/// One string for a name that many people have, since a directory keeps it for each of them. Names that nobody has are not kept. A name has
/// one of few places, so that one that somebody else has lately may stand there: then it is not shared. Thread-safe.
/// </summary>
internal static class SharedNames
{
    private const int Places = 4096;

    private static readonly WeakReference<string>?[] s_names = new WeakReference<string>?[Places];

    /// <summary>The name, perhaps as somebody has it already.</summary>
    public static string? Of(string? name)
    {
        if (name is null)
        {
            return null;
        }

        ref var place = ref s_names[StringComparer.Ordinal.GetHashCode(name) & (Places - 1)];
        if (Volatile.Read(ref place) is not { } shared)
        {
            Volatile.Write(ref place, new WeakReference<string>(name));
            return name;
        }

        if (shared.TryGetTarget(out var held) && string.Equals(held, name, StringComparison.Ordinal))
        {
            return held;
        }

        shared.SetTarget(name);
        return name;
    }
}
