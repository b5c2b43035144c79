namespace UserDirectory;

/// <summary>
/// One step of an explanation: in a sentence, and the same as data. The ids are of what the sentence names, so they show nothing that it
/// hides. Immutable.
/// </summary>
/// <param name="Code">
/// The stable code of what was found. <c>tenant.active</c>, <c>tenant.suspended</c>; <c>organization.active</c>,
/// <c>organization.suspended</c>; <c>user.active</c>, <c>user.not_active</c>; how the account enters the organization:
/// <c>entry.membership</c>, <c>entry.rule</c>, <c>entry.everything</c>, or not: <c>entry.suspended</c>, <c>entry.none</c>; whether anything
/// holds the permission there: <c>source.reaches</c>, <c>source.missing</c>, <c>source.none</c>; below that, <c>grant</c>,
/// <c>role.reaches</c> and <c>role.missing</c>, the last with why: <c>role.off</c>, <c>group.off</c>, <c>assignment.dates</c>,
/// <c>assignment.place</c>.
/// </param>
/// <param name="IsMet">Whether it speaks for the permission.</param>
/// <param name="Text">The step in a sentence, with the keys of what it names.</param>
public sealed record ExplanationStep(string Code, bool IsMet, string Text)
{
    /// <summary>
    /// The organization that the step names: the place that was asked about, the one that is suspended, the one of the membership, or the
    /// place of the assignment. Null when it names none; of a source, that it is tenant-wide.
    /// </summary>
    public Guid? OrganizationId { get; init; }

    /// <summary>The membership by which the account enters or is shut out; null of other steps.</summary>
    public Guid? MembershipId { get; init; }

    /// <summary>The role that holds the permission; null of other steps.</summary>
    public Guid? RoleId { get; init; }

    /// <summary>The group through which the role comes; null when the account has the role itself, and of other steps.</summary>
    public Guid? GroupId { get; init; }

    /// <summary>The assignment of the role; null of other steps.</summary>
    public Guid? AssignmentId { get; init; }

    /// <summary>
    /// The pattern by which a role or grant holds the permission, or by which the account enters everywhere; null of other steps.
    /// </summary>
    public string? Pattern { get; init; }

    /// <summary>What the step rests on; empty when on nothing.</summary>
    public IReadOnlyList<ExplanationStep> Steps { get; init; } = [];

    /// <inheritdoc/>
    public override string ToString() =>
        new Printed(nameof(ExplanationStep)).With(Code).With(IsMet).With(Text).With(OrganizationId).With(MembershipId)
        .With(RoleId).With(GroupId).With(AssignmentId).With(Pattern).With(Steps).ToString();
}
