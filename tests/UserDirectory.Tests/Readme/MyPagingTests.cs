using UserDirectory.Storage;
using UserDirectory.Testing;

namespace UserDirectory.Tests.Readme;

#region fixture
public sealed class MyPagingTests : PagingConformance
{
    protected override ValueTask<IDirectoryStore> CreateStoreAsync() => new(new MyStore());
}
#endregion
