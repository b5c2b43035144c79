using NUnit.Framework;
using UserDirectory.Storage;
using UserDirectory.Testing;

namespace UserDirectory.Tests.Conformance;

/// <summary>The store of rows is not among them: it does not say that it restores.</summary>
[TestFixture(typeof(InMemorySource))]
[TestFixture(typeof(ModelSource))]
[TestFixture(typeof(YieldingSource))]
public sealed class RestoreTests<TSource> : RestoreConformance
    where TSource : IStoreSource
{
    protected override ValueTask<IDirectoryStore> CreateStoreAsync() => new(TSource.Create());
}
