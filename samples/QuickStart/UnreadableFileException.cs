namespace QuickStart;

/// <summary>A file is missing, or is not what it should be. The message is one line that says which, where and why.</summary>
public sealed class UnreadableFileException(string message, Exception? cause = null) : Exception(message, cause);
