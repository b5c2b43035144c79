namespace UserDirectory.AspNetCore;

/// <summary>What the members of a request's JSON are called, from what the core calls the fields of its input.</summary>
internal static class MemberNames
{
    /// <summary>How the body itself is called where it is a bare value or a list.</summary>
    public const string Body = "value";

    public static IReadOnlyDictionary<string, string> None { get; } = new Dictionary<string, string>();

    public static string Path(IReadOnlyDictionary<string, string> members, string field)
    {
        var length = field.AsSpan().IndexOfAny('[', '.');
        var (name, rest) = length < 0 ? (field, string.Empty) : (field[..length], field[length..]);
        var path = members.GetValueOrDefault(name) ?? (name.Length == 0 ? Body : char.ToLowerInvariant(name[0]) + name[1..]);
        return path.Length == 0 ? (rest.StartsWith('[') ? rest : Body + rest) : path + rest;
    }

    public static string? OfConflict(IReadOnlyDictionary<string, string> members, string code) => code switch
    {
        "user.key.taken" or "group.key.taken" or "role.key.taken" => Path(members, "Key"),
        "user.email.taken" => Path(members, "Email"),
        "role.ambiguous" => Path(members, "Roles"),
        "group.ambiguous" => Path(members, "Groups"),
        _ => null,
    };
}
