namespace UserDirectory.AspNetCore;

/// <summary>What a role holds, as texts and among the declared permissions.</summary>
internal static class RolePermissions
{
    private const string Everything = "*.*";
    private const string AllOfOne = ".*";

    /// <summary>
    /// The patterns of a role; of the built-in role that reads everything, which is a rule, the permissions that it matches.
    /// </summary>
    public static IReadOnlyList<string> Of(Role role, IReadOnlyList<string> catalogue) =>
        IsReadOnly(role) ? [.. catalogue.Where(IsReading)] : role.Patterns;

    /// <summary>How many declared permissions a role matches.</summary>
    public static int CountOf(Role role, IReadOnlyList<string> catalogue)
    {
        var patterns = Of(role, catalogue);
        return catalogue.Count(permission => patterns.Any(pattern => Matches(pattern, permission)));
    }

    /// <summary>Whether a text is a pattern that matches something which is declared.</summary>
    public static bool IsKnown(string? pattern, IReadOnlyList<string> catalogue) =>
        pattern is not null && catalogue.Any(permission => Matches(pattern, permission));

    private static bool Matches(string pattern, string permission) =>
        pattern == Everything
        || string.Equals(pattern, permission, StringComparison.Ordinal)
        || (pattern.EndsWith(AllOfOne, StringComparison.Ordinal)
            && permission.AsSpan().StartsWith(pattern.AsSpan(0, pattern.Length - 1), StringComparison.Ordinal));

    private static bool IsReadOnly(Role role) => role.IsBuiltIn && role.Key == Role.ReadOnlyKey;

    private static bool IsReading(string permission) =>
        permission.EndsWith(".read", StringComparison.Ordinal) || permission.EndsWith(".list", StringComparison.Ordinal);
}
