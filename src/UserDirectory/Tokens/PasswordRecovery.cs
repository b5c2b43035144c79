namespace UserDirectory;

/// <summary>
/// Sets a forgotten password anew, by a token that went to the user's proved address. Asking for one acts as nobody; the token is the
/// authority of who uses it.
/// </summary>
internal static class PasswordRecovery
{
    // What is longer is no key and no address; it must not wait in memory.
    private const int LongestName = 512;

    /// <summary>Whose authority a token is.</summary>
    public static ActorRef Authority { get; } = ActorRef.System("recovery");

    /// <summary>What is kept of a name until the request is looked into: none that is too long to be anybody's.</summary>
    public static EntityRef Kept(in EntityRef user) => user.Text?.Length > LongestName ? default : user;

    /// <summary>Writes a token for whoever is named; null when nobody can be sent one.</summary>
    public static async ValueTask<AccountTokenIssue?> IssueAsync(
        Decision decision, EntityRef user, TokenSecret secret, CancellationToken cancellationToken)
    {
        var found = decision.Tenant.IsSuspended
            ? null
            : await SignInName.FindAsync(decision.Reader, decision.TenantId, user, cancellationToken).ConfigureAwait(false);
        return found is { IsActive: true, Email: { } email, EmailVerifiedAt: not null }
            ? await AccountTokenIssue.WriteAsync(decision, found, AccountTokenPurpose.PasswordReset, email, secret, cancellationToken)
                .ConfigureAwait(false)
            : null;
    }

    /// <summary>What the token proves.</summary>
    public static async ValueTask<AccountTokenProof> JudgeAsync(
        Decision decision, AccountTokenText text, CancellationToken cancellationToken)
    {
        var proof = await AccountTokenProof.GetAsync(decision, text, AccountTokenPurpose.PasswordReset, cancellationToken)
            .ConfigureAwait(false);
        return proof.User.EmailVerifiedAt is null ? throw new TokenNotValidException() : proof;
    }

    /// <summary>Uses the token up: the password is the user's.</summary>
    public static async ValueTask<bool> WriteAsync(
        Decision decision, AccountTokenText text, string hash, CancellationToken cancellationToken)
    {
        var proof = await JudgeAsync(decision, text, cancellationToken).ConfigureAwait(false);
        decision.Writes.Remove(proof.Token);
        var before = await decision.FindAsync<Credential>(proof.User.Id, cancellationToken).ConfigureAwait(false);
        var user = decision.Writes.Update(proof.User, proof.User with { SignInStamp = decision.NewId() });
        CredentialWriting.Put(decision, user, before, hash, isTemporary: false);
        return true;
    }
}
