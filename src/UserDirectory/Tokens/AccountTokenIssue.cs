using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>A token that was committed and is still to be delivered. Immutable.</summary>
/// <param name="Tenant">The tenant.</param>
/// <param name="User">The account.</param>
/// <param name="Token">The token as stored.</param>
internal sealed record AccountTokenIssue(Tenant Tenant, User User, AccountToken Token)
{
    /// <summary>
    /// Adds a token to the decision, in place of the one of the same purpose; null when one went to the same address a moment ago.
    /// </summary>
    public static async ValueTask<AccountTokenIssue?> WriteAsync(
        Decision decision, User user, AccountTokenPurpose purpose, string email, TokenSecret secret, CancellationToken cancellationToken)
    {
        // Two that are asked for at once are one: whoever comes second finds the first.
        decision.DecideAgainWhenKeyIsTaken();
        var options = decision.Runtime.Options.Tokens;
        var key = RecordKeys.AccountTokenOfUser.For(decision.TenantId, RecordKeys.TextOf(purpose), user.Id);
        if (await decision.Reader.FindByKeyAsync<AccountToken>(key, cancellationToken).ConfigureAwait(false) is { } earlier)
        {
            if (earlier.IsGoodFor(user, decision.At) && string.Equals(earlier.Email, email, StringComparison.Ordinal)
                && decision.At < earlier.SentAt + options.Pause)
            {
                return null;
            }

            // Not changed but replaced: the feed tells the values of what is changed, and an address is not its business.
            decision.Writes.Remove(earlier);
        }

        decision.Guards.Require(user);
        var token = decision.Writes.Add(new AccountToken
        {
            Id = decision.NewId(),
            TenantId = decision.TenantId,
            UserId = user.Id,
            Purpose = purpose,
            Email = email,
            UserEmail = user.Email,
            SignInStamp = user.SignInStamp,
            RequestedBy = decision.Actor,
            SentAt = decision.At,
            ExpiresAt = decision.At + (purpose == AccountTokenPurpose.PasswordReset
                ? options.PasswordResetLifetime
                : options.EmailProofLifetime),
            TokenHash = secret.Hash(),
        });
        return new(decision.Tenant, user, token);
    }

    /// <summary>Removes a token that reached nobody, so that it does not keep the next one from being sent.</summary>
    /// <returns>The token; null when it is gone already.</returns>
    public static async ValueTask<AccountToken?> WithdrawAsync(Decision decision, Guid tokenId, CancellationToken cancellationToken)
    {
        var token = await decision.FindAsync<AccountToken>(tokenId, cancellationToken).ConfigureAwait(false);
        if (token is not null)
        {
            decision.Writes.Remove(token);
        }

        return token;
    }

    /// <summary>What the notifier is to deliver.</summary>
    public Notice ToNotice(TokenSecret secret)
    {
        var text = new AccountTokenText(Tenant.Id, secret).ToText();
        return Token.Purpose == AccountTokenPurpose.PasswordReset
            ? new PasswordResetNotice(Tenant, User, Token.Email, text, Token.ExpiresAt)
            : new EmailProofNotice(Tenant, User, Token.Email, text, Token.ExpiresAt);
    }
}
