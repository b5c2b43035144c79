namespace UserDirectory;

/// <summary>A parsed pattern: <c>resource.action</c>, <c>resource.*</c> or <c>*.*</c>. Names compare ordinally.</summary>
internal readonly record struct PermissionPattern(string Resource, string Action)
{
    public const string Wildcard = "*";
    public const string Everything = "*.*";

    /// <summary>Parses a pattern; false for anything else, <c>*.action</c> included.</summary>
    public static bool TryParse(string? text, out PermissionPattern pattern)
    {
        pattern = default;
        var dot = text?.IndexOf('.') ?? -1;
        if (dot <= 0 || text!.Length > MaxLength)
        {
            return false;
        }

        var resource = text.Substring(0, dot);
        var action = text.Substring(dot + 1);
        if (resource == Wildcard ? action != Wildcard : !IsName(resource) || (action != Wildcard && !IsName(action)))
        {
            return false;
        }

        pattern = new(resource, action);
        return true;
    }

    /// <summary>
    /// Whether whoever holds this pattern holds the other: it is equal or narrower. A wildcard is never covered by names.
    /// </summary>
    public bool Covers(PermissionPattern other) =>
        Resource == Wildcard || (Resource == other.Resource && (Action == Wildcard || Action == other.Action));

    /// <summary>A name part: 1 to 64 ASCII letters, digits, hyphens and underscores.</summary>
    public static bool IsName(string name) =>
        name.Length is > 0 and <= 64 && name.All(c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-' or '_');

    public override string ToString() => $"{Resource}.{Action}";

    private const int MaxLength = 129;
}
