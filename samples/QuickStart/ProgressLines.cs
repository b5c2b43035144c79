using UserDirectory;

namespace QuickStart;

/// <summary>
/// Shows how far an import is: on a terminal one line that is written over, in a pipe a plain line for every thousand rows.
/// </summary>
public sealed class ProgressLines(TextWriter output, bool isPipe) : IProgress<ImportProgress>
{
    private const int Step = 1000;
    private long _shown;

    public void Report(ImportProgress value)
    {
        var line = $"  {value.Rows} rows: {value.Created} created, {value.Refused} refused";
        if (!isPipe)
        {
            output.Write($"\r{line}");
        }
        else if (value.Rows / Step > _shown / Step)
        {
            output.WriteLine(line);
        }

        _shown = value.Rows;
    }

    /// <summary>Ends the line on a terminal.</summary>
    public void End()
    {
        if (!isPipe && _shown > 0)
        {
            output.WriteLine();
        }
    }
}
