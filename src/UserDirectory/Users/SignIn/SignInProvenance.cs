using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// Who answers for a way to sign in, and what goes when an address is proved (rule 10). What another user had set to sign in with does not
/// outlast the proof of the address, by a token or by the host's word, so that nobody prepares an account for somebody else; what the
/// account itself or a system set stays. Whoever prepares an account must not get rid of his trace by signing in with it and changing what
/// he had set: as long as the address is not verified, what such an account does to its own password or external id is still that user's.
/// Nor by proving an address of his own first: what was there when a user changed the address belongs to whoever had the earlier one.
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

    /// <summary>
    /// When a user changes the address: whatever lets sign in by then is marked as the earlier address's, whoever set it. Otherwise an
    /// account that was prepared, and proved with a mailbox of one's own, could be given somebody else's address.
    /// </summary>
    /// <returns>The account with its external id marked; its password is marked on the decision.</returns>
    public static async ValueTask<User> MarkEarlierAsync(Decision decision, User user, CancellationToken cancellationToken)
    {
        if (await decision.FindAsync<Credential>(user.Id, cancellationToken).ConfigureAwait(false) is { } credential)
        {
            decision.Writes.Update(credential, credential with { SetBy = EarlierAddress });
        }
        else
        {
            // A password that is set at the same moment must not slip in unmarked.
            decision.Guards.RequireNone(RecordKind.Credential, CredentialFields.Id.EqualTo(user.Id));
        }

        // Without an external id too: whoever acts as the account now cannot give it a way to sign in that would outlast the proof.
        return user with { ExternalIdSetBy = EarlierAddress };
    }

    /// <summary>
    /// When the address is proved: takes what another user had set away, the password (on request any) on the decision, the rest on the
    /// copy that is returned, as which nobody who used it is signed in any more.
    /// </summary>
    public static async ValueTask<User> RemovePreparedAsync(
        Decision decision, User user, CancellationToken cancellationToken, bool whoeverSetIt = false)
    {
        // Somebody may be signed in by what the directory does not know: with an account that was somebody else's before, that ends, too.
        var isSomebodyElses = user.PreparedBy is not null || IsSomebodyElse(user.ExternalIdSetBy, user);
        var without = WithoutPreparedExternalId(decision, user);
        var credential = await decision.FindAsync<Credential>(user.Id, cancellationToken).ConfigureAwait(false);
        return RemovePreparedPassword(decision, user, credential, whoeverSetIt) || isSomebodyElses
            ? without with { SignInStamp = decision.NewId() }
            : without;
    }

    /// <summary>
    /// The account without an external id that another user set, or that belonged to the earlier address, and without the trace of who
    /// prepared it.
    /// </summary>
    public static User WithoutPreparedExternalId(Decision decision, User user) =>
        IsSomebodyElse(user.ExternalIdSetBy, user)
            ? user with { ExternalId = null, ExternalIdSetBy = decision.Actor, PreparedBy = null }
            : user with { PreparedBy = null };

    /// <summary>Takes away a password that another user set, or that belonged to the earlier address; on request any.</summary>
    /// <returns>Whether one went.</returns>
    public static bool RemovePreparedPassword(Decision decision, User user, Credential? credential, bool whoeverSetIt = false)
    {
        if (credential is null)
        {
            // A password that somebody sets at the same moment must not slip in before the proof.
            decision.Guards.RequireNone(RecordKind.Credential, CredentialFields.Id.EqualTo(user.Id));
            return false;
        }

        if (!whoeverSetIt && !IsSomebodyElse(credential.SetBy, user))
        {
            decision.Guards.Require(credential);
            return false;
        }

        decision.Writes.Remove(credential);
        return true;
    }
}
