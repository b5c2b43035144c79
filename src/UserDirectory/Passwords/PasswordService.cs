namespace UserDirectory;

internal sealed partial class PasswordService(TenantContext context) : IPasswordService
{
    public async ValueTask SetAsync(
        EntityRef user, string password, bool isTemporary = true, long? expectedVersion = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(password);
        await context.Runtime.PasswordRules.EnsureAsync(nameof(password), password, cancellationToken).ConfigureAwait(false);
        await HashAndSetAsync("passwords.set", user, password, isTemporary, expectedVersion, cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<string> ResetAsync(
        EntityRef user, long? expectedVersion = null, CancellationToken cancellationToken = default)
    {
        var length = context.Runtime.Options.Passwords.MinLength;
        var password = context.Batch is { } batch
            ? await batch.Memo.OnceAsync("temporary", user.ToString(), () => new ValueTask<string>(TemporaryPassword.Create(length)))
                .ConfigureAwait(false)
            : TemporaryPassword.Create(length);
        await HashAndSetAsync("passwords.reset", user, password, isTemporary: true, expectedVersion, cancellationToken)
            .ConfigureAwait(false);
        return password;
    }

    public async ValueTask UnlockAsync(
        EntityRef user, long? expectedVersion = null, CancellationToken cancellationToken = default) =>
        await context.DecideAsync(
            "passwords.unlock", (decision, token) =>
                PasswordSetting.UnlockAsync(decision, user, expectedVersion, token), cancellationToken).ConfigureAwait(false);

    public async ValueTask ImportHashAsync(
        EntityRef user, string passwordHash, bool isTemporary = false, long? expectedVersion = null,
        CancellationToken cancellationToken = default)
    {
        await PasswordSetting.CheckHashAsync(context.Runtime, passwordHash, cancellationToken).ConfigureAwait(false);
        await context.DecideAsync(
            "passwords.import_hash",
            (decision, token) => PasswordSetting.ImportHashAsync(decision, user, passwordHash, isTemporary, expectedVersion, token),
            cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask RemoveAsync(
        EntityRef user, long? expectedVersion = null, CancellationToken cancellationToken = default) =>
        await context.DecideAsync(
            "passwords.remove", (decision, token) =>
                PasswordSetting.RemoveAsync(decision, user, expectedVersion, token), cancellationToken).ConfigureAwait(false);

    public async ValueTask<CredentialState> GetStateAsync(EntityRef user, CancellationToken cancellationToken = default) =>
        await Telemetry.Start("passwords.get_state").EndAsync(new CredentialReads(context).GetStateAsync(user, cancellationToken))
            .ConfigureAwait(false);

    // A hash takes long: it is made once, however often the call decides.
    private async ValueTask HashAndSetAsync(
        string operation, EntityRef user, string password, bool isTemporary, long? expectedVersion, CancellationToken cancellationToken)
    {
        var hash = await context.Runtime.Extensions.HashAsync(password, cancellationToken).ConfigureAwait(false);
        await context.DecideAsync(
            operation, (decision, token) =>
                PasswordSetting.SetAsync(decision, user, hash, isTemporary, expectedVersion, token), cancellationToken)
            .ConfigureAwait(false);
    }
}
