using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// Finds the account that a row names: by id, which stays whatever else changes, else by external id, which stays when somebody's key
/// changes, else by key, and on request by an address that an account has proved. Nothing that a row finds tells of an account that the
/// actor may not read.
/// </summary>
internal sealed class RowMatching(Decision decision, PreparedRow row, ImportMatch match, RowErrors errors)
{
    /// <summary>Whether the account was found by its address.</summary>
    public bool IsByEmail { get; private set; }

    /// <summary>The account; null when there is none, or the row is wrong: then the errors say why.</summary>
    public async ValueTask<User?> FindAsync(CancellationToken cancellationToken)
    {
        if (row.Errors.Count > 0)
        {
            return null;
        }

        if (await FindByIdAsync(cancellationToken).ConfigureAwait(false) is { } named)
        {
            return named;
        }

        var found = await FindByKeysAsync(cancellationToken).ConfigureAwait(false)
            ?? (errors.Any ? null : await FindByEmailAsync(cancellationToken).ConfigureAwait(false));
        if (found is not null)
        {
            await MustHaveIdAsync(found, cancellationToken).ConfigureAwait(false);
        }
        else if (row.Key is null && !errors.Any)
        {
            errors.Add(nameof(ImportRow.Key), "key.empty", "There is no such account yet; to make one, a key is needed.");
        }

        return found;
    }

    // An id of an account that may not be read is like one that nobody has.
    private async ValueTask<User?> FindByIdAsync(CancellationToken cancellationToken) =>
        row.Id is { } id
        && await decision.FindAsync<User>(id, cancellationToken).ConfigureAwait(false) is { } user
        && await decision.Rights.MayReadAsync(user, cancellationToken).ConfigureAwait(false)
            ? user
            : null;

    private async ValueTask<User?> FindByKeysAsync(CancellationToken cancellationToken)
    {
        var byKey = row.Key is null
            ? null
            : await decision.Reader.FindByKeyAsync<User>(RecordKeys.User.For(decision.TenantId, row.Key), cancellationToken)
                .ConfigureAwait(false);
        if (row.ExternalId.Value is not { } externalId)
        {
            if (byKey is not null && row.ExternalId.IsGiven)
            {
                // That it has none would be told, too.
                await MayCompareAsync(byKey, nameof(ImportRow.ExternalId), cancellationToken).ConfigureAwait(false);
            }

            return byKey;
        }

        var byExternalId = await decision.Reader.FindByKeyAsync<User>(
            RecordKeys.UserExternalId.For(decision.TenantId, externalId), cancellationToken)
            .ConfigureAwait(false);
        if (byKey is not null && !await MayCompareAsync(byKey, nameof(ImportRow.ExternalId), cancellationToken).ConfigureAwait(false))
        {
            return byKey;
        }

        if (byKey is not null && (byExternalId is null ? byKey.ExternalId is not null : byExternalId.Id != byKey.Id))
        {
            errors.Add(nameof(ImportRow.Key), "user.key.taken", "The key is taken by an account with another external id.");
        }

        return byExternalId ?? byKey;
    }

    private async ValueTask<User?> FindByEmailAsync(CancellationToken cancellationToken)
    {
        if (match == ImportMatch.Keys || row.Email.Value is not { } email || row.IsEmailVerified == false)
        {
            return null;
        }

        var readable = await EmailOwners.ListReadableAsync(decision, email, cancellationToken).ConfigureAwait(false);
        if (readable.Count > 1)
        {
            errors.Add(nameof(ImportRow.Email), "user.email.ambiguous",
                "Several accounts have proved this e-mail address. Name the account by key, external id or id.");
            return null;
        }

        if (readable.Count == 1 && !IsRowOf(readable[0]))
        {
            errors.Add(nameof(ImportRow.Email), EmailUniqueness.Taken, row.HasVerifiedEmail
                ? "The address is that of an account with another external id."
                : "The address is that of an account with another key or external id; only a row whose address is verified can "
                    + "change those.");
            return null;
        }

        IsByEmail = readable.Count == 1;
        return IsByEmail ? readable[0] : null;
    }

    // What it signs in with is changed only for an address that somebody answers for, and another external id is another person's.
    private bool IsRowOf(User user)
    {
        var isSameExternalId = !row.ExternalId.IsGiven || string.Equals(row.ExternalId.Value, user.ExternalId, StringComparison.Ordinal);
        return row.HasVerifiedEmail
            ? isSameExternalId || row.ExternalId.Value is null || user.ExternalId is null
            : isSameExternalId && (row.Key is null || DirectoryText.Normalize(row.Key) == user.NormalizedKey);
    }

    private async ValueTask MustHaveIdAsync(User user, CancellationToken cancellationToken)
    {
        if (row.Id is not null
            && await MayCompareAsync(user, nameof(ImportRow.Id), cancellationToken).ConfigureAwait(false)
            && row.Id != user.Id)
        {
            errors.Add(nameof(ImportRow.Id), "user.id.another", "The account that the row names otherwise has another id.");
        }
    }

    // What becomes of the row would tell whether the account has that external id, or that id.
    private async ValueTask<bool> MayCompareAsync(User user, string field, CancellationToken cancellationToken) =>
        await decision.Rights.MayReadAsync(user, cancellationToken).ConfigureAwait(false)
        || await errors.AllowAsync(field, UserChange.RequireUpdateAsync(decision, user, cancellationToken)).ConfigureAwait(false);
}
