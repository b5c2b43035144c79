#if NET
using System.Security.Cryptography;
#else
using System.Runtime.CompilerServices;
#endif

namespace UserDirectory;

/// <summary>Comparison of secrets whose time tells nothing about where they differ; only whether their lengths do. Thread-safe.</summary>
internal static class FixedTime
{
#if NET
    public static bool AreEqual(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right) => CryptographicOperations.FixedTimeEquals(left, right);
#else
    // Neither inlined nor optimised: nothing may learn that the loop could stop early.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.NoOptimization)]
    public static bool AreEqual(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        if (left.Length != right.Length)
        {
            return false;
        }

        var difference = 0;
        for (var i = 0; i < left.Length; i++)
        {
            difference |= left[i] ^ right[i];
        }

        return difference == 0;
    }
#endif
}
