namespace UserDirectory;

/// <summary>What became of a row.</summary>
public enum ImportOutcome
{
    /// <summary>An account was made (in a dry run: would be).</summary>
    Created = 1,

    /// <summary>An account was changed.</summary>
    Updated = 2,

    /// <summary>The account is as the row says.</summary>
    Unchanged = 3,

    /// <summary>Nothing of the row was applied; the errors say why.</summary>
    Refused = 4,
}
