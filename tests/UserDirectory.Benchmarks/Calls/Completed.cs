namespace UserDirectory.Benchmarks;

/// <summary>Takes the result of a call that completes at once, as every call in memory does: adds nothing to what is measured.</summary>
internal static class Completed
{
    public static T Done<T>(this ValueTask<T> call) =>
        call.IsCompleted ? call.Result : throw new InvalidOperationException("The call did not complete at once.");
}
