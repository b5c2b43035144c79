using UserDirectory.Storage;

namespace UserDirectory.Tests.Conformance.Broken;

/// <summary>Writes a large set in two parts, of which the second may be refused.</summary>
internal sealed class SplitSetStore : DelegatingStore
{
    private const int Part = 500;

    public override async ValueTask<CommitResult> CommitAsync(ChangeSet changes, CancellationToken cancellationToken)
    {
        if (changes.Writes.Count > Part)
        {
            await base.CommitAsync(changes with { Id = Guid.CreateVersion7(), Writes = [.. changes.Writes.Take(Part)] }, cancellationToken);
            changes = changes with { Writes = [.. changes.Writes.Skip(Part)] };
        }

        return await base.CommitAsync(changes, cancellationToken);
    }
}
