namespace UserDirectory.Benchmarks.Sqlite;

/// <summary>A role or group of a user, as an answer by hand names it.</summary>
internal sealed record HandNamed(Guid Id, string Key, string? Text);
