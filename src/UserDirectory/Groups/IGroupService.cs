using UserDirectory.Queries;

namespace UserDirectory;

/// <summary>
/// The groups of a tenant: trees at most <see cref="Group.MaxDepth"/> deep, each of one owner (the tenant or an organization). What is
/// asked "at its owner" is asked at that organization, else at the tenant. Joining a group, by whatever call, needs what the group and
/// those above it give. A key or path in a call that names an organization is looked up there, above it and in the tenant, and refused
/// (<see cref="ConflictException"/>, <c>group.ambiguous</c>) when several of them have one; in a call that names none, in the tenant.
/// <c>owner:path</c> and <c>:path</c> (the tenant's) name one owner's. What is named and is not there is refused with
/// <see cref="RecordNotFoundException"/> (<c>Find…</c> answers null), a user who lacks what a call asks with
/// <see cref="AccessDeniedException"/>, and input that breaks rules with <see cref="InvalidInputException"/>, which lists all of them; a
/// call that is cancelled before it has written throws <see cref="OperationCanceledException"/>, and nothing is written. Thread-safe.
/// </summary>
public interface IGroupService
{
    /// <summary>Makes a group. Asks <c>groups.add</c> at its owner, and what the groups above give.</summary>
    /// <exception cref="InvalidInputException">A field breaks a rule.</exception>
    /// <exception cref="RecordNotFoundException">The owner or the group above is unknown.</exception>
    /// <exception cref="AccessDeniedException"><c>access.escalation</c>: the actor does not hold what its members will have.</exception>
    /// <exception cref="ConflictException"><c>group.key.taken</c>, <c>group.too_deep</c>, <c>group.other_owner</c>,
    /// <c>group.ambiguous</c>.</exception>
    ValueTask<Group> CreateAsync(NewGroup group, CancellationToken cancellationToken = default);

    /// <summary>The group. Asks <c>groups.read</c> or <c>groups.list</c> at its owner.</summary>
    /// <param name="group">The group; a key or path is looked up in the organization, above it and in the tenant.</param>
    /// <param name="organization">Where to begin looking and where the permission is asked; a group that is not usable there is not found.
    /// <c>default</c> for the tenant.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <exception cref="RecordNotFoundException">There is none, or no such organization.</exception>
    ValueTask<Group> GetAsync(EntityRef group, EntityRef organization = default, CancellationToken cancellationToken = default);

    /// <summary>The group; null when there is none. Like <see cref="GetAsync"/>.</summary>
    /// <exception cref="RecordNotFoundException">There is no such organization.</exception>
    ValueTask<Group?> FindAsync(EntityRef group, EntityRef organization = default, CancellationToken cancellationToken = default);

