using System.Text.Json;
using System.Text.RegularExpressions;
using UserDirectory.Tests.Import;

namespace UserDirectory.Tests.Export;

/// <summary>Runs exports, and moves people from one directory to another.</summary>
internal static partial class ExportRuns
{
    public static async Task<List<ImportRow>> ExportAsync(this ITenantDirectory directory, ExportOptions? options = null) =>
        await directory.Export.ExportAsync(options).ToListAsync();

    /// <summary>The rows as text, so that exports can be compared.</summary>
    public static IEnumerable<string> Texts(this IEnumerable<ImportRow> rows) => rows.Select(row => Text(row));

    /// <summary>What a row says, in short: <c>ann @portugal/lisbon editor sales</c>.</summary>
    public static string Short(this ImportRow row) => string.Join(
        ' ',
        new[] { row.Key, row.Organization is null ? null : $"@{row.Organization}", row.IsForRolesOnly
            ? "only" : null, row.IsMembershipSuspended ? "suspended" : null }
            .Concat(row.Roles ?? []).Concat(row.Groups ?? [])
            .Append(row.Home.IsGiven ? $"home:{row.Home.Value}" : null)
                .Append(row.DefaultOrganization.IsGiven ? $"default:{row.DefaultOrganization.Value}" : null)
            .Where(text => text is not null));

    /// <summary>What a directory holds, without what differs by how it came in.</summary>
    public static async Task<IEnumerable<string>> PictureAsync(this TestDirectory directory) =>
        (await DirectoryPicture.TakeAsync(directory)).Select(line => Version().Replace(line, string.Empty)).Order(StringComparer.Ordinal);

    /// <summary>Exports from one and imports into the other; the outcomes.</summary>
    public static async Task<IReadOnlyList<ImportResult>> MoveAsync(
        this TestDirectory from, TestDirectory to, ExportOptions? options = null) =>
        await to.System.Import.ImportAsync(from.System.Export.ExportAsync(options)).ToListAsync();

    private static string Text(ImportRow row) => JsonSerializer.Serialize(typeof(ImportRow).GetProperties().ToDictionary(
        property => property.Name,
        property => property.GetValue(row) switch
        {
            IEnumerable<string> list => string.Join(", ", list),
            IReadOnlyDictionary<string, string?> pairs => string.Join(", ", pairs.OrderBy(pair => pair.Key, StringComparer.Ordinal)),
            var value => value?.ToString(),
        }));

    [GeneratedRegex(@" v\d+")]
    private static partial Regex Version();
}
