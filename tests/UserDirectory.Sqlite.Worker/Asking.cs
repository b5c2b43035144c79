using System.Diagnostics;

namespace UserDirectory.Sqlite.Worker;

/// <summary>A permission asked without a pause; each time the answer turns, that is told with the time of the last yes.</summary>
internal static class Asking
{
    public const string Granted = "granted ";
    public const string Refused = "refused ";

    public static async Task RunAsync(string path)
    {
        using var file = new WorkFile(path);
        var acme = file.Acme;
        var ann = await acme.Users.GetAsync("ann");
        var (isGranted, lastGranted) = (false, 0L);
        while (true)
        {
            var asked = Stopwatch.GetTimestamp();
            var answer = await acme.Permissions.CheckAsync(ann.Id, "invoices.read");
            if (answer != isGranted)
            {
                Lines.Tell($"{(answer ? Granted : Refused)}{lastGranted}");
                isGranted = answer;
            }

            lastGranted = answer ? asked : lastGranted;
        }
    }
}
