using System.Diagnostics;

namespace UserDirectory;

/// <summary>A running operation. Ends as <c>completed</c> unless it was said to have ended otherwise.</summary>
internal struct OperationTrace(string operation, Activity? activity, long startedAt) : IDisposable
{
    private const string Completed = "completed";
    private string _outcome = Completed;

    /// <summary>The call ended with an exception: the outcome is the stable code of a refusal, else <c>cancelled</c> or <c>failed</c>.</summary>
    public void Ended(Exception exception) => _outcome = exception switch
    {
        UserDirectoryException refusal => refusal.Code,
        OperationCanceledException => "cancelled",
        _ => "failed",
    };

    public readonly void Dispose()
    {
        if (activity is not null)
        {
            if (_outcome != Completed)
            {
                activity.SetStatus(ActivityStatusCode.Error);
                activity.SetTag("error.type", _outcome);
            }

            activity.Dispose();
        }

        Telemetry.Finish(operation, _outcome, startedAt);
    }
}
