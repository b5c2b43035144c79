using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// Rule 10: at every step that proves an address, by a token or by the host's word, what another user had set to sign in with goes, so that
/// nobody prepares an account for somebody else. What the account itself or a system set stays.
/// </summary>
internal static class PreparedSignIn
{
    /// <summary>
    /// Takes all of it away at once: the password (on request any) on the decision, the rest on the copy that is returned, as which nobody
    /// who used it is signed in any more.
    /// </summary>
    public static async ValueTask<User> RemoveAsync(
        Decision decision, User user, CancellationToken cancellationToken, bool whoeverSetIt = false)
    {
        // Somebody may be signed in by what the directory does not know: with an account that was somebody else's before, that ends, too.
        var isSomebodyElses = user.PreparedBy is not null || SignInProvenance.IsSomebodyElse(user.ExternalIdSetBy, user);
        var without = WithoutExternalId(decision, user);
        var isRemoved = await RemovePasswordAsync(decision, user, cancellationToken, whoeverSetIt).ConfigureAwait(false);
        return isRemoved || isSomebodyElses ? without with { SignInStamp = decision.NewId() } : without;
    }

    /// <summary>
    /// The account without an external id that another user set, or that belonged to the earlier address, and without the trace of who
    /// prepared it.
    /// </summary>
    public static User WithoutExternalId(Decision decision, User user) =>
        SignInProvenance.IsSomebodyElse(user.ExternalIdSetBy, user)
        ? user with { ExternalId = null, ExternalIdSetBy = decision.Actor, PreparedBy = null }
        : user with { PreparedBy = null };

    /// <summary>Takes away a password that another user set, or that belonged to the earlier address; on request any.</summary>
    /// <returns>Whether one went.</returns>
    public static async ValueTask<bool> RemovePasswordAsync(
        Decision decision, User user, CancellationToken cancellationToken, bool whoeverSetIt = false)
    {
        var credential = await decision.FindAsync<Credential>(user.Id, cancellationToken).ConfigureAwait(false);
        if (credential is null)
        {
            // A password that somebody sets at the same moment must not slip in before the proof.
            decision.Guards.RequireNone(RecordKind.Credential, CredentialFields.Id.EqualTo(user.Id));
            return false;
        }

        if (!whoeverSetIt && !SignInProvenance.IsSomebodyElse(credential.SetBy, user))
        {
            decision.Guards.Require(credential);
            return false;
        }

        decision.Writes.Remove(credential);
        return true;
    }
}
