namespace UserDirectory;

/// <summary>
/// A handle inside a transaction of the host's: what its calls write is committed with the host's rows or not at all. For one flow: its
/// calls come one after the other, as those of the connection do. Dispose of it when the transaction has ended; that does nothing to the
/// transaction, and later calls throw <see cref="ObjectDisposedException"/>.
/// </summary>
/// <remarks>
/// <para>Calls see what those before them wrote in the transaction, and what the host wrote does not matter to them. Rights are read in the
/// transaction, never from the cache, and nothing that is read there gets into the cache. A call that is refused leaves no trace, and the
/// transaction can go on. Nothing is tried again: where others changed what a call rests on it is refused (<c>tenant.busy</c>), and the
/// host begins its transaction anew.</para>
/// <para>Change handlers and notifiers hear of nothing before <see cref="CommittedAsync"/>. Where the host forgets to call it, the next
/// call of this process that commits by itself tells them, once this handle was disposed of. Of what was rolled back nobody hears.</para>
/// <para>These are refused here (<see cref="ConflictException"/>, <c>transaction.not_here</c>): verifying a password or changing one's own,
/// import, export, what the bearer of a token does, and enlisting again.
/// <see cref="ITenantDirectory.InOneCommitAsync(Func{ITenantDirectory, ValueTask}, CancellationToken)"/> makes several calls one change in
/// the transaction.</para>
/// </remarks>
public interface IEnlistedDirectory : ITenantDirectory, IDisposable, IAsyncDisposable
{
    /// <summary>
    /// The host's word that it has committed the transaction: tells change handlers and notifiers of what was written here, in order. They
    /// hear only of what is there, so that calling it after a roll-back does nothing. It can be called after the handle was disposed of,
    /// and again when it has thrown.
    /// </summary>
    /// <param name="cancellationToken">Cancels before the next change is told.</param>
    /// <exception cref="InvalidOperationException">The transaction has not ended.</exception>
    ValueTask CommittedAsync(CancellationToken cancellationToken = default);
}
