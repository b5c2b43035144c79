using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// Rule 10 when a user changes an address: whatever lets sign in by then is marked as the earlier address's, whoever set it, and goes when
/// somebody proves the new one. Otherwise an account that was prepared, and proved with a mailbox of one's own, could be given somebody
/// else's address.
/// </summary>
internal static class EarlierSignIn
{
    /// <summary>Marks the account's password, on the decision, and its external id, on the copy that is returned.</summary>
    public static async ValueTask<User> MarkAsync(Decision decision, User user, CancellationToken cancellationToken)
    {
        if (await decision.FindAsync<Credential>(user.Id, cancellationToken).ConfigureAwait(false) is { } credential)
        {
            decision.Writes.Update(credential, credential with { SetBy = SignInProvenance.EarlierAddress });
        }
        else
        {
            // A password that is set at the same moment must not slip in unmarked.
            decision.Guards.RequireNone(RecordKind.Credential, CredentialFields.Id.EqualTo(user.Id));
        }

        // Without an external id too: whoever acts as the account now cannot give it a way to sign in that would outlast the proof.
        return user with { ExternalIdSetBy = SignInProvenance.EarlierAddress };
    }
}
