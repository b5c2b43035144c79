namespace UserDirectory;

/// <summary>
/// Facts of a decision were read at another authority number than its first ones: it must begin again. Never leaves the core.
/// </summary>
#pragma warning disable CA1064 // Internal on purpose: the commit loop catches every one.
internal sealed class DecisionOvertakenException : Exception;
#pragma warning restore CA1064
