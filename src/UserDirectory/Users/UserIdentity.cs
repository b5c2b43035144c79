using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// Changes by what a user is found and signs in: who can change that could take the user over, so rule 3's last row is asked.
/// </summary>
internal static class UserIdentity
{
    /// <exception cref="InvalidInputException">It is no address, or none is to be verified.</exception>
    public static void CheckEmail(string? email, bool isVerified)
    {
        var errors = new InputErrors();
        EmailRules.Check(errors, nameof(email), email);
        if (isVerified && email is null)
        {
            errors.Add(nameof(isVerified), "email.missing", "There is no address to be verified.");
        }

        errors.ThrowIfAny();
    }

    /// <exception cref="InvalidInputException">It cannot be a key.</exception>
    public static void CheckKey(string key)
    {
        var errors = new InputErrors();
        KeyRules.Check(errors, nameof(key), key, RecordKind.User);
        errors.ThrowIfAny();
    }

    /// <exception cref="InvalidInputException">It cannot be an external id.</exception>
    public static void CheckExternalId(string? externalId)
    {
        var errors = new InputErrors();
        TextRules.CheckExternalId(errors, nameof(externalId), externalId);
        errors.ThrowIfAny();
    }

    /// <summary>Names ahead what another address rests on: whose it is, what signs in, and the open invitations.</summary>
    public static void NameEmailChange(ReadAhead ahead, User user, string? email)
    {
        if (ReferenceText.CanBeKey(email))
        {
            ahead.FindByKey(RecordKeys.UserEmail.For(ahead.TenantId, DirectoryText.Normalize(email!)));
        }

        ahead.Find(RecordKind.Credential, user.Id);
        ahead.List(InvitationFields.UserId, user.Id);
        ahead.List(AccountTokenFields.UserId, user.Id);
    }

    /// <summary>The user with another address, as far as the actor may give it one. Its open invitations go with it.</summary>
    public static async ValueTask<User> ChangeEmailAsync(
        Decision decision, User user, string? email, bool isVerified, InvitationRebinding rebinding, CancellationToken cancellationToken)
    {
        await UserChange.RequireUpdateUnlessSelfAsync(decision, user, cancellationToken).ConfigureAwait(false);
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

    /// <summary>The user with another key, as far as the actor may give it one.</summary>
    public static async ValueTask<User> ChangeKeyAsync(Decision decision, User user, string key, CancellationToken cancellationToken)
    {
        await UserChange.RequireUpdateAsync(decision, user, cancellationToken).ConfigureAwait(false);
        await decision.Rights.MustHoldUserAsync(user.Id, cancellationToken).ConfigureAwait(false);
        return user with { Key = key };
    }

    /// <summary>Names ahead what another external id rests on: what signs in.</summary>
    public static void NameExternalIdChange(ReadAhead ahead, User user) => ahead.Find(RecordKind.Credential, user.Id);

    /// <summary>The user with another external id, as far as the actor may give it one.</summary>
    public static async ValueTask<User> ChangeExternalIdAsync(
        Decision decision, User user, string? externalId, CancellationToken cancellationToken)
    {
        await UserChange.RequireUpdateAsync(decision, user, cancellationToken).ConfigureAwait(false);
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
