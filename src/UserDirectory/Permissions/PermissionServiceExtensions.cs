namespace UserDirectory;

/// <summary>
/// The calls of <see cref="IPermissionService"/> that take an expected version, without one: so that a token can follow the other
/// arguments.
/// </summary>
public static class PermissionServiceExtensions
{
    /// <inheritdoc cref="IPermissionService.AddAccessRulesAsync"/>
    public static ValueTask<User> AddAccessRulesAsync(
        this IPermissionService service, EntityRef user, IReadOnlyList<string> rules, CancellationToken cancellationToken = default) =>
        service.AddAccessRulesAsync(user, rules, null, cancellationToken);

    /// <inheritdoc cref="IPermissionService.RemoveAccessRulesAsync"/>
    public static ValueTask<User> RemoveAccessRulesAsync(
        this IPermissionService service, EntityRef user, IReadOnlyList<string> rules, CancellationToken cancellationToken = default) =>
        service.RemoveAccessRulesAsync(user, rules, null, cancellationToken);
}
