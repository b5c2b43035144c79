using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// Proves a user's password: counts the guess, and commits what follows from a right one. The password is the authority and the user the
/// actor, whoever holds the handle.
/// </summary>
internal static class PasswordProof
{
    /// <summary>On whose authority the user signs in.</summary>
    public static ActorRef Authority { get; } = ActorRef.System("password");

    /// <summary>The one answer to whatever is wrong.</summary>
    public static PasswordVerification Failed { get; } = new(PasswordOutcome.Failed);

    /// <exception cref="InvalidInputException">Nobody is named, or the new password breaks a rule or is the current one.</exception>
    public static async ValueTask CheckChangeAsync(
        DirectoryRuntime runtime, EntityRef user, string? currentPassword, string newPassword, CancellationToken cancellationToken)
    {
        var errors = new InputErrors();
        ReferenceRules.Check(errors, nameof(user), user);
        await runtime.PasswordRules.CheckAsync(errors, nameof(newPassword), newPassword, cancellationToken).ConfigureAwait(false);
        if (currentPassword is not null && string.Equals(
            PasswordText.Composed(currentPassword), PasswordText.Composed(newPassword), StringComparison.Ordinal))
        {
            // Before it is tried: a temporary password would be made a lasting one, which whoever set it knows.
            errors.Add(nameof(newPassword), "password.unchanged", "The new password is the current one.");
        }

        errors.ThrowIfAny();
    }

    /// <summary>Names ahead the user and its password.</summary>
    public static void Name(ReadAhead ahead, Guid userId)
    {
        ahead.Find(RecordKind.User, userId);
        ahead.Find(RecordKind.Credential, userId);
    }

    /// <summary>Counts a guess before it is tried.</summary>
    public static async ValueTask<PasswordAttempt> CountAsync(Decision decision, Guid userId, CancellationToken cancellationToken)
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

    /// <summary>Signs in by the password that was tried and is right; null when it is not the user's any more.</summary>
    public static async ValueTask<PasswordVerification?> SucceedAsync(
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
            return Failed;
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
}
