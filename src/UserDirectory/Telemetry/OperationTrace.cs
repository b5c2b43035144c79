using System.Diagnostics;

namespace UserDirectory;

/// <summary>A running operation. It ends with the task that does it: as <c>completed</c>, or as what came of it.</summary>
internal readonly struct OperationTrace(string operation, Activity? activity, long startedAt)
{
    private const string Completed = "completed";

    /// <summary>The result of the task that does the operation. Costs nothing when nobody listens.</summary>
    public ValueTask<T> EndAsync<T>(ValueTask<T> done) => activity is null && startedAt == 0 ? done : EndTracedAsync(done);

    private async ValueTask<T> EndTracedAsync<T>(ValueTask<T> done)
    {
        try
        {
            var result = await done.ConfigureAwait(false);
            End(Completed);
            return result;
        }
        catch (Exception exception)
        {
            End(OutcomeOf(exception));
            throw;
        }
    }

    /// <summary>The stable code of a refusal, else <c>cancelled</c> or <c>failed</c>.</summary>
    private static string OutcomeOf(Exception exception) => exception switch
    {
        UserDirectoryException refusal => refusal.Code,
        OperationCanceledException => "cancelled",
        _ => "failed",
    };

    private void End(string outcome)
    {
        if (outcome != Completed)
        {
            activity?.SetStatus(ActivityStatusCode.Error);
            activity?.SetTag("error.type", outcome);
        }

        activity?.Dispose();
        Telemetry.Finish(operation, outcome, startedAt);
    }
}
