namespace UserDirectory;

/// <summary>What an export of people holds. Not thread-safe.</summary>
public sealed class ExportOptions
{
    /// <summary>The organization whose people are exported, as they are there; <c>default</c> for the whole tenant.</summary>
    public EntityRef Organization { get; set; }

    /// <summary>Whether people of the organizations below come along; false by default. Without an organization it says nothing.</summary>
    public bool IncludeBelow { get; set; }

    /// <summary>
    /// Whether rows have the ids of the accounts; false by default. Only a system can import such rows as new accounts. Two tenants of one
    /// installation should not have accounts of one id: who signs in by it is taken for the same person in both.
    /// </summary>
    public bool IncludeIds { get; set; }

    /// <summary>Whether rows have password hashes and lock-outs; only a system actor may ask for them. False by default.</summary>
    public bool IncludePasswordHashes { get; set; }
}
