namespace UserDirectory;

/// <summary>
/// Proving a password. Every way through tries one hash, so that its time does not tell which way it was; and what is looked up depends on
/// what was typed alone, never on what was found.
/// </summary>
internal sealed partial class PasswordService
{
    public ValueTask<PasswordVerification> VerifyAsync(EntityRef user, string? password, CancellationToken cancellationToken = default)
    {
        context.RefuseInside();
        return ProveAsync("passwords.verify", user, password, newPassword: null, cancellationToken);
    }

    public async ValueTask<PasswordVerification> ChangeOwnAsync(
        EntityRef user, string? currentPassword, string newPassword, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(newPassword);
        context.RefuseInside();
        await PasswordProof.CheckChangeAsync(context.Runtime, user, currentPassword, newPassword, cancellationToken).ConfigureAwait(false);
        return await ProveAsync("passwords.change_own", user, currentPassword, newPassword, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<PasswordVerification> ProveAsync(
        string operation, EntityRef user, string? typed, string? newPassword, CancellationToken cancellationToken) =>
        await Telemetry.Start(operation)
            .EndAsync(ProveAsync(user, new PasswordGuess(context.Runtime, typed), newPassword, cancellationToken)).ConfigureAwait(false);

    private async ValueTask<PasswordVerification> ProveAsync(
        EntityRef user, PasswordGuess guess, string? newPassword, CancellationToken cancellationToken)
    {
        await context.Runtime.Extensions.Hashers.PrepareAsync(cancellationToken).ConfigureAwait(false);
        var tenantId = await TenantIdAsync(guess, cancellationToken).ConfigureAwait(false);
        var reader = await context.ReadNamedAsync(tenantId, ahead => SignInName.Name(ahead, user), cancellationToken).ConfigureAwait(false);
        var found = await SignInName.FindAsync(reader, tenantId, user, cancellationToken).ConfigureAwait(false);
        if (found is null)
        {
            await guess.TryAsync(null, cancellationToken).ConfigureAwait(false);
            return PasswordProof.Failed;
        }

        // Again only when the password was changed between the trial and the commit; then the guess is another guess, and counts.
        while (true)
        {
            if (await TryOnceAsync(found.Id, guess, newPassword, cancellationToken).ConfigureAwait(false) is { } verification)
            {
                return verification;
            }
        }
    }

    /// <summary>Counts, tries and commits; null when the password that was tried is not the user's any more.</summary>
    private async ValueTask<PasswordVerification?> TryOnceAsync(
        Guid userId, PasswordGuess guess, string? newPassword, CancellationToken cancellationToken)
    {
        var asUser = context.For(ActorRef.User(userId), onAuthorityOf: PasswordProof.Authority);
        var attempt = await asUser.DecideStepAsync(
            "passwords.count_guess", ahead => PasswordProof.Name(ahead, userId), (decision, token) =>
                PasswordProof.CountAsync(decision, userId, token), cancellationToken).ConfigureAwait(false);
        if (attempt.LockedUntil is not null)
        {
            await guess.TryAsync(null, cancellationToken).ConfigureAwait(false);
            return new(PasswordOutcome.LockedOut) { LockedUntil = attempt.LockedUntil };
        }

        var tried = attempt.Credential?.PasswordHash;
        var result = await guess.TryAsync(tried?.Reveal(), cancellationToken).ConfigureAwait(false);
        if (tried is null || result == PasswordHashResult.Failed || !attempt.MaySignIn)
        {
            return PasswordProof.Failed;
        }

        var toHash = newPassword ?? (result == PasswordHashResult.SucceededRehashNeeded ? guess.Text : null);
        var hash = toHash is null ? null : await context.Runtime.Extensions.HashAsync(toHash, cancellationToken).ConfigureAwait(false);
        return await asUser.DecideStepAsync(
            "passwords.sign_in",
            ahead => PasswordProof.Name(ahead, userId),
            (decision, token) => PasswordProof.SucceedAsync(decision, userId, tried, hash, isNewPassword: newPassword is not null, token),
            cancellationToken).ConfigureAwait(false);
    }

    // A sign-in page asks for tenants by name: an unknown one is refused as ever, and no sooner than a wrong password.
    private async ValueTask<Guid> TenantIdAsync(PasswordGuess guess, CancellationToken cancellationToken)
    {
        try
        {
            return await context.TenantIdAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (RecordNotFoundException)
        {
            await guess.TryAsync(null, cancellationToken).ConfigureAwait(false);
            throw;
        }
    }
}
