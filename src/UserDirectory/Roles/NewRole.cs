namespace UserDirectory;

/// <summary>A role to make. Not thread-safe.</summary>
public sealed class NewRole
{
    /// <summary>A role with this key that holds these patterns.</summary>
    public NewRole(string key, params string[] patterns) => (Key, Patterns) = (key, patterns);

    /// <summary>The natural key, unique in its owner.</summary>
    public string Key { get; set; }

    /// <summary>The organization that owns it; <c>default</c> for the tenant.</summary>
    public EntityRef Organization { get; set; }

    /// <summary>
    /// The patterns it holds: <c>resource.action</c>, <c>resource.*</c> or <c>*.*</c>; each must match a declared permission. May be empty.
    /// </summary>
    public IReadOnlyList<string> Patterns { get; set; }

    /// <summary>What the role is for; null for nothing. At most 1,000 characters.</summary>
    public string? Description { get; set; }

    /// <summary>The description's key in the host's translations; null for none. At most 256 characters.</summary>
    public string? LocalizedDescription { get; set; }

    /// <summary>Whether it starts switched on; true by default.</summary>
    public bool IsActive { get; set; } = true;

    /// <summary>Whether new accounts get it unless they name others; false by default.</summary>
    public bool IsDefault { get; set; }

    /// <summary>A label of the HTTP families; gives nothing.</summary>
    public bool IsInternal { get; set; }

    /// <summary>A label of the HTTP families; gives nothing.</summary>
    public bool IsAdministration { get; set; }

    /// <summary>A copy, so that a call goes by what it was given, whatever the caller does with the input meanwhile.</summary>
    internal NewRole Copy()
    {
        var copy = (NewRole)MemberwiseClone();
        copy.Patterns = Patterns is null ? null! : [.. Patterns];
        return copy;
    }
}
