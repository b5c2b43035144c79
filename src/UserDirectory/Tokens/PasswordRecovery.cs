namespace UserDirectory;

/// <summary>
/// Sets a forgotten password anew, by a token that went to the account's proved address. Asking for one acts as nobody; the token is the
/// authority of who uses it.
/// </summary>
internal sealed class PasswordRecovery(TenantContext context)
{
    // What is longer is no key and no address; it must not wait in memory.
    private const int LongestName = 512;

    private static readonly ActorRef s_recovery = ActorRef.System("recovery");

    /// <summary>
    /// Queues the request: what it comes to depends on the account, and nobody who asks hears of that, nor how long it takes.
    /// </summary>
    public async ValueTask RequestAsync(EntityRef user, CancellationToken cancellationToken)
    {
        context.RefuseInBatch();
        await Telemetry.Start("passwords.request_reset").EndAsync(Request()).ConfigureAwait(false);

        ValueTask<bool> Request()
        {
            cancellationToken.ThrowIfCancellationRequested();
            var known = user.Text?.Length > LongestName ? default : user;
            new AccountTokenSending(context.Afterwards(s_recovery)).Queue(
                "passwords.issue_reset", (decision, secret, token) => IssueAsync(decision, known, secret, token));
            return new(true);
        }
    }

    public async ValueTask ConfirmAsync(string token, string newPassword, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(newPassword);
        context.RefuseInBatch();
        await Telemetry.Start("passwords.confirm_reset").EndAsync(TokenAnswer.OfAsync(token, ConfirmAsync)).ConfigureAwait(false);

        async ValueTask<bool> ConfirmAsync(AccountTokenText text)
        {
            // First: a token that is not valid is not told by what is wrong with the password, nor by the time that hashing takes.
            var userId = await context.For(s_recovery, s_recovery).DecideStepAsync(
                "passwords.judge_reset",
                async (decision, stop) => (await ProofAsync(decision, text, stop).ConfigureAwait(false)).User.Id, cancellationToken)
                .ConfigureAwait(false);
            await context.Runtime.PasswordRules.EnsureAsync(nameof(newPassword), newPassword, cancellationToken).ConfigureAwait(false);
            var hash = await context.Runtime.Extensions.HashAsync(newPassword, cancellationToken).ConfigureAwait(false);
            return await context.For(ActorRef.User(userId), onAuthorityOf: s_recovery).DecideStepAsync(
                "passwords.set_by_token", (decision, stop) => WriteAsync(decision, text, hash, stop), cancellationToken)
                .ConfigureAwait(false);
        }
    }

    private static async ValueTask<AccountTokenIssue?> IssueAsync(
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

    private static async ValueTask<AccountTokenProof> ProofAsync(
        Decision decision, AccountTokenText text, CancellationToken cancellationToken)
    {
        var proof = await AccountTokenProof.GetAsync(decision, text, AccountTokenPurpose.PasswordReset, cancellationToken)
            .ConfigureAwait(false);
        return proof.User.EmailVerifiedAt is null ? throw new TokenNotValidException() : proof;
    }

    private static async ValueTask<bool> WriteAsync(
        Decision decision, AccountTokenText text, string hash, CancellationToken cancellationToken)
    {
        var proof = await ProofAsync(decision, text, cancellationToken).ConfigureAwait(false);
        decision.Writes.Remove(proof.Token);
        var before = await decision.FindAsync<Credential>(proof.User.Id, cancellationToken).ConfigureAwait(false);
        var user = decision.Writes.Update(proof.User, proof.User with { SignInStamp = decision.NewId() });
        CredentialWriting.Put(decision, user, before, hash, isTemporary: false);
        return true;
    }
}
