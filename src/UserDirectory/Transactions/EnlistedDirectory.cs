using System.Data.Common;
using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>A handle inside a transaction of the host's: the services over the transaction's store.</summary>
/// <param name="inside">The handle over it.</param>
/// <param name="enlistment">The transaction's store.</param>
internal sealed class EnlistedDirectory(TenantDirectory inside, Enlistment enlistment) : IEnlistedDirectory
{
    public ActorRef Actor => inside.Actor;

    public ITenantSettings Settings => inside.Settings;

    public IOrganizationService Organizations => inside.Organizations;

    public IUserService Users => inside.Users;

    public IPasswordService Passwords => inside.Passwords;

    public IMemberService Members => inside.Members;

    public IGroupService Groups => inside.Groups;

    public IRoleService Roles => inside.Roles;

    public IPermissionService Permissions => inside.Permissions;

    public IInvitationService Invitations => inside.Invitations;

    public IImportService Import => inside.Import;

    public IExportService Export => inside.Export;

    public IChangeService Changes => inside.Changes;

    public ValueTask InOneCommitAsync(Func<ITenantDirectory, ValueTask> calls, CancellationToken cancellationToken = default) =>
        inside.InOneCommitAsync(calls, cancellationToken);

    public ValueTask<T> InOneCommitAsync<T>(Func<ITenantDirectory, ValueTask<T>> calls, CancellationToken cancellationToken = default) =>
        inside.InOneCommitAsync(calls, cancellationToken);

    public IEnlistedDirectory Enlist(DbTransaction transaction) => inside.Enlist(transaction);

    public ITenantDirectory Over(IDirectoryStore store) => inside.Over(store);

    public async ValueTask CommittedAsync(CancellationToken cancellationToken = default) =>
        await Telemetry.Start("transactions.committed").EndAsync(enlistment.CommittedAsync(cancellationToken)).ConfigureAwait(false);

    public void Dispose() => enlistment.Dispose();

    public ValueTask DisposeAsync()
    {
        Dispose();
        return default;
    }
}
