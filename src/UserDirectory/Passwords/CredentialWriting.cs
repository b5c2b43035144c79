using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>Writes an account's password on a decision. A new password ends a lock-out.</summary>
internal static class CredentialWriting
{
    public static Credential Put(Decision decision, User user, Credential? before, string hash, bool isTemporary)
    {
        if (decision.Actor.UserId == user.Id)
        {
            // Who answers for it depends on the account's address: one that is changed at the same moment has this decided again.
            decision.Guards.Require(user);
        }

        var after = Make(decision, user, before, hash, isTemporary);
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

    /// <summary>A password where there is none, or instead of the one before; not yet written.</summary>
    public static Credential Make(Decision decision, User user, Credential? before, string hash, bool isTemporary) => new()
    {
        Id = user.Id,
        TenantId = decision.TenantId,
        PasswordHash = new Secret(hash),
        IsTemporary = isTemporary,
        ChangedAt = decision.At,
        SetBy = SignInProvenance.For(user, before, decision.Actor),
    };
}
