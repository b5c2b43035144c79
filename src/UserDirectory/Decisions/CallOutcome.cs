using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>What one attempt at a call came to, when the ground did not move.</summary>
/// <param name="Result">The call's result.</param>
/// <param name="Committed">What was written, and the store's answer; null when there was nothing to write.</param>
internal readonly record struct CallOutcome<T>(T Result, (ChangeSet Changes, CommitResult Outcome)? Committed);
