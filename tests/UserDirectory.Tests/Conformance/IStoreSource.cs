using UserDirectory.Storage;

namespace UserDirectory.Tests.Conformance;

/// <summary>Where a run of the conformance suite gets its stores from.</summary>
public interface IStoreSource
{
    /// <summary>A fresh store.</summary>
    static abstract IDirectoryStore Create();
}
