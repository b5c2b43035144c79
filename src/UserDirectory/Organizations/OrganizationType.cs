namespace UserDirectory;

/// <summary>Whether an organization is real or a trial ground; access rules can name it (<c>type:test</c>).</summary>
public enum OrganizationType
{
    /// <summary>A real one; the default.</summary>
    Production = 1,

    /// <summary>A trial ground.</summary>
    Test = 2,
}
