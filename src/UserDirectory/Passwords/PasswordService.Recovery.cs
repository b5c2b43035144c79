namespace UserDirectory;

/// <summary>Forgotten passwords.</summary>
internal sealed partial class PasswordService
{
    public async ValueTask RequestResetAsync(EntityRef user, CancellationToken cancellationToken = default)
    {
        context.RefuseInside();
        await Telemetry.Start("passwords.request_reset").EndAsync(Request()).ConfigureAwait(false);

        // What it comes to depends on the user, and nobody who asks hears of that, nor how long it takes.
        ValueTask<bool> Request()
        {
            cancellationToken.ThrowIfCancellationRequested();
            var kept = PasswordRecovery.Kept(user);
            new AccountTokenDelivery(context.Afterwards(PasswordRecovery.Authority)).Queue(
                "passwords.issue_reset", (decision, secret, token) => PasswordRecovery.IssueAsync(decision, kept, secret, token));
            return new(true);
        }
    }

    public async ValueTask ConfirmResetAsync(string token, string newPassword, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(newPassword);
        context.RefuseInside();
        await Telemetry.Start("passwords.confirm_reset").EndAsync(TokenAnswer.OfAsync(token, SetAsync)).ConfigureAwait(false);

        async ValueTask<bool> SetAsync(AccountTokenText text)
        {
            // First: a token that is not valid is not told by what is wrong with the password, nor by the time that hashing takes.
            var proof = await context.For(PasswordRecovery.Authority, PasswordRecovery.Authority).DecideStepAsync(
                "passwords.judge_reset", (decision, stop) => PasswordRecovery.JudgeAsync(decision, text, stop), cancellationToken)
                .ConfigureAwait(false);
            await context.Runtime.PasswordRules.EnsureAsync(nameof(newPassword), newPassword, cancellationToken).ConfigureAwait(false);
            var hash = await context.Runtime.Extensions.HashAsync(newPassword, cancellationToken).ConfigureAwait(false);
            return await context.For(ActorRef.User(proof.User.Id), onAuthorityOf: PasswordRecovery.Authority).DecideStepAsync(
                "passwords.set_by_token", (decision, stop) => PasswordRecovery.WriteAsync(decision, text, hash, stop), cancellationToken)
                .ConfigureAwait(false);
        }
    }
}
