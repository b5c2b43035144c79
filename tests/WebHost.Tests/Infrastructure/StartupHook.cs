using System.Diagnostics;
using System.Globalization;

/// <summary>
/// Runs inside the process of the sample before it starts (<c>DOTNET_STARTUP_HOOKS</c>), and writes every span that is made there, with its
/// tags, into a file. So what is looked at is what an exporter gets from the sample as it is, with its own switches.
/// </summary>
#pragma warning disable CA1050 // The runtime finds it by this name, in no namespace.
internal static class StartupHook
#pragma warning restore CA1050
{
    public const string FileSetting = "WEBHOST_TESTS_SPANS";

    private static readonly Lock s_lock = new();

    public static void Initialize()
    {
        var file = Environment.GetEnvironmentVariable(FileSetting)!;
        ActivitySource.AddActivityListener(new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => Write(file, activity),
        });
    }

    private static void Write(string file, Activity activity)
    {
        var tags = activity.TagObjects.Concat(activity.Events.SelectMany(each => each.Tags))
            .Concat(activity.Baggage.Select(each => new KeyValuePair<string, object?>(each.Key, each.Value)));
        var line = string.Create(
            CultureInfo.InvariantCulture,
            $"{activity.Source.Name} {activity.DisplayName} {activity.StatusDescription} "
                + $"{string.Join(' ', tags.Select(tag => $"{tag.Key}={tag.Value}"))}\n");
        lock (s_lock)
        {
            File.AppendAllText(file, line);
        }
    }
}
