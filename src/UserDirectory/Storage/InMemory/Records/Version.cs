namespace UserDirectory.Storage.InMemory;

/// <summary>What a recent commit made of a record, in front of what it was before.</summary>
/// <param name="number">The commit.</param>
/// <param name="record">The record from that commit on; null when the commit removed it.</param>
/// <param name="older">What the commit before it made of it; null when that is settled.</param>
internal sealed class Version(long number, DirectoryRecord? record, Version? older)
{
    private Version? _older = older;

    public long Number => number;

    public DirectoryRecord? Record => record;

    public Version? Older => Volatile.Read(ref _older);

    /// <summary>Cuts off what is older, once it is settled.</summary>
    public void ForgetOlder() => Volatile.Write(ref _older, null);
}
