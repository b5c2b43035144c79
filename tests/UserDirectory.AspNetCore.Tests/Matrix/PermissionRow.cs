namespace UserDirectory.AspNetCore.Tests.Matrix;

/// <summary>A line of <c>permissions.txt</c>.</summary>
/// <param name="Numbers">What the API's pages number the operation.</param>
/// <param name="Key">The operation's id, and the case after a slash.</param>
/// <param name="Permissions">What the actors of the row hold.</param>
/// <param name="At">Where it is asked.</param>
/// <param name="Cells">What each actor is answered.</param>
internal sealed record PermissionRow(
    IReadOnlyList<string> Numbers, string Key, IReadOnlyList<string> Permissions, string At, IReadOnlyList<string> Cells)
{
    public const string Nothing = "-";

    public string Operation => Key.Split('/')[0];

    public Request Request => Requests.All[Key];

    public override string ToString() => $"{Key} {string.Join('+', Permissions)}";

    public static IReadOnlyList<PermissionRow> ReadAll(string path) =>
        [.. File.ReadLines(path).Where(line => line.Length > 0 && line[0] != '#').Select(Read)];

    private static PermissionRow Read(string line)
    {
        var halves = line.Split('|');
        var head = halves[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var cells = halves.Length == 2 ? halves[1].Split(' ', StringSplitOptions.RemoveEmptyEntries) : [];
        return head.Length == 4 && cells.Length == Enum.GetValues<Actor>().Length
            ? new(List(head[0], ','), head[1], List(head[2], '+'), head[3], cells)
            : throw new FormatException($"This is no line of permissions: {line}");
    }

    private static string[] List(string text, char separator) => text == Nothing ? [] : text.Split(separator);
}
