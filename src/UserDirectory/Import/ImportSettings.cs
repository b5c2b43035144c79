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
        Progress = options.Progress;
    }

    public bool IsDryRun { get; }

    public int BatchSize { get; }

    public bool CreateOrganizations { get; }

    public bool CreateGroups { get; }

    public bool CreateRoles { get; }

    public bool AreEmailsVerified { get; }

    public IProgress<ImportProgress>? Progress { get; }

    /// <exception cref="InvalidInputException">The batch size is out of bounds.</exception>
    public static ImportSettings Of(ImportOptions? options)
    {
        var settings = new ImportSettings(options ?? new());
        return settings.BatchSize is >= 1 and <= LargestBatch
            ? settings
            : throw new InvalidInputException(
                nameof(options.BatchSize), "import.batch_size", $"A batch cannot have {settings.BatchSize} rows; 1 to {LargestBatch} are allowed.");
    }
}
