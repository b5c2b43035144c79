namespace UserDirectory;

/// <summary>A membership together with its account. Immutable.</summary>
/// <param name="Membership">The membership.</param>
/// <param name="User">The account.</param>
public sealed record Member(Membership Membership, User User);
