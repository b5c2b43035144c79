using UserDirectory.Storage;

namespace UserDirectory.Tests.Conformance;

/// <summary>The in-memory provider, answering after a thread switch.</summary>
public sealed class YieldingSource : IStoreSource
{
    public static IDirectoryStore Create() => new YieldingStore();
}
