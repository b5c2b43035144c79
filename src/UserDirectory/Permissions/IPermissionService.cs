using UserDirectory.Queries;

namespace UserDirectory;

/// <summary>
/// Who may do what, and why. Oneself can always be asked about; for others a user needs <c>permissions.read</c> at the place, and for
/// effective permissions no more than to read the account. What is named and is not there is refused
/// with <see cref="RecordNotFoundException"/>, a user who lacks what a call asks with <see cref="AccessDeniedException"/>, and input that
/// breaks rules with <see cref="InvalidInputException"/>, which lists all of them; a call that is cancelled before it has written throws
/// <see cref="OperationCanceledException"/>, and nothing is written. A check whose answer is known already is answered, cancelled or not.
/// Thread-safe.
/// </summary>
public interface IPermissionService
{
    /// <summary>Every declared permission, the directory's own included, sorted.</summary>
    IReadOnlyList<string> Catalogue { get; }

    /// <summary>Whether an account may do something at an organization; without one: tenant-wide.</summary>
    /// <exception cref="InvalidInputException"><c>permission.unknown</c>: nobody declared it.</exception>
    /// <exception cref="RecordNotFoundException">The account or organization is unknown.</exception>
    ValueTask<bool> CheckAsync(
        EntityRef user, string permission, EntityRef organization = default, CancellationToken cancellationToken = default);

    /// <summary>
    /// Which of several permissions an account has at an organization, of one committed state: an answer for each, in the given order.
    /// </summary>
    /// <exception cref="InvalidInputException"><c>permission.unknown</c>; <c>permissions.too_many</c>: more than 1,000.</exception>
    /// <exception cref="RecordNotFoundException">The account or organization is unknown.</exception>
    ValueTask<IReadOnlyList<bool>> CheckManyAsync(
        EntityRef user, IReadOnlyList<string> permissions, EntityRef organization = default, CancellationToken cancellationToken = default);

    /// <summary>
    /// Everything that an account may do at an organization; without one: tenant-wide. Sorted. Asks <c>permissions.read</c> there, or to be
    /// allowed to read the account: <c>users.read</c> at its home or tenant-wide, or at the organization, where the account must have a
    /// membership record then.
    /// </summary>
    /// <exception cref="RecordNotFoundException">The account or organization is unknown.</exception>
    ValueTask<IReadOnlyList<string>> ListEffectiveAsync(
        EntityRef user, EntityRef organization = default, CancellationToken cancellationToken = default);

    /// <summary>
    /// Why an account may or may not do something: what matched and what was missing, in sentences and with the ids of what they name. What
    /// the account holds at other places only, a user sees who has <c>permissions.read</c> tenant-wide, and the account itself.
    /// </summary>
    /// <exception cref="InvalidInputException"><c>permission.unknown</c>: nobody declared it.</exception>
    /// <exception cref="RecordNotFoundException">The account or organization is unknown.</exception>
    ValueTask<PermissionExplanation> ExplainAsync(
        EntityRef user, string permission, EntityRef organization = default, CancellationToken cancellationToken = default);

    /// <summary>
    /// A page of the accounts that may do something at an organization, by id, with their names only. Asks <c>permissions.read</c> there.
    /// Visits whoever could have it, so its cost grows with them.
    /// </summary>
    /// <param name="permission">The permission.</param>
    /// <param name="organization">The organization; <c>default</c> for tenant-wide.</param>
    /// <param name="cursor">The cursor of the page before; null for the first page.</param>
    /// <param name="take">How many accounts at most, 1 to 1,000.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <exception cref="InvalidInputException"><c>permission.unknown</c>, <c>take.range</c>, <c>cursor.invalid</c>.</exception>
    /// <exception cref="RecordNotFoundException">There is no such organization.</exception>
    ValueTask<Page<PermissionHolder>> WhoCanAsync(
        string permission, EntityRef organization = default, string? cursor = null, int take = 100,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// A page of the organizations at which an account may do something, by id: those at which <see cref="CheckAsync"/> says yes. Whether
    /// it may tenant-wide, which is not the same as everywhere, is asked by a check without an organization. Asks <c>permissions.read</c>
    /// at the tenant; oneself may always. Visits the organizations at or below what the account has, so its cost grows with them.
    /// </summary>
    /// <param name="user">The account.</param>
    /// <param name="permission">The permission.</param>
    /// <param name="cursor">The cursor of the page before; null for the first page.</param>
    /// <param name="take">How many organizations at most, 1 to 1,000.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <exception cref="InvalidInputException"><c>permission.unknown</c>, <c>take.range</c>, <c>cursor.invalid</c>.</exception>
    /// <exception cref="RecordNotFoundException">The account is unknown.</exception>
    ValueTask<Page<PermittedOrganization>> WhereCanAsync(
        EntityRef user, string permission, string? cursor = null, int take = 100, CancellationToken cancellationToken = default);

    /// <summary>
    /// A handle for many checks of one account at one place, each a bit test. It always answers as <see cref="CheckAsync"/> would.
    /// </summary>
    /// <exception cref="RecordNotFoundException">The account or organization is unknown.</exception>
    ValueTask<IUserPermissions> ResolveAsync(
        EntityRef user, EntityRef organization = default, CancellationToken cancellationToken = default);

    /// <summary>
    /// Lets an account enter organizations without a membership: <c>any</c>, <c>type:test</c> or <c>type:production</c>. Asks
    /// <c>users.update-tenants</c> at the tenant and that the actor holds what the account holds. Rules that it has are passed over.
    /// </summary>
    /// <exception cref="InvalidInputException"><c>access_rule.unknown</c>; <c>access_rule.too_many</c>: more than 100.</exception>
    /// <exception cref="AccessDeniedException">The actor may not, or does not hold what the account holds
    /// (<c>access.escalation</c>).</exception>
    /// <exception cref="StaleVersionException">The account has another version than the expected one.</exception>
    ValueTask<User> AddAccessRulesAsync(
        EntityRef user, IReadOnlyList<string> rules, long? expectedVersion = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Takes access rules away; those that it does not have are passed over. Asks <c>users.update-tenants</c> at the tenant.
    /// </summary>
    /// <exception cref="InvalidInputException"><c>access_rule.unknown</c>; <c>access_rule.too_many</c>: more than 100.</exception>
    /// <exception cref="StaleVersionException">The account has another version than the expected one.</exception>
    ValueTask<User> RemoveAccessRulesAsync(
        EntityRef user, IReadOnlyList<string> rules, long? expectedVersion = null, CancellationToken cancellationToken = default);
}
