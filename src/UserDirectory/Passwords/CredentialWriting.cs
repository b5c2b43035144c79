using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>Writes an account's password on a decision. A new password ends a lock-out.</summary>
internal static class CredentialWriting
{
    public static async ValueTask<Credential> PutAsync(
        Decision decision, User user, string hash, bool isTemporary, CancellationToken cancellationToken)
    {
        var before = await decision.FindAsync<Credential>(user.Id, cancellationToken).ConfigureAwait(false);
        return Put(decision, user, before, hash, isTemporary);
    }

    public static Credential Put(Decision decision, User user, Credential? before, string hash, bool isTemporary)
    {
        if (decision.Actor.UserId == user.Id)
        {
            // Who answers for it depends on the account's address: one that is changed at the same moment has this decided again.
            decision.Guards.Require(user);
        }

        var after = new Credential
        {
            Id = user.Id,
            TenantId = decision.TenantId,
            PasswordHash = new Secret(hash),
            IsTemporary = isTemporary,
            ChangedAt = decision.At,
            SetBy = SignInProvenance.For(user, before, decision.Actor),
        };
        var credential = before is null
            ? decision.Writes.Add(after)
            : decision.Writes.Update(before, before with
            {
                PasswordHash = after.PasswordHash,
                IsTemporary = after.IsTemporary,
                ChangedAt = after.ChangedAt,
                SetBy = after.SetBy
            });
        decision.Writes.Touch(user.Id, new SignIn.Unlocked());
        return credential;
    }
}
