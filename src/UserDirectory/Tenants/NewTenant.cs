namespace UserDirectory;

/// <summary>A tenant to make. Not thread-safe.</summary>
public sealed class NewTenant
{
    /// <summary>A tenant with this key.</summary>
    public NewTenant(string key) => Key = key;

    /// <summary>The natural key, unique in the installation.</summary>
    public string Key { get; set; }

    /// <summary>The name to show; null for none. At most 256 characters.</summary>
    public string? Name { get; set; }

    /// <summary>The culture of accounts that name none (BCP 47); null leaves it open.</summary>
    public string? DefaultCulture { get; set; }

    /// <summary>The first administrator: an account that gets the built-in role <c>admin</c>, tenant-wide; null for none yet.</summary>
    public NewUser? Administrator { get; set; }

    /// <summary>A copy, so that a call goes by what it was given, whatever the caller does with the input meanwhile.</summary>
    internal NewTenant Copy()
    {
        var copy = (NewTenant)MemberwiseClone();
        copy.Administrator = Administrator?.Copy();
        return copy;
    }
}
