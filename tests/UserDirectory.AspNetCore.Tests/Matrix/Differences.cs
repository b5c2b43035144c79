namespace UserDirectory.AspNetCore.Tests.Matrix;

/// <summary>Says where answers are not what they should be, a line for each line of <c>permissions.txt</c>.</summary>
internal static class Differences
{
    /// <summary>Against the file.</summary>
    public static string FromFile(IReadOnlyList<Cell> cells) =>
        Lines(cells.Where(cell => cell.Answer != cell.Expected).Select(cell => (cell, cell.Expected)));

    /// <summary>Against what another application answered to the same, codes included.</summary>
    public static string From(IReadOnlyList<Cell> others, IReadOnlyList<Cell> cells) =>
        Lines(cells.Zip(others).Where(pair => pair.First != pair.Second).Select(pair => (pair.First, pair.Second.Outcome)));

    private static string Lines(IEnumerable<(Cell Cell, string Instead)> differences) => string.Join('\n', differences
        .GroupBy(difference => difference.Cell.Row)
        .Select(row => $"{row.Key}: {string.Join(", ", row.Select(each => Line(each.Cell, each.Instead)))}"));

    private static string Line(Cell cell, string instead) => $"{cell.Actor} is answered {cell.Outcome} instead of {instead}";
}
