namespace UserDirectory;

/// <summary>
/// Who answers for a way to sign in (rule 10). Whoever prepares an account for somebody else must not get rid of his trace by signing in with it and changing what he had
/// set: as long as the address is not verified, what such an account does to its own password or external id is still that user's. Pure.
/// </summary>
internal static class Answerable
{
    /// <summary>Who answers for what the actor sets now.</summary>
    public static ActorRef For(User account, Credential? password, ActorRef actor) =>
        actor.UserId != account.Id || account.EmailVerifiedAt is not null ? actor
        : IsAnotherUser(account.ExternalIdSetBy, account) ? account.ExternalIdSetBy!
        : IsAnotherUser(password?.SetBy, account) ? password!.SetBy
        : actor;

    /// <summary>Whether a user other than the account itself has set it.</summary>
    public static bool IsAnotherUser(ActorRef? setBy, User account) => setBy?.UserId is { } other && other != account.Id;
}
