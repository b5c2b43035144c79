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
        Decision decision, User account, CancellationToken cancellationToken, bool whoeverSetIt = false)
    {
        // Somebody may be signed in by what the directory does not know: with an account that was somebody else's before, that ends, too.
        var isSomebodyElses = account.PreparedBy is not null || SignInProvenance.IsSomebodyElse(account.ExternalIdSetBy, account);
        var without = WithoutExternalId(decision, account);
        var isRemoved = await RemovePasswordAsync(decision, account, cancellationToken, whoeverSetIt).ConfigureAwait(false);
        return isRemoved || isSomebodyElses ? without with { SignInStamp = decision.NewId() } : without;
    }

    /// <summary>
    /// The account without an external id that another user set, or that belonged to the earlier address, and without the trace of who
    /// prepared it.
    /// </summary>
    public static User WithoutExternalId(Decision decision, User account) =>
        SignInProvenance.IsSomebodyElse(account.ExternalIdSetBy, account)
        ? account with { ExternalId = null, ExternalIdSetBy = decision.Actor, PreparedBy = null }
        : account with { PreparedBy = null };

    /// <summary>Takes away a password that another user set, or that belonged to the earlier address; on request any.</summary>
    /// <returns>Whether one went.</returns>
    public static async ValueTask<bool> RemovePasswordAsync(
        Decision decision, User account, CancellationToken cancellationToken, bool whoeverSetIt = false)
    {
        var credential = await decision.FindAsync<Credential>(account.Id, cancellationToken).ConfigureAwait(false);
        if (credential is null)
        {
            // A password that somebody sets at the same moment must not slip in before the proof.
            decision.Guards.RequireNone(RecordKind.Credential, CredentialFields.Id.EqualTo(account.Id));
            return false;
        }

        if (!whoeverSetIt && !SignInProvenance.IsSomebodyElse(credential.SetBy, account))
        {
            decision.Guards.Require(credential);
            return false;
        }

        decision.Writes.Remove(credential);
        return true;
    }
}
