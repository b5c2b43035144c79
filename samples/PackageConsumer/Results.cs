namespace PackageConsumer;

/// <summary>What was checked, a line each, and whether all of it held.</summary>
internal sealed class Results
{
    public int ExitCode { get; private set; }

    public void Check(string what, bool holds)
    {
        Console.WriteLine($"{(holds ? "ok    " : "FAILED")} {what}");
        ExitCode = holds ? ExitCode : 1;
    }
}
