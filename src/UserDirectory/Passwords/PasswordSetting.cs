namespace UserDirectory;

/// <summary>Sets and removes passwords on the authority of who manages the account. Hashes are made before the call decides.</summary>
internal sealed class PasswordSetting(TenantContext context)
{
    public async ValueTask SetAsync(
        EntityRef user, string password, bool isTemporary, long? expectedVersion, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(password);
        await context.Runtime.PasswordRules.EnsureAsync(nameof(password), password, cancellationToken).ConfigureAwait(false);
        await HashAndSetAsync("passwords.set", user, password, isTemporary, expectedVersion, cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<string> ResetAsync(EntityRef user, long? expectedVersion, CancellationToken cancellationToken)
    {
        var length = context.Runtime.Options.Passwords.MinLength;
        var password = context.Batch is { } batch
            ? await batch.Memo.OnceAsync("temporary", user.ToString(), () => new ValueTask<string>(TemporaryPassword.Create(length)))
                .ConfigureAwait(false)
            : TemporaryPassword.Create(length);
        await HashAndSetAsync("passwords.reset", user, password, isTemporary: true, expectedVersion, cancellationToken)
            .ConfigureAwait(false);
        return password;
    }

    public async ValueTask ImportHashAsync(
        EntityRef user, string passwordHash, bool isTemporary, long? expectedVersion, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(passwordHash);
        if (await context.Runtime.Extensions.Hashers.FaultOfAsync(passwordHash, cancellationToken).ConfigureAwait(false) is { } fault)
        {
            throw new InvalidInputException(nameof(passwordHash), "password.hash_format", fault);
        }

        await context.DecideAsync(
            "passwords.import_hash",
            async (decision, token) =>
            {
                var found = await decision.References.GetUserAsync(user, token).ConfigureAwait(false);
                decision.Rights.RequireSystem("import password hashes");
                decision.Guards.Expect(found, expectedVersion);
                return await PutAsync(decision, found, passwordHash, isTemporary, token).ConfigureAwait(false);
            },
            cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask RemoveAsync(EntityRef user, long? expectedVersion, CancellationToken cancellationToken) =>
        await context.DecideAsync(
            "passwords.remove",
            async (decision, token) =>
            {
                var found = await GetManagedAsync(decision, user, expectedVersion, token).ConfigureAwait(false);
                var credential = await decision.FindAsync<Credential>(found.Id, token).ConfigureAwait(false);
                if (credential is not null)
                {
                    MustBeItsOwnToRemove(decision, found, credential);
                    SignOut(decision, found, credential);
                    decision.Writes.Remove(credential);
                }

                return credential;
            },
            cancellationToken).ConfigureAwait(false);

    public async ValueTask UnlockAsync(EntityRef user, long? expectedVersion, CancellationToken cancellationToken) =>
        await context.DecideAsync(
            "passwords.unlock",
            async (decision, token) =>
            {
                // Whoever unlocks again and again can guess without end.
                var found = await GetManagedAsync(decision, user, expectedVersion, token).ConfigureAwait(false);
                var credential = await decision.FindAsync<Credential>(found.Id, token).ConfigureAwait(false);
                if (credential is not null)
                {
                    decision.Writes.Touch(found.Id, new Storage.SignIn.Unlocked());
                }

                return credential;
            },
            cancellationToken).ConfigureAwait(false);

    private async ValueTask HashAndSetAsync(
        string operation, EntityRef user, string password, bool isTemporary, long? expectedVersion, CancellationToken cancellationToken)
    {
        var hash = await context.Runtime.Extensions.HashAsync(password, cancellationToken).ConfigureAwait(false);
        await context.DecideAsync(
            operation,
            async (decision, token) =>
            {
                var found = await GetManagedAsync(decision, user, expectedVersion, token).ConfigureAwait(false);
                return await PutAsync(decision, found, hash, isTemporary, token).ConfigureAwait(false);
            },
            cancellationToken).ConfigureAwait(false);
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
