namespace UserDirectory.Relational;

/// <summary>A set that was written straight on cannot be: it is written again, looking everything up, to tell every refusal.</summary>
internal sealed class CarefulNeededException : Exception;
