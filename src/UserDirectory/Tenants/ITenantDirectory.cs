using System.Data.Common;
using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// A tenant's directory as one actor sees it. Cheap to make, immutable and thread-safe: make it once and keep it. The tenant is looked up
/// at the first call and the handle then stays with it, even when its key changes.
/// </summary>
public interface ITenantDirectory
{
    /// <summary>Who acts.</summary>
    ActorRef Actor { get; }

    /// <summary>The tenant's own settings.</summary>
    ITenantSettings Settings { get; }

    /// <summary>Organizations.</summary>
    IOrganizationService Organizations { get; }

    /// <summary>Accounts.</summary>
    IUserService Users { get; }

    /// <summary>Passwords.</summary>
    IPasswordService Passwords { get; }

    /// <summary>Who belongs to which organization.</summary>
    IMemberService Members { get; }

    /// <summary>Groups.</summary>
    IGroupService Groups { get; }

    /// <summary>Roles and who has them.</summary>
    IRoleService Roles { get; }

    /// <summary>Who may do what, and why.</summary>
    IPermissionService Permissions { get; }

    /// <summary>Invitations.</summary>
    IInvitationService Invitations { get; }

    /// <summary>Import of people.</summary>
    IImportService Import { get; }

    /// <summary>Export of people.</summary>
    IExportService Export { get; }

    /// <summary>The feed of changes.</summary>
    IChangeService Changes { get; }

    /// <summary>
    /// Makes several calls one: everything that they write is committed at once, or nothing. The delegate is given the same handle for the
    /// batch: the same services, on which each call sees what those before it wrote, and may do what it may as if they came one after the
    /// other. They leave one change in the feed, with one number; handlers and notifiers hear of it once it is committed.
    /// </summary>
    /// <remarks>
    /// <para>Each call is all or nothing by itself: one that is refused leaves no trace, and a delegate that catches the refusal may go on.
    /// Any exception that leaves the delegate ends the batch with nothing written.</para>
    /// <para>The delegate runs again, from its beginning, when what the batch rests on was changed by others before the commit: rights, the
    /// records that it changes, and those that it read by id or key (lists are not watched). So whatever it does besides calling the batch
    /// must bear that; only what its last run did is committed, and what it returned is returned. Passwords are hashed once. An exception
    /// that is no refusal must be let through. Nobody waits for the delegate, until it was overtaken several times: then it gets a turn, in
    /// which new calls of this host wait, for at most <see cref="UserDirectoryOptions.BatchTurn"/>.</para>
    /// <para>Calls come one after the other, and the batch's handle ends with the delegate: overlapping calls and later ones throw
    /// <see cref="InvalidOperationException"/>. A batch inside another is one call of it. The handle that the batch was begun on is not
    /// part of it: its calls see what is committed and commit by themselves. These cannot be part of a batch
    /// (<see cref="ConflictException"/>, <c>batch.not_here</c>): verifying a password or changing one's own, import, export, sweeping, what
    /// the bearer of a token does, and changing tenants.</para>
    /// </remarks>
    /// <param name="calls">Makes the calls, on the handle that it is given.</param>
    /// <param name="cancellationToken">Cancels the batch before anything is written.</param>
    /// <exception cref="ConflictException"><c>tenant.busy</c>: what the batch rests on changed each time; nothing was written.</exception>
    ValueTask InOneCommitAsync(Func<ITenantDirectory, ValueTask> calls, CancellationToken cancellationToken = default);

    /// <returns>What the delegate returned, in the run that was committed.</returns>
    /// <inheritdoc cref="InOneCommitAsync(Func{ITenantDirectory, ValueTask}, CancellationToken)"/>
    ValueTask<T> InOneCommitAsync<T>(Func<ITenantDirectory, ValueTask<T>> calls, CancellationToken cancellationToken = default);

    /// <summary>
    /// The same tenant and actor inside a transaction of the host's on the database that the directory is kept in: what the calls write is
    /// committed with the host's own rows or not at all. Say <see cref="IEnlistedDirectory.CommittedAsync"/> after the commit.
    /// </summary>
    /// <param name="transaction">The transaction, begun to write. It stays the host's to commit, and its connection the host's.</param>
    /// <exception cref="ArgumentException">The transaction is another provider's, reads what is not committed, or is on another
    /// database.</exception>
    /// <exception cref="InvalidOperationException">It has ended.</exception>
    /// <exception cref="NotSupportedException">The directory is not kept in a database that the host can share.</exception>
    /// <exception cref="ConflictException"><c>batch.not_here</c>, <c>transaction.not_here</c>: the handle is one inside a batch or a
    /// transaction.</exception>
    IEnlistedDirectory Enlist(DbTransaction transaction);

    /// <summary>
    /// The same tenant and actor over another store. Rights are then never taken from the cache.
    /// </summary>
    ITenantDirectory Over(IDirectoryStore store);
}
