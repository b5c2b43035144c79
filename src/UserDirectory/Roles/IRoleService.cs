using UserDirectory.Queries;

namespace UserDirectory;

/// <summary>
/// The roles of a tenant and who has them. The built-in roles <see cref="Role.AdminKey"/> and <see cref="Role.ReadOnlyKey"/> exist in every
/// tenant and cannot be changed. What is asked "at its owner" is asked at that organization, else at the tenant. A role in a call that
/// names an organization is looked up there, above it and in the tenant, and refused (<see cref="ConflictException"/>,
/// <c>role.ambiguous</c>) when several of them have the key; in a call that names none, in the tenant. <c>owner:key</c> and <c>:key</c>
/// (the tenant's) name one owner's. What is named and is not there is refused with <see cref="RecordNotFoundException"/> (<c>Find…</c>
/// answers null), a user who lacks what a call asks with <see cref="AccessDeniedException"/>, and input that breaks rules with
/// <see cref="InvalidInputException"/>, which lists all of them; a call that is cancelled before it has written throws
/// <see cref="OperationCanceledException"/>, and nothing is written. Thread-safe.
/// </summary>
public interface IRoleService
{
    /// <summary>Makes a role. Asks <c>roles.add</c> and its patterns at its owner.</summary>
    /// <exception cref="InvalidInputException">A field breaks a rule: a reserved key, an unknown permission.</exception>
    /// <exception cref="RecordNotFoundException">The owner is unknown.</exception>
    /// <exception cref="AccessDeniedException"><c>access.escalation</c>: the actor does not hold what it would give.</exception>
    /// <exception cref="ConflictException"><c>role.key.taken</c>.</exception>
    ValueTask<Role> CreateAsync(NewRole role, CancellationToken cancellationToken = default);

    /// <summary>The role. Asks <c>roles.read</c> or <c>roles.list</c> at its owner, or at the organization that the call names.</summary>
    /// <param name="role">The role.</param>
    /// <param name="organization">Where to begin looking and where the permission is asked; a role that is not usable there is not found.
    /// <c>default</c> for the tenant.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <exception cref="RecordNotFoundException">There is none, or no such organization.</exception>
    ValueTask<Role> GetAsync(EntityRef role, EntityRef organization = default, CancellationToken cancellationToken = default);

    /// <summary>The role; null when there is none. Like <see cref="GetAsync"/>.</summary>
    /// <exception cref="RecordNotFoundException">There is no such organization.</exception>
    ValueTask<Role?> FindAsync(EntityRef role, EntityRef organization = default, CancellationToken cancellationToken = default);

