using System.Data.Common;
using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// A handle: the services over one context. They are made at their first use and kept; losing the race to make one is harmless.
/// </summary>
internal sealed class TenantDirectory(TenantContext context) : ITenantDirectory
{
    public ActorRef Actor => context.Actor;

    public ITenantSettings Settings => field ??= new TenantSettings(context);

    public IOrganizationService Organizations => field ??= new OrganizationService(context);

    public IUserService Users => field ??= new UserService(context);

    public IPasswordService Passwords => field ??= new PasswordService(context);

    public IMemberService Members => field ??= new MemberService(context);

    public IGroupService Groups => field ??= new GroupService(context);

    public IRoleService Roles => field ??= new RoleService(context);

    public IPermissionService Permissions => field ??= new PermissionService(context);

    public IInvitationService Invitations => field ??= new InvitationService(context);

    public IImportService Import => field ??= new ImportService(context);

    public IExportService Export => field ??= new ExportService(context);

    public IChangeService Changes => field ??= new ChangeService(context);

    public async ValueTask InOneCommitAsync(Func<ITenantDirectory, ValueTask> calls, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(calls);
        await InOneCommitAsync(
            async batch =>
            {
                await calls(batch).ConfigureAwait(false);
                return true;
            },
            cancellationToken).ConfigureAwait(false);
    }

    public ValueTask<T> InOneCommitAsync<T>(Func<ITenantDirectory, ValueTask<T>> calls, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(calls);
        cancellationToken.ThrowIfCancellationRequested();
        return context.Batch is { } outer ? new BatchLoop(context).JoinAsync(outer, calls) : new BatchLoop(context)
            .RunAsync(calls, cancellationToken);
    }

    public IEnlistedDirectory Enlist(DbTransaction transaction)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        context.RefuseInside();
        var store = context.Store is IEnlistingStore enlisting and not ISingleHostStore
            ? enlisting
            : throw new NotSupportedException(
                "The directory is kept where the host has no transactions: in memory, or in a database that only the directory may open. "
                    + "Keep it in a database that both use, for example with UseSqlite.");
        var enlistment = new Enlistment(context, store.Enlist(transaction));
        return new EnlistedDirectory(new TenantDirectory(context.Over(enlistment)), enlistment);
    }

    public ITenantDirectory Over(IDirectoryStore store)
    {
        ArgumentNullException.ThrowIfNull(store);
        return new TenantDirectory(context.Over(store));
    }
}
