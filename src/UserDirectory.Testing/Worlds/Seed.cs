using System.Globalization;
using NUnit.Framework;

namespace UserDirectory.Testing;

/// <summary>The seed of what is drawn at random: a new one each time, or the one that the environment fixes.</summary>
internal static class Seed
{
    public const string Variable = "USERDIRECTORY_SEED";

    /// <summary>A seed, printed with the test so that a failure can be repeated.</summary>
    public static int Next()
    {
        var seed = int.TryParse(
            Environment.GetEnvironmentVariable(Variable), NumberStyles.None, CultureInfo.InvariantCulture, out var given)
            ? given
            : Random.Shared.Next();
        TestContext.Out.WriteLine(Describe(seed));
        return seed;
    }

    public static string Describe(int seed) =>
        string.Create(CultureInfo.InvariantCulture, $"Seed {seed}; set {Variable}={seed} to repeat.");
}
