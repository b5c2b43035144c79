namespace UserDirectory.AspNetCore;

/// <summary>
/// The options of a query, each at most once, in the casing that is documented. Names without <c>$</c> are none of ours. Pure.
/// </summary>
internal static class ListOptions
{
    /// <exception cref="ListQueryException">An option is unknown or given twice.</exception>
    public static Dictionary<string, string> Read(IReadOnlyList<KeyValuePair<string, string>> query)
    {
        var options = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in query)
        {
            if (!name.StartsWith('$'))
            {
                continue;
            }

            var option = Find(name) ?? throw new ListQueryException(
                name, "query.option", $"There is no option {Shown.Text(name)}. There are: {string.Join(", ", ListOption.All)}.");
            if (!options.TryAdd(option, value))
            {
                throw new ListQueryException(option, "query.option", $"{option} is given twice.");
            }
        }

        return options;
    }

    /// <summary>The option of this name, in any casing; null when there is none.</summary>
    public static string? Find(string name) =>
        ListOption.All.FirstOrDefault(option => option.Equals(name, StringComparison.OrdinalIgnoreCase));
}
