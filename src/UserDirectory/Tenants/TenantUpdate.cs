namespace UserDirectory;

/// <summary>Changes of a tenant; what is not given stays.</summary>
public sealed class TenantUpdate
{
    /// <summary>The name to show; null removes it. At most 256 characters.</summary>
    public Optional<string?> Name { get; set; }

    /// <summary>The culture of accounts that name none (BCP 47); null leaves it open.</summary>
    public Optional<string?> DefaultCulture { get; set; }

    /// <summary>A copy, so that a call goes by what it was given, whatever the caller does with the input meanwhile.</summary>
    internal TenantUpdate Copy() => (TenantUpdate)MemberwiseClone();
}
