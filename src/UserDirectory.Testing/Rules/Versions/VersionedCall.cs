using UserDirectory.Storage;

namespace UserDirectory.Testing;

/// <summary>A call that takes an expected version, on what there is to call it on. On that it always writes something.</summary>
/// <param name="Name">The interface and the method, <c>IUserService.UpdateAsync</c>; after a blank what is special about this call of
/// it.</param>
/// <param name="Kind">The type of the record whose version is expected.</param>
/// <param name="Run">Makes the call: on a handle, or for tenants on the host, with an expected version or none.</param>
internal sealed record VersionedCall(string Name, RecordKind Kind, Func<ITenantDirectory, VersionedTargets, long?, ValueTask> Run)
{
    /// <summary>What must have happened before, for it to have something to write; null for nothing.</summary>
    public Func<VersionedTargets, ValueTask>? Prepare { get; init; }

    /// <summary>The interface and the method.</summary>
    public string Method => Name.Split(' ')[0];

    public override string ToString() => Name;
}