    /// <summary>A page of groups. Asks <c>groups.list</c> or <c>groups.read</c> at the query's organization, else at the tenant.</summary>
    /// <exception cref="InvalidInputException">The query breaks a rule; all are listed.</exception>
    /// <exception cref="RecordNotFoundException">There is no such organization.</exception>
    ValueTask<Page<Group>> ListAsync(GroupQuery? query = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Changes key, name, e-mail or notes. Asks <c>groups.update</c> at its owner, and for another key what it and those above give.
    /// </summary>
    /// <exception cref="AccessDeniedException"><c>access.escalation</c>: the actor does not hold what the key will name.</exception>
    /// <exception cref="StaleVersionException">It has another version than the expected one.</exception>
    /// <exception cref="ConflictException"><c>group.key.taken</c>.</exception>
    ValueTask<Group> UpdateAsync(
        EntityRef group, GroupUpdate update, long? expectedVersion = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Puts a group, with all below it, below another of the same owner, or to the top. Asks <c>groups.update</c> at its owner and what the
    /// groups above will give. To where it is already: no change.
    /// </summary>
    /// <param name="group">What to move.</param>
    /// <param name="parent">The group above; a key or path means the owner's group. <c>default</c> for the top.</param>
    /// <param name="expectedVersion">The version that the group must have; null for any.</param>
    /// <param name="cancellationToken">Cancels the call before anything is written.</param>
    /// <exception cref="AccessDeniedException"><c>access.escalation</c>: the actor does not hold what the members would gain.</exception>
    /// <exception cref="StaleVersionException">The group has another version than the expected one.</exception>
    /// <exception cref="ConflictException"><c>group.cycle</c>, <c>group.too_deep</c>, <c>group.other_owner</c>,
    /// <c>group.ambiguous</c>.</exception>
    ValueTask<Group> NestAsync(
        EntityRef group, EntityRef parent, long? expectedVersion = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Switches a group on. Asks <c>groups.update</c> at its owner and what it and those above give. To where it is already: no change.
    /// </summary>
    /// <exception cref="AccessDeniedException"><c>access.escalation</c>: the actor does not hold what the members would gain.</exception>
    /// <exception cref="StaleVersionException">The group has another version than the expected one.</exception>
    ValueTask<Group> SwitchOnAsync(EntityRef group, long? expectedVersion = null, CancellationToken cancellationToken = default);

    /// <summary>Switches a group off: it gives nothing, and nothing passes through it. Asks <c>groups.update</c> at its owner.</summary>
    /// <exception cref="StaleVersionException">The group has another version than the expected one.</exception>
    ValueTask<Group> SwitchOffAsync(EntityRef group, long? expectedVersion = null, CancellationToken cancellationToken = default);

    /// <summary>Deletes a group with its members' places and its assignments. Asks <c>groups.delete</c> at its owner.</summary>
    /// <param name="group">What to delete.</param>
    /// <param name="recursive">Whether to delete all below too; without it, a group with others below is refused.</param>
    /// <param name="expectedVersion">The version that the group must have; null for any.</param>
    /// <param name="cancellationToken">Cancels the call before anything is written.</param>
    /// <exception cref="StaleVersionException">The group has another version than the expected one.</exception>
    /// <exception cref="ConflictException"><c>group.has_children</c>.</exception>
    ValueTask DeleteAsync(
        EntityRef group, bool recursive = false, long? expectedVersion = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Adds accounts, of whatever status; those that are members already are passed over. All or nothing. Asks <c>groups.update-members</c>
    /// at its owner and, when somebody is added, what it and those above give.
    /// </summary>
    /// <remarks>
    /// For an organization's group, an account is found that is a member of the organization (or of one above, where the actor holds the
    /// permission too) or of the group, or that the actor may read or is; who holds <c>groups.update-members</c> tenant-wide may name
    /// anybody. Any other is refused like one that there is not. All calls that put accounts into groups, or take them out, find them so.
    /// </remarks>
    /// <returns>The group.</returns>
    /// <exception cref="RecordNotFoundException">The group or an account is unknown.</exception>
    /// <exception cref="AccessDeniedException"><c>access.escalation</c>: the actor does not hold what the accounts would gain.</exception>
    /// <exception cref="StaleVersionException">The group has another version than the expected one.</exception>
    ValueTask<Group> AddMembersAsync(
        EntityRef group, IReadOnlyList<EntityRef> users, long? expectedVersion = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Removes accounts; those that are no members are passed over. All or nothing. Asks <c>groups.update-members</c> at its owner.
    /// </summary>
    /// <returns>The group.</returns>
    /// <exception cref="RecordNotFoundException">The group or an account is unknown.</exception>
    /// <exception cref="StaleVersionException">The group has another version than the expected one.</exception>
    ValueTask<Group> RemoveMembersAsync(
        EntityRef group, IReadOnlyList<EntityRef> users, long? expectedVersion = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Makes the direct members exactly these. Asks like adding and removing the differences. The one call that visits all members.
    /// </summary>
    /// <returns>The group.</returns>
    /// <exception cref="RecordNotFoundException">The group or an account is unknown.</exception>
    /// <exception cref="AccessDeniedException"><c>access.escalation</c>: the actor does not hold what the accounts would gain.</exception>
    /// <exception cref="StaleVersionException">The group has another version than the expected one.</exception>
    ValueTask<Group> ReplaceMembersAsync(
        EntityRef group, IReadOnlyList<EntityRef> users, long? expectedVersion = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Puts an account into several groups, all or nothing. Asks like <see cref="AddMembersAsync"/> for each, and with none named
    /// <c>groups.update-members</c> at the organization.
    /// </summary>
    /// <param name="user">The account.</param>
    /// <param name="groups">The groups; a key or path is looked up in the organization, above it and in the tenant.</param>
    /// <param name="organization">Where to begin looking; a group that is not usable there is not found. <c>default</c> for the
    /// tenant.</param>
    /// <param name="expectedVersion">The version that the account must have; null for any.</param>
    /// <param name="cancellationToken">Cancels the call before anything is written.</param>
    /// <returns>
    /// The account with its <see cref="User.Details"/> at the organization. Without one: all of them, to who may change the members of all
    /// groups; else those at the owner of the first group.
    /// </returns>
    /// <exception cref="RecordNotFoundException">The account, a group or the organization is unknown.</exception>
    /// <exception cref="AccessDeniedException"><c>access.escalation</c>: the actor does not hold what the account would gain.</exception>
    /// <exception cref="StaleVersionException">The account has another version than the expected one.</exception>
    ValueTask<User> JoinAsync(
        EntityRef user, IReadOnlyList<EntityRef> groups, EntityRef organization = default, long? expectedVersion = null,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// Takes an account out of several groups, all or nothing. Asks like <see cref="RemoveMembersAsync"/> for each. Groups are looked up as
    /// by <see cref="JoinAsync"/>.
    /// </summary>
    /// <returns>As from <see cref="JoinAsync"/>.</returns>
    /// <exception cref="RecordNotFoundException">The account, a group or the organization is unknown.</exception>
    /// <exception cref="StaleVersionException">The account has another version than the expected one.</exception>
    ValueTask<User> LeaveAsync(
        EntityRef user, IReadOnlyList<EntityRef> groups, EntityRef organization = default, long? expectedVersion = null,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// A page of a group's members. Asks <c>groups.read</c> or <c>groups.list</c> at its owner, and <c>users.list</c> or <c>users.read</c>
    /// at the organization that the query names, else at the owner; there are the assignments that <see cref="UserQuery.Role"/> looks at
    /// and what is brought along. Who may list accounts at an organization only is shown the members who belong to it or below.
    /// </summary>
    /// <param name="group">The group.</param>
    /// <param name="includeBelow">Whether members of the groups below count too; false by default.</param>
    /// <param name="query">The page; its own group is left aside.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <exception cref="InvalidInputException">The query breaks a rule; all are listed.</exception>
    /// <exception cref="RecordNotFoundException">The group, or an organization or role that the query names, is unknown.</exception>
    /// <exception cref="ConflictException"><c>role.ambiguous</c>: the query's role is a key of several at the place.</exception>
    ValueTask<Page<User>> ListMembersAsync(
        EntityRef group, bool includeBelow = false, UserQuery? query = null, CancellationToken cancellationToken = default);

    /// <summary>The groups of an account, by key. Asks <c>users.read</c> at its home or tenant-wide; oneself may always.</summary>
    /// <param name="user">The account.</param>
    /// <param name="includeAbove">Whether the groups above count too; false by default.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <exception cref="RecordNotFoundException">The account is unknown.</exception>
    ValueTask<IReadOnlyList<Group>> ListOfUserAsync(
        EntityRef user, bool includeAbove = false, CancellationToken cancellationToken = default);
}
