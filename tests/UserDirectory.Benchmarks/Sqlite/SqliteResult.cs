namespace UserDirectory.Benchmarks.Sqlite;

/// <summary>What both sides of a measure cost.</summary>
internal sealed record SqliteResult(Cost Ours, Cost Limit);

/// <summary>What a call costs.</summary>
/// <param name="Nanoseconds">The median round's time.</param>
/// <param name="CpuNanoseconds">The processor's time of this process, over all rounds.</param>
/// <param name="Pages">Pages written to the log; 0 where nothing is written.</param>
internal readonly record struct Cost(double Nanoseconds, double CpuNanoseconds, double Pages);
