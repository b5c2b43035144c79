using UserDirectory.Storage;
using UserDirectory.Tests.Conformance.Columns;

namespace UserDirectory.Tests.Conformance;

/// <summary>Rows of column values, written by the descriptions alone.</summary>
public sealed class ColumnSource : IStoreSource
{
    public static IDirectoryStore Create() => new ColumnStore();
}
