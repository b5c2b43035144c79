using System.Globalization;

namespace UserDirectory.AspNetCore;

/// <summary>The link to the next page: the same question, with where it goes on and how much of what was asked for is left. Pure.</summary>
internal static class ListLink
{
    /// <summary>What stands behind the question mark of the address, encoded.</summary>
    /// <param name="query">The options that the page was asked for by.</param>
    /// <param name="rest">How many items are left to ask for; null for all.</param>
    /// <param name="cursor">The core's cursor.</param>
    public static string Write(IReadOnlyList<KeyValuePair<string, string>> query, long? rest, string cursor)
    {
        var parts = query
            .Where(option => ListOptions.Find(option.Key) is not (ListOption.Skip or ListOption.SkipToken or ListOption.Top))
            .Select(option => Part(ListOptions.Find(option.Key) ?? option.Key, option.Value))
            .ToList();
        if (rest is { } left)
        {
            parts.Add(Part(ListOption.Top, left.ToString(CultureInfo.InvariantCulture)));
        }

        parts.Add(Part(ListOption.SkipToken, cursor));
        return string.Join('&', parts);
    }

    // A dollar may stand in a query as it is, and options are read more easily so.
    private static string Part(string name, string value) =>
        $"{(name.StartsWith('$') ? $"${Uri.EscapeDataString(name[1..])}" : Uri.EscapeDataString(name))}={Uri.EscapeDataString(value)}";
}
