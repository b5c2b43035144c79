namespace UserDirectory;

/// <summary>One step of an explanation. Immutable.</summary>
/// <param name="Code">
/// The stable code of what was found. <c>tenant.active</c>, <c>tenant.suspended</c>; <c>organization.active</c>, <c>organization.suspended</c>; <c>user.active</c>,
/// <c>user.not_active</c>; how the account enters the organization: <c>entry.membership</c>, <c>entry.rule</c>, <c>entry.everything</c>, or not: <c>entry.suspended</c>,
/// <c>entry.none</c>; whether anything holds the permission there: <c>source.reaches</c>, <c>source.missing</c>, <c>source.none</c>; below that, <c>grant</c>,
/// <c>role.reaches</c> and <c>role.missing</c>, the last with why: <c>role.off</c>, <c>group.off</c>, <c>assignment.dates</c>, <c>assignment.place</c>.
/// </param>
/// <param name="IsMet">Whether it speaks for the permission.</param>
/// <param name="Text">The step in a sentence, with the keys of what it names.</param>
public sealed record ExplanationStep(string Code, bool IsMet, string Text)
{
    /// <summary>What the step rests on; empty when on nothing.</summary>
    public IReadOnlyList<ExplanationStep> Steps { get; init; } = [];
}
