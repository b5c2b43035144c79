namespace UserDirectory.Tests.Operations;

/// <summary>A call has no further reference.</summary>
internal sealed class NoSuchPlaceException : Exception;
