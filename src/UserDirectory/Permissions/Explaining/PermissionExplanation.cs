namespace UserDirectory;

/// <summary>
/// Why an account may or may not do something: a tree of what was looked at. <see cref="ToString"/> prints it as text, one line a step.
/// Immutable.
/// </summary>
/// <param name="IsAllowed">The answer; always that of a check.</param>
/// <param name="Permission">What was asked.</param>
/// <param name="Steps">What was looked at, in order: the tenant, the place, the account, its entry, and every source of rights.</param>
public sealed record PermissionExplanation(bool IsAllowed, string Permission, IReadOnlyList<ExplanationStep> Steps)
{
    /// <summary>The account's id.</summary>
    public Guid UserId { get; init; }

    /// <summary>The organization's id; null when it was asked tenant-wide.</summary>
    public Guid? OrganizationId { get; init; }

    /// <summary>
    /// The tree as text: a headline, then one line a step, deeper ones indented; <c>+</c> stands before what speaks for it and <c>-</c>
    /// before what is missing.
    /// </summary>
    public override string ToString() => ExplanationText.Write(this);
}
