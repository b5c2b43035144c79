namespace UserDirectory;

/// <summary>
/// The calls of <see cref="IPasswordService"/> that take an expected version, without one: so that a token can follow the other arguments.
/// </summary>
public static class PasswordServiceExtensions
{
    /// <inheritdoc cref="IPasswordService.SetAsync"/>
    public static ValueTask SetAsync(
        this IPasswordService service, EntityRef user, string password, bool isTemporary, CancellationToken cancellationToken = default) =>
        service.SetAsync(user, password, isTemporary, null, cancellationToken);

    /// <inheritdoc cref="IPasswordService.ResetAsync"/>
    public static ValueTask<string> ResetAsync(
        this IPasswordService service, EntityRef user, CancellationToken cancellationToken = default) =>
        service.ResetAsync(user, null, cancellationToken);

    /// <inheritdoc cref="IPasswordService.UnlockAsync"/>
    public static ValueTask UnlockAsync(this IPasswordService service, EntityRef user, CancellationToken cancellationToken = default) =>
        service.UnlockAsync(user, null, cancellationToken);

    /// <inheritdoc cref="IPasswordService.ImportHashAsync"/>
    public static ValueTask ImportHashAsync(
        this IPasswordService service,
        EntityRef user,
        string passwordHash,
        bool isTemporary,
        CancellationToken cancellationToken = default) =>
        service.ImportHashAsync(user, passwordHash, isTemporary, null, cancellationToken);

    /// <inheritdoc cref="IPasswordService.RemoveAsync"/>
    public static ValueTask RemoveAsync(this IPasswordService service, EntityRef user, CancellationToken cancellationToken = default) =>
        service.RemoveAsync(user, null, cancellationToken);
}
