namespace QuickStart;

public static class Indented
{
    /// <summary>Writes lines, each set in.</summary>
    public static void WriteIndented(this TextWriter output, string lines)
    {
        foreach (var line in lines.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            output.WriteLine($"      {line}");
        }
    }
}
