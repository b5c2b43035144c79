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
        var changed = await UserChange.RunAsync(
            context,
            "users.change_email",
            user,
            expectedVersion,
            (decision, found, token) =>
            {
                rebinding.ForgetFrom(0);
                return ChangeEmailAsync(decision, found, email, isVerified, rebinding, token);
            },
            cancellationToken,
            (ahead, found) => NameEmailChange(ahead, found, email)).ConfigureAwait(false);
        await rebinding.DeliverAsync(context, cancellationToken).ConfigureAwait(false);
        return changed;
    }

    /// <summary>Names ahead what another address rests on: whose it is, what signs in, and the open invitations.</summary>
    private static void NameEmailChange(ReadAhead ahead, User user, string? email)
    {
        if (ReferenceText.CanBeKey(email))
        {
            ahead.FindByKey(RecordKeys.UserEmail.For(ahead.TenantId, DirectoryText.Normalize(email!)));
        }

        ahead.Find(RecordKind.Credential, user.Id);
        ahead.List(InvitationFields.UserId, user.Id);
        ahead.List(AccountTokenFields.UserId, user.Id);
    }

    /// <summary>The account with another address, as far as the actor may give it one. Its open invitations go with it.</summary>
    public static async ValueTask<User> ChangeEmailAsync(
        Decision decision, User user, string? email, bool isVerified, InvitationRebinding rebinding, CancellationToken cancellationToken)
    {
        await UserChange.MayUpdateOrIsSelfAsync(decision, user, cancellationToken).ConfigureAwait(false);
        if (isVerified)
        {
            decision.Rights.RequireSystem("say that an address is verified");
        }

        await decision.Rights.MustHoldUserAsync(user.Id, cancellationToken).ConfigureAwait(false);
        var isAnother = !string.Equals(user.Email, email, StringComparison.Ordinal);
        var changed = user with
        {
            Email = email,
            EmailVerifiedAt = ProvedAt(
            isAnother ? null : user.EmailVerifiedAt, isVerified, decision.At)
        };
        await EmailUniqueness.MustBeFreeAsync(decision, changed, cancellationToken).ConfigureAwait(false);
        var isProved = isVerified && (isAnother || user.EmailVerifiedAt is null);
        if (!isAnother && !isProved)
        {
            return changed;
        }

        changed = isProved ? await SignInProvenance.RemovePreparedAsync(decision, changed, cancellationToken).ConfigureAwait(false)
            : decision.Authority.IsSystem ? changed
            : await SignInProvenance.MarkEarlierAsync(decision, changed, cancellationToken).ConfigureAwait(false);
        return await rebinding.WriteAsync(decision, user, changed, cancellationToken).ConfigureAwait(false);
    }

    public ValueTask<User> ChangeKeyAsync(EntityRef user, string key, long? expectedVersion, CancellationToken cancellationToken)
    {
        var errors = new InputErrors();
        KeyRules.Check(errors, nameof(key), key, RecordKind.User);
        errors.ThrowIfAny();
        return UserChange.RunAsync(
            context, "users.change_key", user, expectedVersion, (decision, found, token) =>
                ChangeKeyAsync(decision, found, key, token), cancellationToken);
    }

    /// <summary>The account with another key, as far as the actor may give it one.</summary>
    public static async ValueTask<User> ChangeKeyAsync(Decision decision, User user, string key, CancellationToken cancellationToken)
    {
        await UserChange.MayUpdateAsync(decision, user, cancellationToken).ConfigureAwait(false);
        await decision.Rights.MustHoldUserAsync(user.Id, cancellationToken).ConfigureAwait(false);
        return user with { Key = key };
    }

    public ValueTask<User> ChangeExternalIdAsync(
        EntityRef user, string? externalId, long? expectedVersion, CancellationToken cancellationToken)
    {
        var errors = new InputErrors();
        TextRules.CheckExternalId(errors, nameof(externalId), externalId);
        errors.ThrowIfAny();
        return UserChange.RunAsync(
            context,
            "users.change_external_id",
            user,
            expectedVersion,
            (decision, found, token) => ChangeExternalIdAsync(decision, found, externalId, token),
            cancellationToken,
            (ahead, found) => ahead.Find(RecordKind.Credential, found.Id));
    }

    /// <summary>The account with another external id, as far as the actor may give it one.</summary>
    public static async ValueTask<User> ChangeExternalIdAsync(
        Decision decision, User user, string? externalId, CancellationToken cancellationToken)
    {
        await UserChange.MayUpdateAsync(decision, user, cancellationToken).ConfigureAwait(false);
        await decision.Rights.MustHoldUserAsync(user.Id, cancellationToken).ConfigureAwait(false);
        return string.Equals(user.ExternalId, externalId, StringComparison.Ordinal)
            ? user
            : SignInProvenance.Remember(user, user.ExternalIdSetBy) with
            {
                ExternalId = externalId,
                ExternalIdSetBy = await AnswerableAsync(decision, user, cancellationToken).ConfigureAwait(false),
            };
    }

    private static async ValueTask<ActorRef> AnswerableAsync(Decision decision, User user, CancellationToken cancellationToken) =>
        SignInProvenance.For(
            user, await decision.FindAsync<Credential>(user.Id, cancellationToken).ConfigureAwait(false), decision.Actor);

    /// <summary>
    /// When the address was proved. The very same text keeps what was proved; anything else, other casing too, is another address.
    /// </summary>
    private static DateTimeOffset? ProvedAt(DateTimeOffset? before, bool isVerified, DateTimeOffset at) =>
        isVerified ? before ?? at : before;
}
