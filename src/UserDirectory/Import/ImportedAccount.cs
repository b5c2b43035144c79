namespace UserDirectory;

/// <summary>Makes the account of a row that found none, with its membership and its password hash.</summary>
internal sealed class ImportedAccount(Decision decision, ImportSettings settings, RowErrors errors)
{
    public async ValueTask<User> WriteAsync(PreparedRow row, Organization? place, CancellationToken cancellationToken)
    {
        var field = place is null ? nameof(ImportRow.Key) : nameof(ImportRow.Organization);
        var made = AccountCreation.NewAccount(decision, InputOf(row), place);
        if (await errors.AllowAsync(field, decision.RequireAsync(DirectoryPermissions.UsersAdd, place?.Id, cancellationToken)).ConfigureAwait(false))
        {
            // Who may not make accounts does not hear whose addresses there are.
            await errors.AllowAsync(nameof(ImportRow.Email), EmailUniqueness.MustBeFreeAsync(decision, made, cancellationToken)).ConfigureAwait(false);
        }

        var account = decision.Add(made);
        if (place is not null)
        {
            decision.Add(AccountCreation.NewMembership(decision, account, place));
        }

        if (row.PasswordHash is not null)
        {
            await CredentialWriting.PutAsync(decision, account, row.PasswordHash, isTemporary: false, cancellationToken).ConfigureAwait(false);
        }

        return account;
    }

    private NewUser InputOf(PreparedRow row) => new(row.Key!)
    {
        DisplayName = row.Profile.DisplayName.Value,
        GivenName = row.Profile.GivenName.Value,
        FamilyName = row.Profile.FamilyName.Value,
        Culture = row.Profile.Culture.Value,
        TimeZone = row.Profile.TimeZone.Value,
        Email = row.Email.Value,
        IsEmailVerified = settings.AreEmailsVerified && row.Email.Value is not null,
        ExternalId = row.ExternalId.Value,
        IsActive = row.IsActive.Or(true),
        Attributes = GivenAttributes.Merged(UserAttributes.Empty, row.Attributes),
    };
}
