namespace UserDirectory;

/// <summary>
/// Proves an address by a token that went there: the one that the user has, or one that is to replace it. Asking for it asks what
/// changing the address asks, and so does using it, of who asked for it.
/// </summary>
internal static class EmailProof
{
    /// <summary>Who judges a token. What it may do is the right of whoever asked for it.</summary>
    public static ActorRef Judge { get; } = ActorRef.System("token");

    /// <exception cref="InvalidInputException">Nobody is named, or it is no address.</exception>
    public static void Check(in EntityRef user, string? email)
    {
        var errors = new InputErrors();
        ReferenceRules.Check(errors, nameof(user), user);
        EmailRules.Check(errors, nameof(email), email);
        errors.ThrowIfAny();
    }

    /// <summary>Whose address is to be proved, and which: the user's own when none is given.</summary>
    public static async ValueTask<(Guid UserId, string Email)> AskAsync(
        Decision decision, EntityRef user, string? email, CancellationToken cancellationToken)
    {
        var found = await decision.References.GetUserAsync(user, cancellationToken).ConfigureAwait(false);
        await MustAllowAsync(decision, found, cancellationToken).ConfigureAwait(false);
        if (!found.IsActive)
        {
            throw new ConflictException(
                "user.inactive", "The account is not active. Somebody who is only invited proves the address by accepting.");
        }

        return (found.Id, email ?? found.Email
            ?? throw new InvalidInputException(nameof(email), "email.missing", "The account has no address to be proved."));
    }

    /// <summary>Writes a token for the address, as far as whoever asked for it still may; null when there is nothing to prove.</summary>
    public static async ValueTask<AccountTokenIssue?> IssueAsync(
        Decision decision, Guid userId, string email, bool isOwn, TokenSecret secret, CancellationToken cancellationToken)
    {
        var user = decision.Tenant.IsSuspended ? null : await decision.FindAsync<User>(userId, cancellationToken).ConfigureAwait(false);
        if (user is not { IsActive: true })
        {
            return null;
        }

        await MustAllowAsync(decision, user, cancellationToken).ConfigureAwait(false);
        var isAnother = IsAnother(user, email);
        if (isAnother ? isOwn : user.EmailVerifiedAt is not null)
        {
            // It has got another address since, or nothing is left to be proved.
            return null;
        }

        // Whoever has proved it is not asked to do so for somebody else.
        await EmailUniqueness.MustBeFreeAsync(decision, email, user.Id, cancellationToken).ConfigureAwait(false);
        return await AccountTokenIssue.WriteAsync(decision, user, AccountTokenPurpose.EmailProof, email, secret, cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>What the token proves.</summary>
    public static ValueTask<AccountTokenProof> JudgeAsync(Decision decision, AccountTokenText text, CancellationToken cancellationToken) =>
        AccountTokenProof.GetAsync(decision, text, AccountTokenPurpose.EmailProof, cancellationToken);

    /// <summary>Uses the token up: the address is the user's, and proved.</summary>
    public static async ValueTask<bool> WriteAsync(
        Decision decision, AccountTokenText text, bool isItself, CancellationToken cancellationToken)
    {
        var (token, user) = await JudgeAsync(decision, text, cancellationToken).ConfigureAwait(false);
        await MustAllowAsync(decision, user, cancellationToken).ConfigureAwait(false);
        await EmailUniqueness.MustBeFreeAsync(decision, token.Email, user.Id, cancellationToken).ConfigureAwait(false);
        decision.Writes.Remove(token);
        var isAnother = IsAnother(user, token.Email);
        if (!isAnother && user.EmailVerifiedAt is not null)
        {
            return true;
        }

        // Who reads the mail need not be who has the account: unless both are shown at once, what let sign in so far was for whoever had
        // the earlier address, and must not outlast the proof (rule 10). A system that puts an address right knows whose account it is.
        var isHandedOver = isAnother && !isItself && !token.RequestedBy.IsSystem;
        var proved = user with { Email = token.Email, EmailVerifiedAt = decision.At };
        proved = isHandedOver ? proved with { ExternalIdSetBy = SignInProvenance.EarlierAddress, SignInStamp = decision.NewId() } : proved;
        proved = await SignInProvenance.RemovePreparedAsync(decision, proved, cancellationToken, whoeverSetIt: isHandedOver)
            .ConfigureAwait(false);
        var open = await decision.ListAllAsync<Invitation>(LostInvitations.CanBeOf(user.Id), cancellationToken).ConfigureAwait(false);
        await LostInvitations.TakeBackAsync(decision, proved, open, null, cancellationToken).ConfigureAwait(false);
        decision.Writes.Update(user, proved);
        return true;
    }

    // Another casing is another address, as for every change of it.
    private static bool IsAnother(User user, string email) => !string.Equals(user.Email, email, StringComparison.Ordinal);

    private static async ValueTask MustAllowAsync(Decision decision, User user, CancellationToken cancellationToken)
    {
        await UserChange.RequireUpdateUnlessSelfAsync(decision, user, cancellationToken).ConfigureAwait(false);
        await decision.Rights.MustHoldUserAsync(user.Id, cancellationToken).ConfigureAwait(false);
    }
}
