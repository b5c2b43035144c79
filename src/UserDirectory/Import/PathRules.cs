namespace UserDirectory;

/// <summary>
/// What a path may be before it is taken apart: no longer than one of the longest keys, in parts that can be keys, and with no more parts
/// than a tree has levels, on each side of a colon. One error for all of it, which does not repeat the path. Pure. Codes:
/// <c>path.too_long</c>, <c>organization.too_deep</c>, <c>group.too_deep</c>.
/// </summary>
internal static class PathRules
{
    /// <summary>Whether a path of organizations can be taken apart; adds what is wrong with it otherwise.</summary>
    public static bool CheckOrganization(InputErrors errors, string field, string path) =>
        Check(errors, field, path, "organization.too_deep", Organization.MaxDepth);

    /// <summary>The same for a path of groups, which may begin with their owner's.</summary>
    public static bool CheckGroup(InputErrors errors, string field, string path) =>
        Check(errors, field, path, "group.too_deep", Group.MaxDepth);

    /// <summary>The same for a role's key, which may have its owner's path before it.</summary>
    public static bool CheckRole(InputErrors errors, string field, string key) =>
        Check(errors, field, key, "organization.too_deep", Organization.MaxDepth);

    private static bool Check(InputErrors errors, string field, string path, string tooDeep, int deepest)
    {
        if (path.Length > ReferenceText.LongestPath)
        {
            errors.Add(field, "path.too_long", $"The path has {path.Length} characters; at most {ReferenceText.LongestPath} are allowed.");
            return false;
        }

        if (ReferenceText.LongestPartOf(path) is var longest and > ReferenceText.LongestText)
        {
            errors.Add(
                field, "path.too_long", $"A part of the path has {longest} characters; at most {ReferenceText.LongestText} are allowed.");
            return false;
        }

        var parts = MostParts(path);
        if (parts > deepest)
        {
            errors.Add(field, tooDeep, $"The path has {parts} parts; at most {deepest} are allowed.");
        }

        return parts <= deepest;
    }

    private static int MostParts(string path)
    {
        var (most, parts) = (1, 1);
        foreach (var character in path)
        {
            parts = character switch
            {
                '/' => parts + 1,
                ':' => 1,
                _ => parts,
            };
            most = Math.Max(most, parts);
        }

        return most;
    }
}
