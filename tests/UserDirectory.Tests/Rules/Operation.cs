namespace UserDirectory.Tests.Rules;

/// <summary>One method of a public service, and what it does to what people may do.</summary>
/// <param name="Name">The interface and the method: <c>IUserService.CreateAsync</c>.</param>
/// <param name="Effect">What it does.</param>
internal sealed record Operation(string Name, Effect Effect)
{
    /// <summary>The tests (<c>Fixture.Test</c>) in which an actor who does not hold what the call would give is refused.</summary>
    public IReadOnlyList<string> Refused { get; init; } = [];

    /// <summary>The tests in which an actor who holds exactly what the call gives is not refused.</summary>
    public IReadOnlyList<string> Allowed { get; init; } = [];

    /// <summary>Why a call that gives asks nothing of its actor; null for every other.</summary>
    public string? AsksNothing { get; init; }
}
