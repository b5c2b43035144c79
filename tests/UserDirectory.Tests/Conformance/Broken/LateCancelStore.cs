using UserDirectory.Storage;

namespace UserDirectory.Tests.Conformance.Broken;

/// <summary>Says that a commit was cancelled after it has written it.</summary>
internal sealed class LateCancelStore : DelegatingStore
{
    public override async ValueTask<CommitResult> CommitAsync(ChangeSet changes, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var result = await base.CommitAsync(changes, CancellationToken.None);
        cancellationToken.ThrowIfCancellationRequested();
        return result;
    }
}