    /// <summary>A page of roles. Asks <c>roles.list</c> or <c>roles.read</c> at the query's organization, else at the tenant.</summary>
    /// <exception cref="InvalidInputException">The query breaks a rule; all are listed.</exception>
    /// <exception cref="RecordNotFoundException">There is no such organization.</exception>
    ValueTask<Page<Role>> ListAsync(RoleQuery? query = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Changes key, descriptions, labels and patterns. Asks <c>roles.update</c> at its owner, and there the patterns that it does not hold
    /// yet, for another key all patterns, whether anybody has the role or not.
    /// </summary>
    /// <exception cref="InvalidInputException">A field breaks a rule, a pattern is added and removed (<c>permission.added_and_removed</c>),
    /// or there are too many.</exception>
    /// <exception cref="AccessDeniedException"><c>access.escalation</c>.</exception>
    /// <exception cref="StaleVersionException">It has another version than the expected one.</exception>
    /// <exception cref="ConflictException"><c>role.built_in</c>, <c>role.key.taken</c>.</exception>
    ValueTask<Role> UpdateAsync(
        EntityRef role, RoleUpdate update, long? expectedVersion = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Makes a role a default role, or no more. Asks <c>roles.update</c> at its owner, and its patterns there to make it one. To what it is
    /// already: no change.
    /// </summary>
    /// <exception cref="StaleVersionException">The role has another version than the expected one.</exception>
    /// <exception cref="ConflictException"><c>role.built_in</c>.</exception>
    ValueTask<Role> ChangeDefaultAsync(
        EntityRef role, bool isDefault, long? expectedVersion = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Switches a role on. Asks <c>roles.update</c> at its owner and its patterns there. To where it is already: no change.
    /// </summary>
    /// <exception cref="StaleVersionException">The role has another version than the expected one.</exception>
    /// <exception cref="ConflictException"><c>role.built_in</c>.</exception>
    ValueTask<Role> SwitchOnAsync(EntityRef role, long? expectedVersion = null, CancellationToken cancellationToken = default);

    /// <summary>Switches a role off: it gives nothing. Asks <c>roles.update</c> at its owner.</summary>
    /// <exception cref="StaleVersionException">The role has another version than the expected one.</exception>
    /// <exception cref="ConflictException"><c>role.built_in</c>.</exception>
    ValueTask<Role> SwitchOffAsync(EntityRef role, long? expectedVersion = null, CancellationToken cancellationToken = default);

    /// <summary>Deletes a role and unassigns it. Asks <c>roles.delete</c> at its owner.</summary>
    /// <exception cref="StaleVersionException">It has another version than the expected one.</exception>
    /// <exception cref="ConflictException"><c>role.built_in</c>.</exception>
    ValueTask DeleteAsync(EntityRef role, long? expectedVersion = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Gives roles to a user or group at a place; those that it has there are passed over, but with a validity given, get that one. One
    /// that has ended is not there any more: it is given anew. All or nothing. Asks <c>users.update-roles</c> at the place (for a group
    /// <c>groups.update-roles</c> at its owner) and, of what is given or gets other dates, every pattern at the place.
    /// </summary>
    /// <remarks>
    /// At an organization a user is found who is a member there (or above, where the actor holds the permission too) or has a role there,
    /// or whom the actor may read or is; who holds <c>users.update-roles</c> tenant-wide may name anybody. Any other is refused like one
    /// that there is not, because the answer would show him.
    /// </remarks>
    /// <param name="subject">The user (an id or key) or <see cref="Subject.Group"/>. A group's key or path is looked up like a
    /// role's.</param>
    /// <param name="roles">The roles; named twice is named once.</param>
    /// <param name="organization">The place: there and below; <c>default</c> for the whole tenant.</param>
    /// <param name="validity">From when until when; null leaves the dates of what is there, and sets none for what is new.</param>
    /// <param name="expectedVersion">The version that the user or group must have; null for any.</param>
    /// <param name="cancellationToken">Cancels the call before anything is written.</param>
    /// <returns>Who has roles at exactly that place and which they are; who may give them may see it.</returns>
    /// <exception cref="InvalidInputException">The validity is empty (<c>validity.range</c>) or past (<c>validity.ended</c>).</exception>
    /// <exception cref="RecordNotFoundException">A role, the subject or the organization is unknown, or a role or the group is not usable
    /// there.</exception>
    /// <exception cref="AccessDeniedException"><c>access.escalation</c>: the actor does not hold there what it would give.</exception>
    /// <exception cref="StaleVersionException">The user or group has another version than the expected one.</exception>
    /// <exception cref="ConflictException"><c>tenant.last_administrator</c>: an end date for the last one.</exception>
    ValueTask<AssignedRoles> AssignAsync(
        Subject subject,
        IReadOnlyList<EntityRef> roles,
        EntityRef organization = default,
        Validity? validity = null,
        long? expectedVersion = null,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// Takes roles of a user or group at exactly that place; those that it does not have there are passed over. All or nothing. Asks the
    /// permission that giving asks, and nothing of what the roles give.
    /// </summary>
    /// <returns>As from <see cref="AssignAsync"/>.</returns>
    /// <exception cref="RecordNotFoundException">A role, the subject or the organization is unknown, or a role or the group is not usable
    /// there.</exception>
    /// <exception cref="StaleVersionException">The user or group has another version than the expected one.</exception>
    /// <exception cref="ConflictException"><c>tenant.last_administrator</c>.</exception>
    ValueTask<AssignedRoles> UnassignAsync(
        Subject subject, IReadOnlyList<EntityRef> roles, EntityRef organization = default, long? expectedVersion = null,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// Makes the roles of a user or group at exactly that place these. Asks like giving and taking the differences; what stays keeps its
    /// dates.
    /// </summary>
    /// <returns>As from <see cref="AssignAsync"/>.</returns>
    /// <exception cref="RecordNotFoundException">A role, the subject or the organization is unknown, or a role or the group is not usable
    /// there.</exception>
    /// <exception cref="AccessDeniedException"><c>access.escalation</c>: the actor does not hold there what it would give.</exception>
    /// <exception cref="StaleVersionException">The user or group has another version than the expected one.</exception>
    /// <exception cref="ConflictException"><c>tenant.last_administrator</c>.</exception>
    ValueTask<AssignedRoles> ReplaceAsync(
        Subject subject, IReadOnlyList<EntityRef> roles, EntityRef organization = default, long? expectedVersion = null,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// The own assignments of a user or group, by age, whatever their dates. Asks <c>users.read</c> at the user's home or tenant-wide
    /// (<c>groups.read</c> or <c>groups.list</c> at the group's owner); oneself may always.
    /// </summary>
    /// <exception cref="RecordNotFoundException">The subject is unknown.</exception>
    ValueTask<IReadOnlyList<AssignedRole>> ListAssignmentsAsync(Subject subject, CancellationToken cancellationToken = default);

    /// <summary>A page of a role's assignments, whatever their dates. Asks <c>roles.read</c> or <c>roles.list</c> at its owner.</summary>
    /// <exception cref="InvalidInputException">The query breaks a rule; all are listed.</exception>
    /// <exception cref="RecordNotFoundException">The role is unknown.</exception>
    ValueTask<Page<RoleAssignment>> ListAssignmentsOfRoleAsync(
        EntityRef role, AssignmentQuery? query = null, CancellationToken cancellationToken = default);
}
