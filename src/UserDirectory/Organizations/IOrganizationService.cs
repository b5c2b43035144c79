using UserDirectory.Queries;

namespace UserDirectory;

/// <summary>
/// The organizations of a tenant, a tree at most <see cref="Organization.MaxDepth"/> deep. What is named and is not there is refused with
/// <see cref="RecordNotFoundException"/> (<c>Find…</c> answers null), a user who lacks what a call asks with
/// <see cref="AccessDeniedException"/>, and input that breaks rules with <see cref="InvalidInputException"/>, which lists all of them; a
/// call that is cancelled before it has written throws <see cref="OperationCanceledException"/>, and nothing is written. Thread-safe.
/// </summary>
public interface IOrganizationService
{
    /// <summary>
    /// Makes an organization. Asks <c>organizations.add</c> at the organization above, else at the tenant, and for another type than that
    /// one's (at the top: <see cref="OrganizationType.Production"/>) what changing the type asks.
    /// </summary>
    /// <exception cref="InvalidInputException">A field breaks a rule.</exception>
    /// <exception cref="AccessDeniedException">The actor may not, or does not hold everything there (<c>access.escalation</c>).</exception>
    /// <exception cref="RecordNotFoundException">The organization above is unknown.</exception>
    /// <exception cref="ConflictException"><c>organization.key.taken</c>, <c>organization.too_deep</c>.</exception>
    ValueTask<Organization> CreateAsync(NewOrganization organization, CancellationToken cancellationToken = default);

    /// <summary>
    /// The organization. Asks <c>organizations.read</c> there. A member whose membership counts gets without it an outline of his
    /// organizations and of those above: id, key, name and the ids above.
    /// </summary>
    /// <exception cref="RecordNotFoundException">There is none.</exception>
    ValueTask<Organization> GetAsync(EntityRef organization, CancellationToken cancellationToken = default);

    /// <summary>The organization; null when there is none. Asks like <see cref="GetAsync"/>.</summary>
    ValueTask<Organization?> FindAsync(EntityRef organization, CancellationToken cancellationToken = default);

    /// <summary>The keys from the top down to the organization, by slash. Asks like <see cref="GetAsync"/>.</summary>
    /// <exception cref="RecordNotFoundException">There is none.</exception>
    ValueTask<string> GetPathAsync(EntityRef organization, CancellationToken cancellationToken = default);

    /// <summary>A page of all organizations of the tenant. Asks <c>organizations.list</c> at the tenant.</summary>
    /// <exception cref="InvalidInputException">The query breaks a rule; all are listed.</exception>
    ValueTask<Page<Organization>> ListAsync(OrganizationQuery? query = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// A page of everything below an organization, itself left out. Asks <c>organizations.list</c> there: that counts for all below,
    /// suspended ones and those that the actor may not enter too.
    /// </summary>
    /// <exception cref="InvalidInputException">The query breaks a rule; all are listed.</exception>
    /// <exception cref="RecordNotFoundException">There is no such organization.</exception>
    ValueTask<Page<Organization>> ListBelowAsync(
        EntityRef organization, OrganizationQuery? query = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Changes key, name or label. Asks <c>organizations.update</c> there; another key also <c>*.*</c> there, for whoever says it from then
    /// on means this organization.
    /// </summary>
    /// <exception cref="InvalidInputException">A field breaks a rule.</exception>
    /// <exception cref="StaleVersionException">It has another version than the expected one.</exception>
    /// <exception cref="ConflictException"><c>organization.key.taken</c>.</exception>
    ValueTask<Organization> UpdateAsync(
        EntityRef organization, OrganizationUpdate update, long? expectedVersion = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Moves an organization with all below it. Asks <c>organizations.move</c> there, and <c>*.*</c> at the lowest organization above both
    /// places, else at the tenant.
    /// </summary>
    /// <param name="organization">What to move.</param>
    /// <param name="parent">The organization to stand below; <c>default</c> for the top.</param>
    /// <param name="expectedVersion">The version that the organization must have; null for any.</param>
    /// <param name="cancellationToken">Cancels the call before anything is written.</param>
    /// <exception cref="StaleVersionException">The organization has another version than the expected one.</exception>
    /// <exception cref="ConflictException">
    /// <c>organization.cycle</c>, <c>organization.too_deep</c>, <c>organization.in_use</c> (a role or group would be used outside of its
    /// owner: the data <c>assignments</c> and <c>invitations</c> lists the ids of at most 100 each that use one).
    /// </exception>
    ValueTask<Organization> MoveAsync(
        EntityRef organization, EntityRef parent, long? expectedVersion = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Makes an organization real or a trial ground. Asks <c>organizations.update</c> there and <c>*.*</c> at the tenant.
    /// </summary>
    /// <exception cref="InvalidInputException"><c>organization.type</c>: there is no such type.</exception>
    /// <exception cref="StaleVersionException">The organization has another version than the expected one.</exception>
    ValueTask<Organization> ChangeTypeAsync(
        EntityRef organization, OrganizationType type, long? expectedVersion = null, CancellationToken cancellationToken = default);

    /// <summary>Suspends an organization: nobody may do anything there or below. Asks <c>organizations.suspend</c> there.</summary>
    /// <exception cref="StaleVersionException">The organization has another version than the expected one.</exception>
    ValueTask<Organization> SuspendAsync(
        EntityRef organization, long? expectedVersion = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Ends a suspension. Asks <c>organizations.suspend</c> and <c>*.*</c> at the organization above, else at the tenant.
    /// </summary>
    /// <exception cref="StaleVersionException">The organization has another version than the expected one.</exception>
    ValueTask<Organization> ReinstateAsync(
        EntityRef organization, long? expectedVersion = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Deletes an organization with its memberships, assignments, invitations, roles and groups, in one commit. Asks
    /// <c>organizations.delete</c> there; of a suspended one, where nobody may do anything, that and <c>*.*</c> at the organization above,
    /// else at the tenant. Homes of accounts go to the organization above; where it was the default organization, there is none any more.
    /// An account that was never active and is invited nowhere else goes too, unless it is a member elsewhere.
    /// </summary>
    /// <param name="organization">What to delete.</param>
    /// <param name="recursive">Whether to delete all below too; without it, an organization with others below is refused.</param>
    /// <param name="expectedVersion">The version that the organization must have; null for any.</param>
    /// <param name="cancellationToken">Cancels the call before anything is written.</param>
    /// <exception cref="StaleVersionException">The organization has another version than the expected one.</exception>
    /// <exception cref="ConflictException"><c>organization.has_children</c>.</exception>
    ValueTask DeleteAsync(
        EntityRef organization, bool recursive = false, long? expectedVersion = null, CancellationToken cancellationToken = default);
}
