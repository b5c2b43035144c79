using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// Changes by what an account is found and signs in: who can change that could take the account over, so rule 3's last row is asked.
/// </summary>
internal sealed class UserIdentity(TenantContext context)
{
    public async ValueTask<User> ChangeEmailAsync(
        EntityRef user, string? email, bool isVerified, long? expectedVersion, CancellationToken cancellationToken)
    {
        var errors = new InputErrors();
        EmailRules.Check(errors, nameof(email), email);
        if (isVerified && email is null)
        {
            errors.Add(nameof(isVerified), "email.missing", "There is no address to be verified.");
        }

        errors.ThrowIfAny();
        var rebinding = new InvitationRebinding();
        var changed = await AccountChange.RunAsync(
            context,
            "users.change_email",
            user,
            expectedVersion,
            (decision, account, token) =>
            {
                rebinding.ForgetFrom(0);
                return ChangeEmailAsync(decision, account, email, isVerified, rebinding, token);
            },
            cancellationToken,
            (ahead, account) => NameEmailChange(ahead, account, email)).ConfigureAwait(false);
        await rebinding.DeliverAsync(context, cancellationToken).ConfigureAwait(false);
        return changed;
    }

    /// <summary>Names ahead what another address rests on: whose it is, what signs in, and the open invitations.</summary>
    private static void NameEmailChange(ReadAhead ahead, User account, string? email)
    {
        if (ReferenceText.CanBeKey(email))
        {
            ahead.FindByKey(RecordKeys.UserEmail.For(ahead.TenantId, DirectoryText.Normalize(email!)));
        }

        ahead.Find(RecordKind.Credential, account.Id);
        ahead.List(InvitationFields.UserId, account.Id);
        ahead.List(AccountTokenFields.UserId, account.Id);
    }

    /// <summary>The account with another address, as far as the actor may give it one. Its open invitations go with it.</summary>
    public static async ValueTask<User> ChangeEmailAsync(
        Decision decision, User account, string? email, bool isVerified, InvitationRebinding rebinding, CancellationToken cancellationToken)
    {
        await AccountChange.MayUpdateOrIsSelfAsync(decision, account, cancellationToken).ConfigureAwait(false);
        if (isVerified)
        {
            decision.Rights.RequireSystem("say that an address is verified");
        }

        await decision.Rights.MustHoldAccountAsync(account.Id, cancellationToken).ConfigureAwait(false);
        var isAnother = !string.Equals(account.Email, email, StringComparison.Ordinal);
        var changed = account with
        {
            Email = email,
            EmailVerifiedAt = ProvedAt(
            isAnother ? null : account.EmailVerifiedAt, isVerified, decision.At)
        };
        await EmailUniqueness.MustBeFreeAsync(decision, changed, cancellationToken).ConfigureAwait(false);
        var isProved = isVerified && (isAnother || account.EmailVerifiedAt is null);
        if (!isAnother && !isProved)
        {
            return changed;
        }

        changed = isProved ? await PreparedSignIn.RemoveAsync(decision, changed, cancellationToken).ConfigureAwait(false)
            : decision.Authority.IsSystem ? changed
            : await EarlierSignIn.MarkAsync(decision, changed, cancellationToken).ConfigureAwait(false);
        return await rebinding.WriteAsync(decision, account, changed, cancellationToken).ConfigureAwait(false);
    }

    public ValueTask<User> ChangeKeyAsync(EntityRef user, string key, long? expectedVersion, CancellationToken cancellationToken)
    {
        var errors = new InputErrors();
        KeyRules.Check(errors, nameof(key), key, RecordKind.User);
        errors.ThrowIfAny();
        return AccountChange.RunAsync(
            context, "users.change_key", user, expectedVersion, (decision, account, token) =>
                ChangeKeyAsync(decision, account, key, token), cancellationToken);
    }

    /// <summary>The account with another key, as far as the actor may give it one.</summary>
    public static async ValueTask<User> ChangeKeyAsync(Decision decision, User account, string key, CancellationToken cancellationToken)
    {
        await AccountChange.MayUpdateAsync(decision, account, cancellationToken).ConfigureAwait(false);
        await decision.Rights.MustHoldAccountAsync(account.Id, cancellationToken).ConfigureAwait(false);
        return account with { Key = key };
    }

    public ValueTask<User> ChangeExternalIdAsync(
        EntityRef user, string? externalId, long? expectedVersion, CancellationToken cancellationToken)
    {
        var errors = new InputErrors();
        TextRules.CheckExternalId(errors, nameof(externalId), externalId);
        errors.ThrowIfAny();
        return AccountChange.RunAsync(
            context,
            "users.change_external_id",
            user,
            expectedVersion,
            (decision, account, token) => ChangeExternalIdAsync(decision, account, externalId, token),
            cancellationToken,
            (ahead, account) => ahead.Find(RecordKind.Credential, account.Id));
    }

    /// <summary>The account with another external id, as far as the actor may give it one.</summary>
    public static async ValueTask<User> ChangeExternalIdAsync(
        Decision decision, User account, string? externalId, CancellationToken cancellationToken)
    {
        await AccountChange.MayUpdateAsync(decision, account, cancellationToken).ConfigureAwait(false);
        await decision.Rights.MustHoldAccountAsync(account.Id, cancellationToken).ConfigureAwait(false);
        return string.Equals(account.ExternalId, externalId, StringComparison.Ordinal)
            ? account
            : SignInProvenance.Remember(account, account.ExternalIdSetBy) with
            {
                ExternalId = externalId,
                ExternalIdSetBy = await AnswerableAsync(decision, account, cancellationToken).ConfigureAwait(false),
            };
    }

    private static async ValueTask<ActorRef> AnswerableAsync(Decision decision, User account, CancellationToken cancellationToken) =>
        SignInProvenance.For(
            account, await decision.FindAsync<Credential>(account.Id, cancellationToken).ConfigureAwait(false), decision.Actor);

    /// <summary>
    /// When the address was proved. The very same text keeps what was proved; anything else, other casing too, is another address.
    /// </summary>
    private static DateTimeOffset? ProvedAt(DateTimeOffset? before, bool isVerified, DateTimeOffset at) =>
        isVerified ? before ?? at : before;
}
