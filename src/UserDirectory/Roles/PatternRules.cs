namespace UserDirectory;

/// <summary>What lists of permission patterns may hold.</summary>
internal static class PatternRules
{
    /// <summary>How many patterns a role or an account may hold.</summary>
    public const int MaxCount = 1_000;

    public static void Check(InputErrors errors, string field, IReadOnlyList<string>? patterns, PermissionCatalogue catalogue)
    {
        if (patterns is null)
        {
            return;
        }

        if (patterns.Count > MaxCount)
        {
            errors.Add(field, "permission.too_many", $"There are {patterns.Count} patterns; at most {MaxCount} are allowed.");
            return;
        }

        for (var i = 0; i < patterns.Count; i++)
        {
            if (catalogue.Check(patterns[i], $"{field}[{i}]") is { } error)
            {
                errors.Add(error.Field, error.Code, error.Message);
            }
        }
    }

    /// <summary>The patterns, each once, in ordinal order.</summary>
    public static IReadOnlyList<string> Sorted(IEnumerable<string> patterns) =>
        [.. patterns.Distinct(StringComparer.Ordinal).OrderBy(pattern => pattern, StringComparer.Ordinal)];
}
