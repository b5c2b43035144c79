using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// An entry of the feed in a document about somebody. What the person did to others is told without values and ids, which are theirs; what
/// others did to him without who they are. Immutable.
/// </summary>
/// <param name="Number">The change's number.</param>
/// <param name="At">When.</param>
/// <param name="Verb">What was done.</param>
/// <param name="Record">To what type of record.</param>
public sealed record PersonChange(long Number, DateTimeOffset At, ChangeVerb Verb, RecordKind Record)
{
    /// <summary>Whether the person did it.</summary>
    public bool IsByPerson { get; init; }

    /// <summary>Whether it was done to the person's own records.</summary>
    public bool IsAboutPerson { get; init; }

    /// <summary>What the person's own fields became; other fields are named without their value. Empty for others' records.</summary>
    public IReadOnlyList<FieldChange> Fields { get; init; } = [];

    /// <inheritdoc/>
    public override string ToString() =>
        new Printed(nameof(PersonChange)).With(Number).With(At).With(Verb).With(Record)
            .With(IsByPerson).With(IsAboutPerson).With(Fields).ToString();
}
