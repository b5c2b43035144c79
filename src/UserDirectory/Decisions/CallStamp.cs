namespace UserDirectory;

/// <summary>What stays the same however often a call decides.</summary>
/// <param name="Id">The id of its change set.</param>
/// <param name="At">When it began.</param>
internal sealed record CallStamp(Guid Id, DateTimeOffset At);
