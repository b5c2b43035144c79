namespace UserDirectory;

/// <summary>How far an import is. Immutable.</summary>
/// <param name="Rows">Rows done.</param>
/// <param name="Created">Accounts made.</param>
/// <param name="Updated">Accounts changed.</param>
/// <param name="Unchanged">Accounts that were as the row says.</param>
/// <param name="Refused">Rows refused.</param>
public sealed record ImportProgress(long Rows, long Created, long Updated, long Unchanged, long Refused);
