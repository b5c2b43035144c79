namespace UserDirectory.AspNetCore;

/// <summary>An answer that an operation gives, for whoever describes it.</summary>
/// <param name="Status">The status.</param>
/// <param name="Body">The type of the body; null for none.</param>
/// <param name="ContentType">The body's content type.</param>
internal sealed record AnswerDescription(int Status, Type? Body = null, string ContentType = "application/json")
{
    /// <summary>Further content types that it may have.</summary>
    public IReadOnlyList<string> OtherTypes { get; init; } = [];

    /// <summary>Another type that the body may have; null when there is none.</summary>
    public Type? OtherBody { get; init; }
}
