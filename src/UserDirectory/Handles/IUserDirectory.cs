namespace UserDirectory;

/// <summary>
/// The user directory: the one service in the container. Say which tenant and who acts to get a handle; everything else hangs off it.
/// Without a tenant, the tenant <c>default</c> is meant, which is made at its first use. Thread-safe.
/// </summary>
public interface IUserDirectory
{
    /// <summary>The tenants of the installation: the host's own business.</summary>
    ITenantService Tenants { get; }

    /// <summary>
    /// Names a tenant by id or key. It is looked up at the first call of a handle, which is refused with
    /// <see cref="RecordNotFoundException"/> when there is none.
    /// </summary>
    /// <exception cref="ArgumentException">The reference is <c>default</c>, null text, or an empty text or id: it names
    /// nothing.</exception>
    ITenantReference Tenant(EntityRef tenant);

    /// <summary>
    /// Names the tenant that a token of account recovery was made in, for <see cref="IPasswordService.ConfirmResetAsync"/> and
    /// <see cref="IUserService.ConfirmEmailAsync"/>. Says nothing of whether the token is good; what is no token names a tenant that there
    /// is not, where those calls find none valid either.
    /// </summary>
    /// <param name="token">The token; null is none.</param>
    ITenantReference TenantOf(string? token);

    /// <summary>A handle on the tenant <c>default</c> that acts as one of its users.</summary>
    ITenantDirectory As(Guid userId);

    /// <summary>A handle on the tenant <c>default</c> that acts as a named system actor, which may do everything.</summary>
    /// <exception cref="ArgumentException">The name is empty, blank, too long, has control or format characters, or is the reserved
    /// <c>earlier-address</c>.</exception>
    ITenantDirectory AsSystem(string name);

    /// <summary>
    /// Which tenants and accounts an e-mail address can sign in to, for the host's sign-in page: active accounts that have verified it, of
    /// tenants that are not suspended, by the keys of tenant and account. The host's own call: nothing is asked, so show the answer only to
    /// whom the host has reason to, for example after a mail was sent there.
    /// </summary>
    /// <returns>Empty when there are none, and for what is no address: null, empty, malformed or too long.</returns>
    ValueTask<IReadOnlyList<SignInUser>> FindUsersAsync(string? email, CancellationToken cancellationToken = default);

    /// <summary>What an invitation that can be accepted is about, for the page that asks whether to. The token is the authority.</summary>
    /// <exception cref="InvitationNotValidException">The token proves nothing (any more); the answer never says why.</exception>
    /// <exception cref="ConflictException"><c>membership.suspended</c>: the account is a member there, suspended; the invitation stays
    /// open.</exception>
    ValueTask<InvitationPreview> PreviewInvitationAsync(string token, CancellationToken cancellationToken = default);

    /// <summary>
    /// Accepts an invitation: the account becomes active, its address verified, and it gets what was promised, on the authority of who sent
    /// the invitation last. A role or group that was deleted since is left out. The token is the authority.
    /// </summary>
    /// <remarks>
    /// An account that was active with that address verified gets what was promised and nothing else of it changes. From any other the
    /// password and the external id go that another user had set; what a system or the account itself had set stays.
    /// </remarks>
    /// <returns>The account. Of one that was active with that address verified: its id, tenant, key, address and status only, for a token
    /// does not let anyone read an account.</returns>
    /// <exception cref="InvitationNotValidException">
    /// The token proves nothing (any more), what it promises is no longer allowed, or another account has verified the address since; the
    /// answer never says why.
    /// </exception>
    /// <exception cref="ConflictException"><c>membership.suspended</c>: the account is a member there, suspended; the invitation stays
    /// open.</exception>
    /// <exception cref="InvalidInputException">The acceptance breaks a rule, for example the password's length; the invitation stays
    /// open.</exception>
    ValueTask<User> AcceptInvitationAsync(string token, Acceptance acceptance, CancellationToken cancellationToken = default);

    /// <summary>Declines an invitation. An account that never was one goes with its last invitation. The token is the authority.</summary>
    /// <exception cref="InvitationNotValidException">The token proves nothing (any more).</exception>
    ValueTask DeclineInvitationAsync(string token, CancellationToken cancellationToken = default);

    /// <summary>
    /// Writes expired invitations as expired, and removes expired tokens of account recovery, and from the recycle bin what has lain there
    /// for <see cref="UserDirectoryOptions.KeepDeletedUsersFor"/>, in every tenant. Call it now and then; nothing depends on when. Each
    /// page of at most 500 is one commit: when the call ends early, what was committed stays, and the next one does the rest.
    /// </summary>
    ValueTask<SweepResult> SweepAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// Waits until every request for a token that was answered by now, by this process, was looked into and delivered or given up: for a
    /// host that stops, and for tests. Refused inside a batch (<c>batch.not_here</c>), which it could wait for.
    /// </summary>
    ValueTask FinishRequestsAsync(CancellationToken cancellationToken = default);
}
