namespace UserDirectory;

/// <summary>One step of an explanation. Immutable.</summary>
/// <param name="Code">The stable code of what was looked at, for example <c>membership.active</c> or <c>role.off</c>.</param>
/// <param name="IsMet">Whether it speaks for the permission.</param>
/// <param name="Text">The step in a sentence, with the keys of what it names.</param>
public sealed record ExplanationStep(string Code, bool IsMet, string Text)
{
    /// <summary>What the step rests on; empty when on nothing.</summary>
    public IReadOnlyList<ExplanationStep> Steps { get; init; } = [];
}
