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
                var account = await decision.References.GetUserAsync(user, token).ConfigureAwait(false);
                decision.Rights.RequireSystem("import password hashes");
                decision.Guards.Expect(account, expectedVersion);
                return await PutAsync(decision, account, passwordHash, isTemporary, token).ConfigureAwait(false);
            },
            cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask RemoveAsync(EntityRef user, long? expectedVersion, CancellationToken cancellationToken) =>
        await context.DecideAsync(
            "passwords.remove",
            async (decision, token) =>
            {
                var account = await GetManagedAsync(decision, user, expectedVersion, token).ConfigureAwait(false);
                var credential = await decision.FindAsync<Credential>(account.Id, token).ConfigureAwait(false);
                if (credential is not null)
                {
                    MustBeItsOwnToRemove(decision, account, credential);
                    SignOut(decision, account, credential);
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
                var account = await GetManagedAsync(decision, user, expectedVersion, token).ConfigureAwait(false);
                var credential = await decision.FindAsync<Credential>(account.Id, token).ConfigureAwait(false);
                if (credential is not null)
                {
                    decision.Writes.Touch(account.Id, new Storage.SignIn.Unlocked());
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
                var account = await GetManagedAsync(decision, user, expectedVersion, token).ConfigureAwait(false);
                return await PutAsync(decision, account, hash, isTemporary, token).ConfigureAwait(false);
            },
            cancellationToken).ConfigureAwait(false);
    }

    private static void MustBeItsOwnToRemove(Decision decision, User account, Credential credential)
    {
        if (SignInProvenance.IsSomebodyElse(SignInProvenance.For(account, credential, decision.Actor), account)
            && decision.IsSelf(account.Id))
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
    private static User SignOut(Decision decision, User account, Credential? credential) =>
        decision.Writes.Update(account, SignInProvenance.Remember(account, credential?.SetBy) with { SignInStamp = decision.NewId() });

    private static async ValueTask<Credential> PutAsync(
        Decision decision, User account, string hash, bool isTemporary, CancellationToken cancellationToken)
    {
        var before = await decision.FindAsync<Credential>(account.Id, cancellationToken).ConfigureAwait(false);
        return CredentialWriting.Put(decision, SignOut(decision, account, before), before, hash, isTemporary);
    }

    /// <summary>The account, at the expected version, when the actor may take it over: whoever sets its password can act as it.</summary>
    private static async ValueTask<User> GetManagedAsync(
        Decision decision, EntityRef user, long? expectedVersion, CancellationToken cancellationToken)
    {
        var account = await decision.References.GetUserAsync(user, cancellationToken).ConfigureAwait(false);
        await decision.Rights.RequireAsync(DirectoryPermissions.UsersPasswordReset, account.HomeOrganizationId, cancellationToken)
            .ConfigureAwait(false);
        await decision.Rights.MustHoldAccountAsync(account.Id, cancellationToken).ConfigureAwait(false);
        decision.Guards.Expect(account, expectedVersion);
        return account;
    }
}
