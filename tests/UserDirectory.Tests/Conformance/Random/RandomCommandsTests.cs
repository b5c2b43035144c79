using NUnit.Framework;
using UserDirectory.Storage;
using UserDirectory.Testing;

namespace UserDirectory.Tests.Conformance;

[TestFixture(typeof(InMemorySource))]
[TestFixture(typeof(ModelSource))]
[TestFixture(typeof(ColumnSource))]
[TestFixture(typeof(YieldingSource))]
public sealed class RandomCommandsTests<TSource> : RandomCommandsConformance
    where TSource : IStoreSource
{
    protected override ValueTask<IDirectoryStore> CreateStoreAsync() => new(TSource.Create());
}
