namespace UserDirectory.Sqlite.Worker;

/// <summary>An import of many people in many commits.</summary>
internal static class RowImporting
{
    public const int Rows = 3_000;
    public const int BatchSize = 100;

    public static async Task RunAsync(string path, string name)
    {
        using var file = new WorkFile(path, options => options.Opened = Lines.TellOfWrites);
        await foreach (var result in ImportAsync(file.Acme, name))
        {
            Lines.Acknowledge(result.Row);
        }
    }

    public static IAsyncEnumerable<ImportResult> ImportAsync(ITenantDirectory acme, string name) => acme.Import.ImportAsync(
        Enumerable.Range(1, Rows).Select(row => new ImportRow
        {
            Key = $"{name}-{row}",
            Organization = "lisbon",
            Roles = ["reader"],
            Groups = ["sales"],
        }),
        new ImportOptions { BatchSize = BatchSize });
}
