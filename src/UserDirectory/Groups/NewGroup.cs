namespace UserDirectory;

/// <summary>A group to make. Not thread-safe.</summary>
public sealed class NewGroup
{
    /// <summary>A group with this key.</summary>
    public NewGroup(string key) => Key = key;

    /// <summary>The natural key, unique in its owner.</summary>
    public string Key { get; set; }

    /// <summary>The organization that owns it; <c>default</c> for the tenant.</summary>
    public EntityRef Organization { get; set; }

    /// <summary>The group above, of the same owner; <c>default</c> for the top.</summary>
    public EntityRef Parent { get; set; }

    /// <summary>The name to show; null for none. At most 256 characters.</summary>
    public string? Name { get; set; }

    /// <summary>The group's e-mail address; null for none.</summary>
    public string? Email { get; set; }

    /// <summary>Notes; null for none. At most 4,000 characters.</summary>
    public string? Notes { get; set; }

    /// <summary>Whether it starts switched on; true by default.</summary>
    public bool IsActive { get; set; } = true;

    /// <summary>A copy, so that a call goes by what it was given, whatever the caller does with the input meanwhile.</summary>
    internal NewGroup Copy() => (NewGroup)MemberwiseClone();
}
