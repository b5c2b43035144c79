using UserDirectory.Storage;
using UserDirectory.Testing;

namespace UserDirectory.Tests.Conformance.Broken;

/// <summary>Lets every writer overwrite what it has not seen.</summary>
internal sealed class NoVersionCheckStore : DelegatingStore
{
    public override async ValueTask<CommitResult> CommitAsync(ChangeSet changes, CancellationToken cancellationToken)
    {
        var writes = new List<Write>();
        foreach (var write in changes.Writes)
        {
            writes.Add(write switch
            {
                Write.Update update => await WithCurrentVersionAsync(changes.TenantId, update),
                Write.Remove remove => remove with { ExpectedVersion = null },
                Write.Require require => require with { ExpectedVersion = null },
                _ => write,
            });
        }

        return await base.CommitAsync(changes with { Writes = writes }, cancellationToken);
    }

    private async Task<Write> WithCurrentVersionAsync(Guid tenantId, Write.Update update)
    {
        var current = await KindReader.Of(update.Record.Kind).FindAsync(this, tenantId, update.Record.Id, CancellationToken.None);
        return current is null ? update : update with { ExpectedVersion = current.Version };
    }
}
