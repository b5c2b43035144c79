namespace UserDirectory;

internal sealed class PasswordService(TenantContext context) : IPasswordService
{
    public ValueTask SetAsync(
        EntityRef user, string password, bool isTemporary = true, long? expectedVersion = null,
        CancellationToken cancellationToken = default) =>
        new PasswordSetting(context).SetAsync(user, password, isTemporary, expectedVersion, cancellationToken);

    public ValueTask<string> ResetAsync(EntityRef user, long? expectedVersion = null, CancellationToken cancellationToken = default) =>
        new PasswordSetting(context).ResetAsync(user, expectedVersion, cancellationToken);

    public ValueTask<PasswordVerification> ChangeOwnAsync(
        EntityRef user, string? currentPassword, string newPassword, CancellationToken cancellationToken = default) =>
        new PasswordProof(context).ChangeAsync(user, currentPassword, newPassword, cancellationToken);

    public ValueTask<PasswordVerification> VerifyAsync(EntityRef user, string? password, CancellationToken cancellationToken = default) =>
        new PasswordProof(context).VerifyAsync(user, password, cancellationToken);

    public ValueTask UnlockAsync(EntityRef user, long? expectedVersion = null, CancellationToken cancellationToken = default) =>
        new PasswordSetting(context).UnlockAsync(user, expectedVersion, cancellationToken);

    public ValueTask ImportHashAsync(
        EntityRef user, string passwordHash, bool isTemporary = false, long? expectedVersion = null,
        CancellationToken cancellationToken = default) =>
        new PasswordSetting(context).ImportHashAsync(user, passwordHash, isTemporary, expectedVersion, cancellationToken);

    public ValueTask RemoveAsync(EntityRef user, long? expectedVersion = null, CancellationToken cancellationToken = default) =>
        new PasswordSetting(context).RemoveAsync(user, expectedVersion, cancellationToken);

    public async ValueTask<CredentialState> GetStateAsync(EntityRef user, CancellationToken cancellationToken = default) =>
        await Telemetry.Start("passwords.get_state").EndAsync(new CredentialReads(context).GetStateAsync(user, cancellationToken))
            .ConfigureAwait(false);

    public ValueTask RequestResetAsync(EntityRef user, CancellationToken cancellationToken = default) =>
        new PasswordRecovery(context).RequestAsync(user, cancellationToken);

    public ValueTask ConfirmResetAsync(string token, string newPassword, CancellationToken cancellationToken = default) =>
        new PasswordRecovery(context).ConfirmAsync(token, newPassword, cancellationToken);
}
