using UserDirectory.Storage;

namespace UserDirectory.Tests.Conformance.Broken;

/// <summary>Stores of a type that needs nothing.</summary>
internal sealed class SourceOf<TStore> : IStoreSource
    where TStore : IDirectoryStore, new()
{
    public static IDirectoryStore Create() => new TStore();
}
