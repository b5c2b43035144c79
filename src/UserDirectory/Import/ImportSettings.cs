namespace UserDirectory;

/// <summary>An import's options as they were when it was called. Immutable.</summary>
internal sealed record ImportSettings
{
    private const int LargestBatch = 1_000;

    private ImportSettings(ImportOptions options)
    {
        IsDryRun = options.IsDryRun;
        BatchSize = options.BatchSize;
        CreateOrganizations = options.CreateOrganizations;
        CreateGroups = options.CreateGroups;
        CreateRoles = options.CreateRoles;
        AreEmailsVerified = options.AreEmailsVerified;
        Match = options.Match;
        Progress = options.Progress;
    }

    public bool IsDryRun { get; }

    public int BatchSize { get; }

    public bool CreateOrganizations { get; }

    public bool CreateGroups { get; }

    public bool CreateRoles { get; }

    public bool AreEmailsVerified { get; }

    public ImportMatch Match { get; }

    public IProgress<ImportProgress>? Progress { get; }

    /// <exception cref="InvalidInputException">The batch size is out of bounds, or there is no such match; both are told.</exception>
    public static ImportSettings Of(ImportOptions? options)
    {
        var settings = new ImportSettings(options ?? new());
        var errors = new InputErrors();
        if (settings.BatchSize is < 1 or > LargestBatch)
        {
            errors.Add(nameof(options.BatchSize), "import.batch_size",
                $"A batch cannot have {settings.BatchSize} rows; 1 to {LargestBatch} are allowed.");
        }

        if (settings.Match is not (ImportMatch.Keys or ImportMatch.KeysElseVerifiedEmail))
        {
            errors.Add(
                nameof(options.Match), "import.match",
                $"Accounts cannot be found by '{settings.Match}'. There are: {ImportMatch.Keys}, {ImportMatch.KeysElseVerifiedEmail}.");
        }

        errors.ThrowIfAny();
        return settings;
    }
}
