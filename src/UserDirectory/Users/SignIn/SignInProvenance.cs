namespace UserDirectory;

/// <summary>
/// Who answers for a way to sign in (rule 10). Whoever prepares an account for somebody else must not get rid of his trace by signing in
/// with it and changing what he had set: as long as the address is not verified, what such an account does to its own password or external
/// id is still that user's. Nor by proving an address of his own first: what was there when a user changed the address belongs to whoever
/// had the earlier one. Pure.
/// </summary>
internal static class SignInProvenance
{
    /// <summary>Stands for whoever had the account before a user gave it another address.</summary>
    public static ActorRef EarlierAddress { get; } = ActorRef.System("earlier-address");

    /// <summary>Who answers for what the actor sets now.</summary>
    public static ActorRef For(User user, Credential? password, ActorRef actor) =>
        !InheritsTrace(user, actor) ? actor
        : user.PreparedBy is { } earlier ? earlier
        : IsSomebodyElse(user.ExternalIdSetBy, user) ? user.ExternalIdSetBy!
        : IsSomebodyElse(password?.SetBy, user) ? password!.SetBy
        : actor;

    /// <summary>
    /// The account when something to sign in with is replaced or removed: as long as its address is not verified, it remembers the user who
    /// had set that.
    /// </summary>
    public static User Remember(User user, ActorRef? setBy) =>
        user is { EmailVerifiedAt: null, PreparedBy: null } && IsSomebodyElse(setBy, user)
            ? user with { PreparedBy = setBy }
            : user;

    /// <summary>Whether what the actor sets counts as that of who set something before.</summary>
    public static bool InheritsTrace(User user, ActorRef actor) => actor.UserId == user.Id && user.EmailVerifiedAt is null;

    /// <summary>Whether it was set by another user than the account itself, or by whoever had its earlier address.</summary>
    public static bool IsSomebodyElse(ActorRef? setBy, User user) =>
        setBy == EarlierAddress || (setBy?.UserId is { } other && other != user.Id);
}
