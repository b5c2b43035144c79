namespace UserDirectory.Storage.InMemory;

/// <summary>What a recent commit made of a record, in front of what it was before.</summary>
/// <param name="number">The commit.</param>
/// <param name="record">The record from that commit on; null when the commit removed it.</param>
/// <param name="older">What it was before: a <see cref="Version"/>, a record that every reader in the window may see, or null.</param>
internal sealed class Version(long number, DirectoryRecord? record, object? older)
{
    private object? _older = older;

    public long Number => number;

    public DirectoryRecord? Record => record;

    public object? Older => Volatile.Read(ref _older);

    /// <summary>Forgets what was before this version, once no reader in the window can ask for it.</summary>
    public void ForgetOlder() => Volatile.Write(ref _older, null);
}
