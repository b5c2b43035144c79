namespace UserDirectory;

/// <summary>
/// A token that proves an address (<see cref="IUserService.ConfirmEmailAsync"/>), for that address: the one that the account has, or the
/// one that is to replace it. Immutable.
/// </summary>
public sealed record EmailProofNotice : Notice
{
    /// <param name="tenant">The tenant.</param>
    /// <param name="user">The account, with the address that it has by now.</param>
    /// <param name="email">The address to be proved.</param>
    /// <param name="token">The token.</param>
    /// <param name="expiresAt">Until when it is good.</param>
    public EmailProofNotice(Tenant tenant, User user, string email, string token, DateTimeOffset expiresAt)
        : base(tenant, user, token) => (Email, ExpiresAt) = (email, expiresAt);

    /// <inheritdoc/>
    public override string Email { get; }

    /// <inheritdoc/>
    public override DateTimeOffset ExpiresAt { get; }

    /// <summary>Whether the address is to replace another one that the account has.</summary>
    public bool ReplacesAnother => User.Email is not null && !string.Equals(User.Email, Email, StringComparison.Ordinal);
}
