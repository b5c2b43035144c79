namespace UserDirectory;

/// <summary>Changes of a group; what is not given stays. Its place and its switch have verbs of their own.</summary>
public sealed class GroupUpdate
{
    /// <summary>Another key.</summary>
    public Optional<string> Key { get; set; }

    /// <summary>The name to show; null removes it.</summary>
    public Optional<string?> Name { get; set; }

    /// <summary>The e-mail address; null removes it.</summary>
    public Optional<string?> Email { get; set; }

    /// <summary>Notes; null removes them.</summary>
    public Optional<string?> Notes { get; set; }

    /// <summary>A copy, so that a call goes by what it was given, whatever the caller does with the input meanwhile.</summary>
    internal GroupUpdate Copy() => (GroupUpdate)MemberwiseClone();
}
