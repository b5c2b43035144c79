using Microsoft.Extensions.Logging;

namespace UserDirectory;

/// <summary>
/// What follows a request for a token, after it was answered: the user is looked up, the token committed and delivered. Nobody waits for
/// it, so nothing goes further than the log, which shows no name, address or token.
/// </summary>
internal sealed class AccountTokenDelivery(TenantContext context)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);

    /// <summary>Queues the work. Without a notifier nothing could be delivered, and nothing is done.</summary>
    /// <param name="operation">Its name for traces.</param>
    /// <param name="issue">Decides whether there is anything to send, and writes the token.</param>
    public void Queue(string operation, Func<Decision, TokenSecret, CancellationToken, ValueTask<AccountTokenIssue?>> issue)
    {
        var runtime = context.Runtime;
        if (!runtime.Extensions.HasNotifier)
        {
            runtime.WarnOfMissingNotifier();
        }
        else if (!runtime.Requests.TryAdd(() => SendAsync(operation, issue)))
        {
            runtime.Logger.LogWarning("Too many requests for account tokens are waiting: one was dropped.");
        }
    }

    private async Task SendAsync(string operation, Func<Decision, TokenSecret, CancellationToken, ValueTask<AccountTokenIssue?>> issue)
    {
        var secret = TokenSecret.Create();
        try
        {
            var issued = await context.DecideAsync(operation, (decision, token) => issue(decision, secret, token), CancellationToken.None)
                .ConfigureAwait(false);
            if (issued is not null)
            {
                await DeliverAsync(issued, secret).ConfigureAwait(false);
            }
        }
        catch (UserDirectoryException refusal) when (refusal is not StoreException && refusal.Code != RefusedCommit.BusyCode)
        {
            // There is no such tenant (any more), or who asked may not. That is for nobody to hear.
        }
#pragma warning disable CA1031 // Nobody waits for it: it can be asked for again.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            context.Runtime.Logger.LogError("An account token could not be made: {Failure}.", exception.GetType());
        }
    }

    private async Task DeliverAsync(AccountTokenIssue issued, TokenSecret secret)
    {
        try
        {
            using var patience = new CancellationTokenSource(s_patience);
            await context.Runtime.Extensions.NotifyAsync(issued.ToNotice(secret), patience.Token).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // What a notifier says of its failure may have the address and the token in it.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            context.Runtime.Logger.LogWarning(
                "The notifier failed to deliver account token {Token}: {Failure}.", issued.Token.Id, exception.GetType());

            // It reaches nobody, and must not keep the next one from being sent.
            await context.DecideStepAsync(
                "tokens.withdraw", (decision, token) => AccountTokenIssue.WithdrawAsync(decision, issued.Token.Id, token),
                CancellationToken.None)
                .ConfigureAwait(false);
        }
    }
}
