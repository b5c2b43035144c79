namespace UserDirectory.Storage.InMemory;

/// <summary>A read of several records that must all be of one commit. It may be asked more than once, of different commits.</summary>
internal abstract class SnapshotRead<TResult>
{
    public abstract TResult Of(Snapshot view);
}
