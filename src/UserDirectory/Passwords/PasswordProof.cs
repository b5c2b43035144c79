using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// Proves an account's password: counts the guess, tries it, and commits what follows from a right one. The password is the authority and
/// the account the actor, whoever holds the handle. Every way through tries one hash, so that its time does not tell which way it was; and
/// what is looked up depends on what was typed alone, never on what was found.
/// </summary>
internal sealed class PasswordProof(TenantContext context)
{
    private static readonly ActorRef s_password = ActorRef.System("password");
    private static readonly PasswordVerification s_failed = new(PasswordOutcome.Failed);

    /// <summary>Whether the password is the account's; a right one is a sign-in.</summary>
    public ValueTask<PasswordVerification> VerifyAsync(EntityRef user, string? password, CancellationToken cancellationToken)
    {
        context.RefuseInBatch();
        return ProveAsync("passwords.verify", user, password, newPassword: null, cancellationToken);
    }

    /// <summary>Sets another password when the current one is right.</summary>
    public async ValueTask<PasswordVerification> ChangeAsync(
        EntityRef user, string? currentPassword, string newPassword, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(newPassword);
        context.RefuseInBatch();
        var errors = new InputErrors();
        ReferenceRules.Check(errors, nameof(user), user);
        await context.Runtime.PasswordRules.CheckAsync(errors, nameof(newPassword), newPassword, cancellationToken).ConfigureAwait(false);
        if (currentPassword is not null && string.Equals(
            PasswordText.Composed(currentPassword), PasswordText.Composed(newPassword), StringComparison.Ordinal))
        {
            // Before it is tried: a temporary password would be made a lasting one, which whoever set it knows.
            errors.Add(nameof(newPassword), "password.unchanged", "The new password is the current one.");
        }

        errors.ThrowIfAny();
        return await ProveAsync("passwords.change_own", user, currentPassword, newPassword, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<PasswordVerification> ProveAsync(
        string operation, EntityRef user, string? guess, string? newPassword, CancellationToken cancellationToken)
    {
        // Nothing typed is a guess like another: it counts, costs the same, and is never right.
        return await Telemetry.Start(operation).EndAsync(TryAllAsync(user, guess ?? string.Empty, newPassword, cancellationToken))
            .ConfigureAwait(false);
    }

    /// <summary>Counts, tries and commits; null when the password that was tried is not the account's any more.</summary>
    private async ValueTask<PasswordVerification?> TryOnceAsync(
        Guid userId, string guess, string? newPassword, CancellationToken cancellationToken)
    {
        var asUser = context.For(ActorRef.User(userId), onAuthorityOf: s_password);
        var attempt = await asUser.DecideStepAsync(
            "passwords.count_guess", Name, (decision, token) => CountAsync(decision, userId, token), cancellationToken)
            .ConfigureAwait(false);
        if (attempt.LockedUntil is not null)
        {
            await TryAsync(null, guess, cancellationToken).ConfigureAwait(false);
            return new(PasswordOutcome.LockedOut) { LockedUntil = attempt.LockedUntil };
        }

        var tried = attempt.Credential?.PasswordHash;
        var result = await TryAsync(tried?.Reveal(), guess, cancellationToken).ConfigureAwait(false);
        if (tried is null || result == PasswordHashResult.Failed || !attempt.MaySignIn)
        {
            return s_failed;
        }

        var toHash = newPassword ?? (result == PasswordHashResult.SucceededRehashNeeded ? guess : null);
        var hash = toHash is null ? null : await context.Runtime.Extensions.HashAsync(toHash, cancellationToken).ConfigureAwait(false);
        return await asUser.DecideStepAsync(
            "passwords.sign_in",
            Name,
            (decision, token) => SucceedAsync(decision, userId, tried, hash, isNewPassword: newPassword is not null, token),
            cancellationToken).ConfigureAwait(false);

        void Name(ReadAhead ahead)
        {
            ahead.Find(RecordKind.User, userId);
            ahead.Find(RecordKind.Credential, userId);
        }
    }

    /// <summary>
    /// One hash's work, whatever the guess: one that is too long to be right is not computed with. A guess that is not typed composed is
    /// tried as typed too, right or not: it may have been set or imported so.
    /// </summary>
    private async ValueTask<PasswordHashResult> TryAsync(string? hash, string guess, CancellationToken cancellationToken)
    {
        if (!context.Runtime.PasswordRules.CanBeRight(guess))
        {
            await VerifyAsync(string.Empty).ConfigureAwait(false);
            return PasswordHashResult.Failed;
        }

        var composed = PasswordText.Composed(guess);
        var result = await VerifyAsync(composed).ConfigureAwait(false);
        if (string.Equals(composed, guess, StringComparison.Ordinal))
        {
            return result;
        }

        var asTyped = await VerifyAsync(guess).ConfigureAwait(false);
        return result == PasswordHashResult.Failed && asTyped != PasswordHashResult.Failed
            ? PasswordHashResult.SucceededRehashNeeded
            : result;

        ValueTask<PasswordHashResult> VerifyAsync(string password) =>
            context.Runtime.Extensions.Hashers.VerifyAsync(hash, password, cancellationToken);
    }

    private static async ValueTask<PasswordAttempt> CountAsync(Decision decision, Guid userId, CancellationToken cancellationToken)
    {
        var user = await decision.FindAsync<User>(userId, cancellationToken).ConfigureAwait(false);
        var credential = await decision.FindAsync<Credential>(userId, cancellationToken).ConfigureAwait(false);
        if (user is null || credential is null)
        {
            return default;
        }

        // A store that locks it meanwhile refuses the count, and the call comes by here again.
        if (credential.LockedUntil > decision.At)
        {
            return new(credential, false, credential.LockedUntil);
        }

        var options = decision.Runtime.Options.Passwords;
        decision.Writes.Touch(userId, new SignIn.Attempt(decision.At, options.MaxAttempts, options.LockFor));
        return new(credential, user.IsActive && !decision.Tenant.IsSuspended, null);
    }

    private static async ValueTask<PasswordVerification?> SucceedAsync(
        Decision decision, Guid userId, Secret tried, string? hash, bool isNewPassword, CancellationToken cancellationToken)
    {
        var user = await decision.FindAsync<User>(userId, cancellationToken).ConfigureAwait(false);
        var credential = await decision.FindAsync<Credential>(userId, cancellationToken).ConfigureAwait(false);
        if (user is null || credential is null || !credential.PasswordHash.Equals(tried))
        {
            return null;
        }

        if (!user.IsActive || decision.Tenant.IsSuspended)
        {
            return s_failed;
        }

        if (isNewPassword)
        {
            user = decision.Writes.Update(user, user with { SignInStamp = decision.NewId() });
            CredentialWriting.Put(decision, user, credential, hash!, isTemporary: false);
            return new(PasswordOutcome.Succeeded) { User = user };
        }

        if (hash is null)
        {
            decision.Guards.Require(credential);
        }
        else
        {
            decision.Writes.Update(credential, credential with { PasswordHash = new Secret(hash) });
        }

        decision.Writes.Touch(userId, new SignIn.Succeeded(decision.At));
        return new(PasswordOutcome.Succeeded) { User = user with { LastLoginAt = decision.At }, IsTemporary = credential.IsTemporary };
    }

    // A sign-in page asks for tenants by name: an unknown one is refused as ever, and no sooner than a wrong password.
    private async ValueTask<Guid> TenantIdAsync(string guess, CancellationToken cancellationToken)
    {
        try
        {
            return await context.TenantIdAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (RecordNotFoundException)
        {
            await TryAsync(null, guess, cancellationToken).ConfigureAwait(false);
            throw;
        }
    }

    private async ValueTask<PasswordVerification> TryAllAsync(
        EntityRef user, string guess, string? newPassword, CancellationToken cancellationToken)
    {
        await context.Runtime.Extensions.Hashers.PrepareAsync(cancellationToken).ConfigureAwait(false);
        var tenantId = await TenantIdAsync(guess, cancellationToken).ConfigureAwait(false);
        var reader = await context.ReadNamedAsync(tenantId, ahead => SignInName.Name(ahead, user), cancellationToken).ConfigureAwait(false);
        var found = await SignInName.FindAsync(reader, tenantId, user, cancellationToken).ConfigureAwait(false);
        if (found is null)
        {
            await TryAsync(null, guess, cancellationToken).ConfigureAwait(false);
            return s_failed;
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
}
