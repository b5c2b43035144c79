namespace UserDirectory;

/// <summary>An organization to make. Not thread-safe.</summary>
public sealed class NewOrganization
{
    /// <summary>An organization with this key.</summary>
    public NewOrganization(string key) => Key = key;

    /// <summary>The natural key, unique in the tenant wherever it stands in the tree.</summary>
    public string Key { get; set; }

    /// <summary>The organization above; <c>default</c> for the top.</summary>
    public EntityRef Parent { get; set; }

    /// <summary>The name to show; null for none. At most 256 characters.</summary>
    public string? Name { get; set; }

    /// <summary>What it is (company, branch, project, …), a label of the host's; null for none. At most 64 characters.</summary>
    public string? Label { get; set; }

    /// <summary>
    /// What it is used for; null, the default, for the type of the organization above, and <see cref="OrganizationType.Production"/> where
    /// there is none.
    /// </summary>
    public OrganizationType? Type { get; set; }

    /// <summary>A copy, so that a call goes by what it was given, whatever the caller does with the input meanwhile.</summary>
    internal NewOrganization Copy() => (NewOrganization)MemberwiseClone();
}
