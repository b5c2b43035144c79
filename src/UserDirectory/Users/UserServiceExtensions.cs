namespace UserDirectory;

/// <summary>
/// The calls of <see cref="IUserService"/> that take an expected version, without one: so that a token can follow the other arguments.
/// </summary>
public static class UserServiceExtensions
{
    /// <inheritdoc cref="IUserService.UpdateAsync"/>
    public static ValueTask<User> UpdateAsync(
        this IUserService service, EntityRef user, UserUpdate update, CancellationToken cancellationToken = default) =>
        service.UpdateAsync(user, update, null, cancellationToken);

    /// <inheritdoc cref="IUserService.ChangeEmailAsync"/>
    public static ValueTask<User> ChangeEmailAsync(
        this IUserService service, EntityRef user, string? email, bool isVerified, CancellationToken cancellationToken = default) =>
        service.ChangeEmailAsync(user, email, isVerified, null, cancellationToken);

    /// <inheritdoc cref="IUserService.ChangeKeyAsync"/>
    public static ValueTask<User> ChangeKeyAsync(
        this IUserService service, EntityRef user, string key, CancellationToken cancellationToken = default) =>
        service.ChangeKeyAsync(user, key, null, cancellationToken);

    /// <inheritdoc cref="IUserService.ChangeExternalIdAsync"/>
    public static ValueTask<User> ChangeExternalIdAsync(
        this IUserService service, EntityRef user, string? externalId, CancellationToken cancellationToken = default) =>
        service.ChangeExternalIdAsync(user, externalId, null, cancellationToken);

    /// <inheritdoc cref="IUserService.ChangeAttributesAsync"/>
    public static ValueTask<User> ChangeAttributesAsync(
        this IUserService service,
        EntityRef user,
        IReadOnlyDictionary<string, string?> attributes,
        CancellationToken cancellationToken = default) =>
        service.ChangeAttributesAsync(user, attributes, null, cancellationToken);

    /// <inheritdoc cref="IUserService.ChangeDefaultOrganizationAsync"/>
    public static ValueTask<User> ChangeDefaultOrganizationAsync(
        this IUserService service, EntityRef user, EntityRef organization, CancellationToken cancellationToken = default) =>
        service.ChangeDefaultOrganizationAsync(user, organization, null, cancellationToken);

    /// <inheritdoc cref="IUserService.ChangeHomeAsync"/>
    public static ValueTask<User> ChangeHomeAsync(
        this IUserService service, EntityRef user, EntityRef organization, CancellationToken cancellationToken = default) =>
        service.ChangeHomeAsync(user, organization, null, cancellationToken);

    /// <inheritdoc cref="IUserService.ChangePictureAsync"/>
    public static ValueTask<User> ChangePictureAsync(
        this IUserService service, EntityRef user, string? picture, CancellationToken cancellationToken = default) =>
        service.ChangePictureAsync(user, picture, null, cancellationToken);

    /// <inheritdoc cref="IUserService.UploadPictureAsync"/>
    public static ValueTask<User> UploadPictureAsync(
        this IUserService service,
        EntityRef user,
        ReadOnlyMemory<byte> content,
        string? fileName,
        CancellationToken cancellationToken = default) =>
        service.UploadPictureAsync(user, content, fileName, null, cancellationToken);

    /// <inheritdoc cref="IUserService.RecordLoginAsync"/>
    public static ValueTask RecordLoginAsync(
        this IUserService service, EntityRef user, DateTimeOffset? at, CancellationToken cancellationToken = default) =>
        service.RecordLoginAsync(user, at, null, cancellationToken);

    /// <inheritdoc cref="IUserService.ActivateAsync"/>
    public static ValueTask<User> ActivateAsync(this IUserService service, EntityRef user, CancellationToken cancellationToken = default) =>
        service.ActivateAsync(user, null, cancellationToken);

    /// <inheritdoc cref="IUserService.DeactivateAsync"/>
    public static ValueTask<User> DeactivateAsync(
        this IUserService service, EntityRef user, CancellationToken cancellationToken = default) =>
        service.DeactivateAsync(user, null, cancellationToken);

    /// <inheritdoc cref="IUserService.GrantAsync"/>
    public static ValueTask<User> GrantAsync(
        this IUserService service, EntityRef user, IReadOnlyList<string> patterns, CancellationToken cancellationToken = default) =>
        service.GrantAsync(user, patterns, null, cancellationToken);

    /// <inheritdoc cref="IUserService.RevokeAsync"/>
    public static ValueTask<User> RevokeAsync(
        this IUserService service, EntityRef user, IReadOnlyList<string> patterns, CancellationToken cancellationToken = default) =>
        service.RevokeAsync(user, patterns, null, cancellationToken);

    /// <inheritdoc cref="IUserService.ReplaceGrantsAsync"/>
    public static ValueTask<User> ReplaceGrantsAsync(
        this IUserService service, EntityRef user, IReadOnlyList<string> patterns, CancellationToken cancellationToken = default) =>
        service.ReplaceGrantsAsync(user, patterns, null, cancellationToken);

    /// <inheritdoc cref="IUserService.DeleteAsync"/>
    public static ValueTask DeleteAsync(this IUserService service, EntityRef user, CancellationToken cancellationToken = default) =>
        service.DeleteAsync(user, null, cancellationToken);

    /// <inheritdoc cref="IUserService.SignOutEverywhereAsync"/>
    public static ValueTask<User> SignOutEverywhereAsync(
        this IUserService service, EntityRef user, CancellationToken cancellationToken = default) =>
        service.SignOutEverywhereAsync(user, null, cancellationToken);
}
