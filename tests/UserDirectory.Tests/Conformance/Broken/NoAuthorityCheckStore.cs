using UserDirectory.Storage;

namespace UserDirectory.Tests.Conformance.Broken;

/// <summary>Writes decisions that were made on facts which have moved.</summary>
internal sealed class NoAuthorityCheckStore : DelegatingStore
{
    public override ValueTask<CommitResult> CommitAsync(ChangeSet changes, CancellationToken cancellationToken) =>
        base.CommitAsync(changes with { ExpectedAuthority = null }, cancellationToken);
}
