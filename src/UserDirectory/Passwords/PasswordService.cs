namespace UserDirectory;

#pragma warning disable IDE0005, CS9113
internal sealed class PasswordService(TenantContext context) : IPasswordService
{
    public ValueTask SetAsync(EntityRef user, string password, bool isTemporary = true, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public ValueTask<string> ResetAsync(EntityRef user, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public ValueTask<PasswordVerification> ChangeOwnAsync(EntityRef user, string currentPassword, string newPassword, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public ValueTask<PasswordVerification> VerifyAsync(EntityRef user, string password, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public ValueTask UnlockAsync(EntityRef user, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public ValueTask ImportHashAsync(EntityRef user, string passwordHash, bool isTemporary = false, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public ValueTask RemoveAsync(EntityRef user, CancellationToken cancellationToken = default) => throw new NotSupportedException();
}
