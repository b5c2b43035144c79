namespace UserDirectory;

/// <summary>An account that an e-mail address can sign in to. Immutable.</summary>
/// <param name="Tenant">The tenant, which is not suspended.</param>
/// <param name="User">The account, active, with the address verified.</param>
public sealed record SignInUser(Tenant Tenant, User User);
