using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace UserDirectory;

/// <summary>
/// Traces and metrics under the name <c>UserDirectory</c>: a span for each operation (<c>users.create</c>: the service and the verb; to get
/// is to find) with spans inside for steps that are decided on their own (<c>passwords.count_guess</c>), <c>userdirectory.operations</c>
/// (tags <c>operation</c>, <c>outcome</c>), <c>userdirectory.operation.duration</c> in seconds, <c>userdirectory.commits</c> and
/// <c>userdirectory.decisions.repeated</c>. Never personal data. Nothing is allocated when nobody listens.
/// </summary>
internal static class Telemetry
{
    public const string Name = "UserDirectory";

    private static readonly ActivitySource s_source = new(Name);
    private static readonly Meter s_meter = new(Name);

    private static readonly Counter<long> s_operations = s_meter.CreateCounter<long>(
        "userdirectory.operations", "{operation}", "Operations that ended, by name and outcome.");

    private static readonly Histogram<double> s_durations = s_meter.CreateHistogram<double>(
        "userdirectory.operation.duration", "s", "How long operations took.");

    private static readonly Counter<long> s_commits = s_meter.CreateCounter<long>(
        "userdirectory.commits", "{commit}", "Commits that changed something.");

    private static readonly Counter<long> s_repeated = s_meter.CreateCounter<long>(
        "userdirectory.decisions.repeated", "{decision}", "Decisions that were made again because rights or records changed meanwhile.");

    /// <summary>Whether anybody listens to spans or to the metrics of operations.</summary>
    public static bool IsListening => s_source.HasListeners() || s_operations.Enabled || s_durations.Enabled;

    /// <summary>Begins an operation, which ends with the task that is given to what it returns.</summary>
    public static OperationTrace Start(string operation) =>
        new(operation, s_source.StartActivity(operation), s_durations.Enabled || s_operations.Enabled ? Stopwatch.GetTimestamp() : 0);

    /// <summary>Begins a step of an operation, which is decided on its own: a span inside the operation's, and not counted.</summary>
    public static OperationTrace StartStep(string step) => new(step, s_source.StartActivity(step), 0);

    public static void CountCommit() => s_commits.Add(1);

    public static void CountRetry(string operation) => s_repeated.Add(1, new KeyValuePair<string, object?>("operation", operation));

    public static void Finish(string operation, string outcome, long startedAt)
    {
        if (startedAt == 0)
        {
            return;
        }

        var tags = new TagList { { "operation", operation }, { "outcome", outcome } };
        s_operations.Add(1, tags);
        s_durations.Record((Stopwatch.GetTimestamp() - startedAt) / (double)Stopwatch.Frequency, tags);
    }
}
