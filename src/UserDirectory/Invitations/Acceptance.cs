namespace UserDirectory;

/// <summary>
/// What an invited person gives on accepting. Left aside for an account that was active with that address verified. Not thread-safe.
/// </summary>
public sealed class Acceptance
{
    /// <summary>The name to show; null leaves what the invitation said.</summary>
    public string? DisplayName { get; set; }

    /// <summary>The given name; null leaves what the invitation said.</summary>
    public string? GivenName { get; set; }

    /// <summary>The family name; null leaves what the invitation said.</summary>
    public string? FamilyName { get; set; }

    /// <summary>The password, which is not temporary; null for none.</summary>
    public string? Password { get; set; }

    /// <summary>A copy, so that a call goes by what it was given, whatever the caller does with the input meanwhile.</summary>
    internal Acceptance Copy() => (Acceptance)MemberwiseClone();
}
