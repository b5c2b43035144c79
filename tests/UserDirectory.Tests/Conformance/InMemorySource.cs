using UserDirectory.Storage;
using UserDirectory.Storage.InMemory;

namespace UserDirectory.Tests.Conformance;

/// <summary>The in-memory provider.</summary>
public sealed class InMemorySource : IStoreSource
{
    public static IDirectoryStore Create() => new InMemoryStore(new());
}
