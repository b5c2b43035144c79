namespace UserDirectory;

/// <summary>Changes of an organization; what is not given stays. Its place, type and status have verbs of their own.</summary>
public sealed class OrganizationUpdate
{
    /// <summary>Another key.</summary>
    public Optional<string> Key { get; set; }

    /// <summary>The name to show; null removes it.</summary>
    public Optional<string?> Name { get; set; }

    /// <summary>What it is; null removes the label.</summary>
    public Optional<string?> Label { get; set; }

    /// <summary>A copy, so that a call goes by what it was given, whatever the caller does with the input meanwhile.</summary>
    internal OrganizationUpdate Copy() => (OrganizationUpdate)MemberwiseClone();
}
