using NUnit.Framework;
using UserDirectory.Storage;

namespace UserDirectory.Testing;

/// <summary>What a commit's result must be.</summary>
internal static class Expect
{
    public static CommitResult Committed(CommitResult result)
    {
        Assert.That(result.IsCommitted, Is.True, () => $"The set was refused: {Describe(result)}.");
        return result;
    }

    /// <summary>The set is refused, and among the refusals is this one.</summary>
    public static Refusal Refused(CommitResult result, int index, RefusalReason reason)
    {
        Assert.That(result.IsCommitted, Is.False, $"The set must be refused with {reason} but was committed.");
        var refusal = result.Refusals.FirstOrDefault(refusal => refusal.Index == index && refusal.Reason == reason);
        Assert.That(refusal, Is.Not.Null, $"Write {index} must be refused with {reason}, not with {Describe(result)}.");
        return refusal!;
    }

    public static string Describe(CommitResult result) =>
        result.IsCommitted ? "nothing" : string.Join(", ", result.Refusals.Select(Describe));

    private static string Describe(Refusal refusal) =>
        $"{refusal.Reason} at {refusal.Index} ({refusal.Key?.ToString() ?? refusal.Link?.ToString()})";
}
