namespace UserDirectory;

internal sealed class PasswordService(TenantContext context) : IPasswordService
{
    public ValueTask SetAsync(EntityRef user, string password, bool isTemporary = true, CancellationToken cancellationToken = default) =>
        new PasswordSetting(context).SetAsync(user, password, isTemporary, cancellationToken);

    public ValueTask<string> ResetAsync(EntityRef user, CancellationToken cancellationToken = default) =>
        new PasswordSetting(context).ResetAsync(user, cancellationToken);

    public ValueTask<PasswordVerification> ChangeOwnAsync(EntityRef user, string? currentPassword, string newPassword, CancellationToken cancellationToken = default) =>
        new PasswordProof(context).ChangeAsync(user, currentPassword, newPassword, cancellationToken);

    public ValueTask<PasswordVerification> VerifyAsync(EntityRef user, string? password, CancellationToken cancellationToken = default) =>
        new PasswordProof(context).VerifyAsync(user, password, cancellationToken);

    public ValueTask UnlockAsync(EntityRef user, CancellationToken cancellationToken = default) => new PasswordSetting(context).UnlockAsync(user, cancellationToken);

    public ValueTask ImportHashAsync(EntityRef user, string passwordHash, bool isTemporary = false, CancellationToken cancellationToken = default) =>
        new PasswordSetting(context).ImportHashAsync(user, passwordHash, isTemporary, cancellationToken);

    public ValueTask RemoveAsync(EntityRef user, CancellationToken cancellationToken = default) => new PasswordSetting(context).RemoveAsync(user, cancellationToken);
}
