namespace UserDirectory;

/// <summary>
/// A token with which a forgotten password is set anew (<see cref="IPasswordService.ConfirmResetAsync"/>), for the account's proved
/// address. Immutable.
/// </summary>
public sealed record PasswordResetNotice : Notice
{
    /// <param name="tenant">The tenant.</param>
    /// <param name="user">The account.</param>
    /// <param name="email">The address, which the account has proved.</param>
    /// <param name="token">The token.</param>
    /// <param name="expiresAt">Until when it is good.</param>
    public PasswordResetNotice(Tenant tenant, User user, string email, string token, DateTimeOffset expiresAt)
        : base(tenant, user, token) => (Email, ExpiresAt) = (email, expiresAt);

    /// <inheritdoc/>
    public override string Email { get; }

    /// <inheritdoc/>
    public override DateTimeOffset ExpiresAt { get; }
}
