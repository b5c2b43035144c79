namespace UserDirectory;

/// <summary>How an import is done. Not thread-safe.</summary>
public sealed class ImportOptions
{
    /// <summary>
    /// Whether to report only, and write nothing; false by default. The report is row for row that of the real run. It keeps what the real
    /// run would write in memory until it ends: two to three kilobytes for an account with a membership, a role and a group.
    /// </summary>
    public bool IsDryRun { get; set; }

    /// <summary>How many rows one commit takes, 1 to 1,000; 200 by default.</summary>
    public int BatchSize { get; set; } = 200;

    /// <summary>
    /// Whether unknown organizations are made on the way, every missing level of a path; false by default, then such a row is refused.
    /// </summary>
    public bool CreateOrganizations { get; set; }

    /// <summary>Whether unknown groups are made on the way, in the tenant, every missing level of a path; false by default.</summary>
    public bool CreateGroups { get; set; }

    /// <summary>Whether unknown roles are made on the way, in the tenant and without any pattern; false by default.</summary>
    public bool CreateRoles { get; set; }

    /// <summary>
    /// Whether the addresses are known to be the accounts', of rows that do not say themselves; only a system actor may say so. False by
    /// default. Where an account's address was not verified before, an external id that another user had set goes, and a password that
    /// another user had set fits no more. Without it, whoever a row finds by external id or key is taken for its person, whatever another
    /// user may have set to sign in with: where users make accounts, say so, or have the addresses proved by invitations.
    /// </summary>
    public bool AreEmailsVerified { get; set; }

    /// <summary>By what rows find accounts: <see cref="ImportMatch.Keys"/> by default.</summary>
    public ImportMatch Match { get; set; } = ImportMatch.Keys;

    /// <summary>
    /// Told after every batch whose results were read to the end; null for nobody. What it throws ends the import, as an exception of the
    /// rows would; what was committed stays.
    /// </summary>
    public IProgress<ImportProgress>? Progress { get; set; }
}
