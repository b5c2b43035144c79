using UserDirectory.Queries;

namespace UserDirectory;

/// <summary>
/// Who belongs to which organization. What is named and is not there is refused with <see cref="RecordNotFoundException"/> (<c>Find…</c>
/// answers null), a user who lacks what a call asks with <see cref="AccessDeniedException"/>, and input that breaks rules with
/// <see cref="InvalidInputException"/>, which lists all of them; a call that is cancelled before it has written throws
/// <see cref="OperationCanceledException"/>, and nothing is written. Thread-safe.
/// </summary>
public interface IMemberService
{
    /// <summary>
    /// Makes an account a member. Asks <c>members.add</c> there, or <c>users.update-tenants</c> tenant-wide, and that the actor holds what
    /// the account's assignments and grants begin to give there: what it holds tenant-wide, there or above, there; what it holds below,
    /// where it holds it. A membership that is there already stays as it is, unless it is over: then it is renewed with these dates, which
    /// asks the same. The first membership becomes the account's default organization.
    /// </summary>
    /// <remarks>
    /// An account that has no membership there comes from elsewhere: the actor must be allowed to read it (<c>users.read</c> at its home or
    /// tenant-wide, or be it), or hold <c>users.update-tenants</c> tenant-wide. One that the actor may not read is refused like one that
    /// there is not; such a one is invited.
    /// </remarks>
    /// <returns>The membership and the account, with its <see cref="User.Details"/> at the organization.</returns>
    /// <exception cref="InvalidInputException"><c>validity.range</c>: the end is not after the beginning; <c>validity.ended</c>: it is
    /// past.</exception>
    /// <exception cref="RecordNotFoundException">There is no such organization or account, or the account is from elsewhere and the actor
    /// may not read it.</exception>
    /// <exception cref="AccessDeniedException">The actor may not, or does not hold what the account would have there
    /// (<c>access.escalation</c>).</exception>
    /// <exception cref="ConflictException"><c>membership.suspended</c>: it is a member there, suspended. Reinstate or remove the
    /// membership.</exception>
    ValueTask<Member> AddAsync(
        EntityRef user, EntityRef organization, Validity validity = default, CancellationToken cancellationToken = default);

    /// <summary>
    /// Ends a membership, with the account's assignments there (and below, where no membership of its own remains) and its places in their
    /// groups; home and default that pointed there go; open invitations to it are taken back, and an account that exists only through them
    /// goes. Asks <c>members.remove</c> there, or <c>users.update-tenants</c> tenant-wide; removing a suspended one also what adding asks.
    /// No membership: no change.
    /// </summary>
    /// <returns>What ended; null when there was no membership, so that nothing did.</returns>
    /// <exception cref="StaleVersionException">The membership has another version than the expected one.</exception>
    ValueTask<EndedMembership?> RemoveAsync(
        EntityRef user, EntityRef organization, long? expectedVersion = null, CancellationToken cancellationToken = default);

    /// <summary>Suspends a membership: it shuts the account out, there and below. Asks <c>members.update</c> there.</summary>
    /// <returns>As from <see cref="AddAsync"/>.</returns>
    /// <exception cref="RecordNotFoundException">There is no membership, account or organization.</exception>
    /// <exception cref="StaleVersionException">The membership has another version than the expected one.</exception>
    /// <exception cref="ConflictException"><c>membership.invited</c>: an open invitation decides, accept or revoke it.</exception>
    ValueTask<Member> SuspendAsync(
        EntityRef user, EntityRef organization, long? expectedVersion = null, CancellationToken cancellationToken = default);

    /// <summary>Ends a suspension. Asks <c>members.update</c> there and what adding asks.</summary>
    /// <returns>As from <see cref="AddAsync"/>.</returns>
    /// <exception cref="RecordNotFoundException">There is no membership, account or organization.</exception>
    /// <exception cref="StaleVersionException">The membership has another version than the expected one.</exception>
    /// <exception cref="ConflictException"><c>membership.invited</c>: an open invitation decides, accept or revoke it.</exception>
    ValueTask<Member> ReinstateAsync(
        EntityRef user, EntityRef organization, long? expectedVersion = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Sets from when until when a membership counts. Asks <c>members.update</c> there, and what adding asks when it may let the account in
    /// at more times.
    /// </summary>
    /// <returns>As from <see cref="AddAsync"/>.</returns>
    /// <exception cref="InvalidInputException"><c>validity.range</c>: the end is not after the beginning; <c>validity.ended</c>: it is
    /// past.</exception>
    /// <exception cref="RecordNotFoundException">There is no membership, account or organization.</exception>
    /// <exception cref="StaleVersionException">The membership has another version than the expected one.</exception>
    ValueTask<Member> ChangeValidityAsync(
        EntityRef user, EntityRef organization, Validity validity, long? expectedVersion = null,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// The membership; null when there is none, or no such account or organization. Asks <c>members.read</c> there; oneself may always.
    /// </summary>
    ValueTask<Membership?> FindAsync(EntityRef user, EntityRef organization, CancellationToken cancellationToken = default);

    /// <summary>
    /// A page of an organization's members with their accounts. Asks <c>members.list</c> there, and <c>users.list</c> or <c>users.read</c>.
    /// </summary>
    /// <exception cref="InvalidInputException">The query breaks a rule; all are listed.</exception>
    /// <exception cref="RecordNotFoundException">There is no such organization.</exception>
    ValueTask<Page<Member>> ListAsync(EntityRef organization, MemberQuery? query = null, CancellationToken cancellationToken = default);

    /// <summary>All memberships of an account, by age. Asks <c>members.list</c> at its home or tenant-wide; oneself may always.</summary>
    /// <exception cref="RecordNotFoundException">The account is unknown.</exception>
    ValueTask<IReadOnlyList<Membership>> ListOfUserAsync(EntityRef user, CancellationToken cancellationToken = default);

    /// <summary>
    /// Gives and takes roles of a member at its organization, all or nothing: the same as <see cref="IRoleService.AssignAsync"/> and
    /// <see cref="IRoleService.UnassignAsync"/> there. A role in both lists is refused.
    /// </summary>
    /// <returns>The account with its <see cref="User.Details"/> at the organization.</returns>
    /// <exception cref="InvalidInputException"><c>role.added_and_removed</c>: a role is in both lists.</exception>
    /// <exception cref="RecordNotFoundException">
    /// The account or the organization is unknown, or a role is, or is not usable there; or the account is one that
    /// <see cref="IRoleService.AssignAsync"/> does not find.
    /// </exception>
    /// <exception cref="AccessDeniedException">The actor may not, or does not hold there what it would give
    /// (<c>access.escalation</c>).</exception>
    /// <exception cref="StaleVersionException">The account has another version than the expected one.</exception>
    /// <exception cref="ConflictException">
    /// <c>membership.none</c>: the account is no member there, of whatever status; <c>role.ambiguous</c>: the organization, one above it
    /// and the tenant have several roles with the key.
    /// </exception>
    ValueTask<User> ChangeRolesAsync(
        EntityRef user,
        EntityRef organization,
        IReadOnlyList<EntityRef>? add = null,
        IReadOnlyList<EntityRef>? remove = null,
        long? expectedVersion = null,
        CancellationToken cancellationToken = default);
}
