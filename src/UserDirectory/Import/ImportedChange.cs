namespace UserDirectory;

/// <summary>
/// Brings the account that a row found to what the row says of it. Only what differs is written. Only what differs is asked about, too, if
/// the actor may read the account: of any other, everything is asked about before it is compared, or 'Unchanged' would tell, in a dry run
/// too, that a guess is right.
/// </summary>
/// <param name="decision">The row's.</param>
/// <param name="rebinding">What becomes of invitations whose account gets another address.</param>
/// <param name="errors">What stands against the row.</param>
/// <param name="keepsEmail">Whether the address is left as the account spells it: it was found by that, and another spelling would not be
/// proved.</param>
internal sealed class ImportedChange(Decision decision, InvitationRebinding rebinding, RowErrors errors, bool keepsEmail)
{
    private bool _mayCompare;

    public async ValueTask<User> WriteAsync(PreparedRow row, User user, CancellationToken cancellationToken)
    {
        var changed = user;
        _mayCompare = await decision.Rights.MayReadAsync(user, cancellationToken).ConfigureAwait(false);
        changed = await WithProfileAsync(row, changed, cancellationToken).ConfigureAwait(false);
        changed = await WithAttributesAsync(row, changed, cancellationToken).ConfigureAwait(false);
        changed = await WithIdentityAsync(row, changed, cancellationToken).ConfigureAwait(false);
        changed = await WithStatusAsync(row, changed, cancellationToken).ConfigureAwait(false);
        return errors.Any || ReferenceEquals(changed, user) ? user : decision.Writes.Update(user, changed);
    }

    private async ValueTask<User> WithProfileAsync(PreparedRow row, User user, CancellationToken cancellationToken)
    {
        if ((_mayCompare ? DifferingField(row.Profile, user) : GivenField(row.Profile)) is not { } field)
        {
            return user;
        }

        await errors.AllowAsync(field, UserChange.RequireUpdateUnlessSelfAsync(decision, user, cancellationToken)).ConfigureAwait(false);
        return UserUpdateRules.Applied(user, row.Profile);
    }

    private async ValueTask<User> WithAttributesAsync(PreparedRow row, User user, CancellationToken cancellationToken)
    {
        if (row.Attributes.Count == 0)
        {
            return user;
        }

        var merged = AttributeChanges.Merged(user.Attributes, row.Attributes);
        if (_mayCompare && merged.Equals(user.Attributes))
        {
            return user;
        }

        AttributeRules.Check(errors.Input, nameof(ImportRow.Attributes), merged);
        await errors.AllowAsync(nameof(ImportRow.Attributes), UserChange.RequireUpdateAsync(decision, user, cancellationToken))
            .ConfigureAwait(false);
        return user with { Attributes = merged };
    }

    private async ValueTask<User> WithIdentityAsync(PreparedRow row, User user, CancellationToken cancellationToken)
    {
        var changed = await WithEmailAsync(row, user, cancellationToken).ConfigureAwait(false);

        // What proving the address took away, the row may say again.
        if (Differs(row.ExternalId, changed.ExternalId))
        {
            changed = await errors.TryAsync(
                nameof(ImportRow.ExternalId),
                UserIdentity.ChangeExternalIdAsync(decision, changed, row.ExternalId.Value, cancellationToken))
                .ConfigureAwait(false) ?? changed;
            changed = row.IsSignInPrepared && row.ExternalId.Value is not null ? WithPreparedId(changed) : changed;
        }

        // Another spelling of the same key is left alone: it names the same account.
        if (row.Key is not null && !string.Equals(
            Storage.DirectoryText.Normalize(row.Key), user.NormalizedKey, StringComparison.Ordinal))
        {
            changed = await errors.TryAsync(
                nameof(ImportRow.Key), UserIdentity.ChangeKeyAsync(decision, changed, row.Key, cancellationToken))
                .ConfigureAwait(false) ?? changed;
        }

        return changed;
    }

    private async ValueTask<User> WithEmailAsync(PreparedRow row, User user, CancellationToken cancellationToken)
    {
        if (keepsEmail)
        {
            return user;
        }

        var isSaid = row.HasVerifiedEmail && !(_mayCompare && user.EmailVerifiedAt is not null && !Differs(row.Email, user.Email));
        if (isSaid)
        {
            errors.Allow(nameof(ImportRow.IsEmailVerified), () => decision.Rights.RequireSystem("say that an address is verified"));
        }

        var mayCompare = _mayCompare
            || !row.Email.IsGiven
            || await errors.AllowAsync(nameof(ImportRow.Email), UserChange.RequireUpdateAsync(decision, user, cancellationToken))
                .ConfigureAwait(false);
        return mayCompare && !errors.Has(nameof(ImportRow.IsEmailVerified)) && (isSaid || Differs(row.Email, user.Email))
            ? await errors.TryAsync(
                nameof(ImportRow.Email),
                UserIdentity.ChangeEmailAsync(decision, user, row.Email.Value, isSaid, rebinding, cancellationToken))
                .ConfigureAwait(false) ?? user
            : user;
    }

    // Rule 10: it goes when the address is proved, and where that has been done it would stay for good.
    private User WithPreparedId(User user)
    {
        if (user.EmailVerifiedAt is not null)
        {
            errors.Add(
                nameof(ImportRow.ExternalId), "import.sign_in_prepared",
                "The account's address is verified, and somebody else than the person may have set this external id.");
        }

        return user with { ExternalIdSetBy = SignInProvenance.EarlierAddress };
    }

    private async ValueTask<User> WithStatusAsync(PreparedRow row, User user, CancellationToken cancellationToken)
    {
        // Not only no more active: an account that was invited must not become active by accepting, either.
        var status = row.IsActive.Value ? UserStatus.Active : UserStatus.Inactive;
        if (!row.IsActive.IsGiven || (_mayCompare && user.Status == status))
        {
            return user;
        }

        return await errors.TryAsync(nameof(ImportRow.IsActive), UserStatusChange.ChangeAsync(decision, user, status, cancellationToken))
            .ConfigureAwait(false) ?? user;
    }

    private static string? GivenField(UserUpdate profile) =>
        profile.DisplayName.IsGiven ? nameof(ImportRow.DisplayName)
        : profile.GivenName.IsGiven ? nameof(ImportRow.GivenName)
        : profile.FamilyName.IsGiven ? nameof(ImportRow.FamilyName)
        : profile.Culture.IsGiven ? nameof(ImportRow.Culture)
        : profile.TimeZone.IsGiven ? nameof(ImportRow.TimeZone)
        : null;

    private static string? DifferingField(UserUpdate profile, User user) =>
        Differs(profile.DisplayName, user.DisplayName) ? nameof(ImportRow.DisplayName)
        : Differs(profile.GivenName, user.GivenName) ? nameof(ImportRow.GivenName)
        : Differs(profile.FamilyName, user.FamilyName) ? nameof(ImportRow.FamilyName)
        : Differs(profile.Culture, user.Culture) ? nameof(ImportRow.Culture)
        : Differs(profile.TimeZone, user.TimeZone) ? nameof(ImportRow.TimeZone)
        : null;

    private static bool Differs(Optional<string?> given, string? current) =>
        given.IsGiven && !string.Equals(given.Value, current, StringComparison.Ordinal);
}
