using UserDirectory.Storage;
using UserDirectory.Testing;

namespace UserDirectory.Tests.Conformance;

/// <summary>The suite's own model: it must pass what it judges by.</summary>
public sealed class ModelSource : IStoreSource
{
    public static IDirectoryStore Create() => new ModelStore();
}
