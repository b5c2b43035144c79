using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>What a token proves: an open one of its purpose, and its account as it was when the token was sent. Immutable.</summary>
/// <param name="Token">The token, as stored.</param>
/// <param name="User">Its account, which is active.</param>
internal sealed record AccountTokenProof(AccountToken Token, User User)
{
    /// <param name="decision">The call, in the tenant whose token it must be.</param>
    /// <param name="text">The token.</param>
    /// <param name="purpose">What it must be good for.</param>
    /// <param name="cancellationToken">Cancels the reads.</param>
    /// <exception cref="TokenNotValidException">The token proves nothing; never said why.</exception>
    public static async ValueTask<AccountTokenProof> GetAsync(
        Decision decision, AccountTokenText text, AccountTokenPurpose purpose, CancellationToken cancellationToken)
    {
        if (text.TenantId != decision.TenantId || decision.Tenant.IsSuspended)
        {
            throw new TokenNotValidException();
        }

        var key = RecordKeys.AccountToken.For(decision.TenantId, text.Secret.Hash().Reveal());
        var token = await decision.Reader.FindByKeyAsync<AccountToken>(key, cancellationToken).ConfigureAwait(false);
        if (token is null || token.Purpose != purpose || !text.Secret.Fits(token.TokenHash))
        {
            throw new TokenNotValidException();
        }

        var user = await decision.FindAsync<User>(token.UserId, cancellationToken).ConfigureAwait(false);
        return user is not null && token.IsGoodFor(user, decision.At) ? new(token, user) : throw new TokenNotValidException();
    }
}
