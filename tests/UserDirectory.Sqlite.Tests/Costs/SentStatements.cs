namespace UserDirectory.Sqlite.Tests;

/// <summary>
/// What an operation has sent, but for the beginnings and ends of transactions: a database elsewhere would be sent them with the rest.
/// </summary>
internal sealed class SentStatements
{
    /// <summary>The calls of the store.</summary>
    public required IReadOnlyList<string> Calls { get; init; }

    /// <summary>The commands outside of commits.</summary>
    public List<string> Reads { get; } = [];

    /// <summary>The statements of commits, what they look up included.</summary>
    public List<string> Writes { get; } = [];

    /// <summary>How many commands read more than there are calls of the store that read.</summary>
    public int MoreReads => Reads.Count - Calls.Count(call => call != WorldCopy.Commit);

    public void Add(string text, bool isCommitting)
    {
        if (text is not ("BEGIN" or "ROLLBACK"))
        {
            (isCommitting ? Writes : Reads).Add(text);
        }
    }
}
