namespace UserDirectory.Storage.InMemory;

/// <summary>What a recent commit made of a record, in front of what it was before.</summary>
/// <param name="number">The commit.</param>
/// <param name="record">The record from that commit on; null when the commit removed it.</param>
/// <param name="older">What it was before: another version, a settled record, or null for nothing.</param>
internal sealed class Version(long number, DirectoryRecord? record, object? older)
{
    private object? _older = older;

    public long Number => number;

    public DirectoryRecord? Record => record;

    public object? Older => Volatile.Read(ref _older);

    /// <summary>Replaces what is older by the record that it comes down to, once no reader asks for more.</summary>
    public void Settle(DirectoryRecord? settled) => Volatile.Write(ref _older, settled);
}
