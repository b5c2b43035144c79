namespace UserDirectory;

/// <summary>Sets and removes passwords on the authority of who manages the user. Hashes are made before the call decides.</summary>
internal static class PasswordSetting
{
    /// <exception cref="InvalidInputException">No hasher understands the hash.</exception>
    public static async ValueTask CheckHashAsync(DirectoryRuntime runtime, string passwordHash, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(passwordHash);
        if (await runtime.Extensions.Hashers.FaultOfAsync(passwordHash, cancellationToken).ConfigureAwait(false) is { } fault)
        {
            throw new InvalidInputException(nameof(passwordHash), "password.hash_format", fault);
        }
    }

    public static async ValueTask<Credential> SetAsync(
        Decision decision, EntityRef user, string hash, bool isTemporary, long? expectedVersion, CancellationToken cancellationToken)
    {
        var found = await GetManagedAsync(decision, user, expectedVersion, cancellationToken).ConfigureAwait(false);
        return await PutAsync(decision, found, hash, isTemporary, cancellationToken).ConfigureAwait(false);
    }

    public static async ValueTask<Credential> ImportHashAsync(
        Decision decision, EntityRef user, string hash, bool isTemporary, long? expectedVersion, CancellationToken cancellationToken)
    {
        var found = await decision.References.GetUserAsync(user, cancellationToken).ConfigureAwait(false);
        decision.Rights.RequireSystem("import password hashes");
        decision.Guards.Expect(found, expectedVersion);
        return await PutAsync(decision, found, hash, isTemporary, cancellationToken).ConfigureAwait(false);
    }

    /// <returns>What was removed; null when there was no password.</returns>
    public static async ValueTask<Credential?> RemoveAsync(
        Decision decision, EntityRef user, long? expectedVersion, CancellationToken cancellationToken)
    {
        var found = await GetManagedAsync(decision, user, expectedVersion, cancellationToken).ConfigureAwait(false);
        var credential = await decision.FindAsync<Credential>(found.Id, cancellationToken).ConfigureAwait(false);
        if (credential is not null)
        {
            MustBeItsOwnToRemove(decision, found, credential);
            SignOut(decision, found, credential);
            decision.Writes.Remove(credential);
        }

        return credential;
    }

    /// <returns>What was unlocked; null when there is no password.</returns>
    public static async ValueTask<Credential?> UnlockAsync(
        Decision decision, EntityRef user, long? expectedVersion, CancellationToken cancellationToken)
    {
        // Whoever unlocks again and again can guess without end.
        var found = await GetManagedAsync(decision, user, expectedVersion, cancellationToken).ConfigureAwait(false);
        var credential = await decision.FindAsync<Credential>(found.Id, cancellationToken).ConfigureAwait(false);
        if (credential is not null)
        {
            decision.Writes.Touch(found.Id, new Storage.SignIn.Unlocked());
        }

        return credential;
    }

    private static void MustBeItsOwnToRemove(Decision decision, User user, Credential credential)
    {
        if (SignInProvenance.IsSomebodyElse(SignInProvenance.For(user, credential, decision.Actor), user)
            && decision.IsSelf(user.Id))
        {
            throw new ConflictException(
                "password.of_another_user", "The account has this password from another user or from before its address changed, and the "
                    + "address is not verified: it can change the password, not remove it.");
        }
    }

    /// <summary>
    /// Nobody who is signed in by the password of before is any more, as far as hosts ask. Whoever set it may be nevertheless, and must not
    /// set another as if the account had (rule 10).
    /// </summary>
    private static User SignOut(Decision decision, User user, Credential? credential) =>
        decision.Writes.Update(user, SignInProvenance.Remember(user, credential?.SetBy) with { SignInStamp = decision.NewId() });

    private static async ValueTask<Credential> PutAsync(
        Decision decision, User user, string hash, bool isTemporary, CancellationToken cancellationToken)
    {
        var before = await decision.FindAsync<Credential>(user.Id, cancellationToken).ConfigureAwait(false);
        return CredentialWriting.Put(decision, SignOut(decision, user, before), before, hash, isTemporary);
    }

    /// <summary>The account, at the expected version, when the actor may take it over: whoever sets its password can act as it.</summary>
    private static async ValueTask<User> GetManagedAsync(
        Decision decision, EntityRef user, long? expectedVersion, CancellationToken cancellationToken)
    {
        var found = await decision.References.GetUserAsync(user, cancellationToken).ConfigureAwait(false);
        await decision.Rights.RequireAsync(DirectoryPermissions.UsersPasswordReset, found.HomeOrganizationId, cancellationToken)
            .ConfigureAwait(false);
        await decision.Rights.MustHoldUserAsync(found.Id, cancellationToken).ConfigureAwait(false);
        decision.Guards.Expect(found, expectedVersion);
        return found;
    }
}
