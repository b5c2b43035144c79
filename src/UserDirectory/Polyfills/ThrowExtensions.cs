#if !NET
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace UserDirectory;

/// <summary>The argument checks of the new base library, for the old one.</summary>
internal static class ThrowExtensions
{
    extension(ArgumentNullException)
    {
        public static void ThrowIfNull([NotNull] object? argument, [CallerArgumentExpression(nameof(argument))] string? name = null)
        {
            if (argument is null)
            {
                throw new ArgumentNullException(name);
            }
        }
    }

    extension(ArgumentException)
    {
        public static void ThrowIfNullOrWhiteSpace(
            [NotNull] string? argument, [CallerArgumentExpression(nameof(argument))] string? name = null)
        {
            ArgumentNullException.ThrowIfNull(argument, name);
            if (argument.Trim().Length == 0)
            {
                throw new ArgumentException("The text is empty or blank.", name);
            }
        }
    }

    extension(ArgumentOutOfRangeException)
    {
        public static void ThrowIfNegative(long value, [CallerArgumentExpression(nameof(value))] string? name = null)
        {
            if (value < 0)
            {
                throw new ArgumentOutOfRangeException(name, value, "The value is negative.");
            }
        }

        public static void ThrowIfLessThan(long value, long other, [CallerArgumentExpression(nameof(value))] string? name = null)
        {
            if (value < other)
            {
                throw new ArgumentOutOfRangeException(name, value, $"The value is less than {other}.");
            }
        }

        public static void ThrowIfGreaterThan(long value, long other, [CallerArgumentExpression(nameof(value))] string? name = null)
        {
            if (value > other)
            {
                throw new ArgumentOutOfRangeException(name, value, $"The value is greater than {other}.");
            }
        }
    }
}
#endif
