using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>Decides on one row: finds what it names, makes what is missing when asked to, and brings the account to where the row says.</summary>
internal sealed class RowImport(Decision decision, ImportSettings settings)
{
    private readonly ImportPlaces _places = new(decision, settings.CreateOrganizations);
    private readonly ImportRoles _roles = new(decision, settings.CreateRoles);
    private readonly ImportGroups _groups = new(decision, settings.CreateGroups);

    public async ValueTask<ImportResult> DecideAsync(PreparedRow row, CancellationToken cancellationToken)
    {
        var mark = decision.MarkHere();
        var errors = new RowErrors(row.Errors);
        if (!await MayImportAsync(errors, cancellationToken).ConfigureAwait(false))
        {
            return new(row.Number, ImportOutcome.Refused) { Key = row.KeyAsGiven, Errors = errors.All };
        }

        if (row.PasswordHash is not null)
        {
            errors.Allow(nameof(ImportRow.PasswordHash), () => decision.RequireSystem("import password hashes"));
        }

        var account = await FindAccountAsync(row, errors, cancellationToken).ConfigureAwait(false);
        var gifts = await FindGiftsAsync(row, errors, cancellationToken).ConfigureAwait(false);
        var outcome = ImportOutcome.Refused;
        if (!errors.Any)
        {
            outcome = account is null ? ImportOutcome.Created : ImportOutcome.Updated;
            account = await ApplyAsync(row, account, gifts, errors, cancellationToken).ConfigureAwait(false);
        }

        if (errors.Any)
        {
            TakeBack(mark);
            return new(row.Number, ImportOutcome.Refused) { Key = row.KeyAsGiven, Errors = errors.All };
        }

        return new(row.Number, decision.HasWrittenSinceMark ? outcome : ImportOutcome.Unchanged) { Key = row.KeyAsGiven, UserId = account!.Id };
    }

    // For every row: one before, or somebody else, may have taken the right away since the import began.
    private ValueTask<bool> MayImportAsync(RowErrors errors, CancellationToken cancellationToken) =>
        errors.AllowAsync(nameof(ImportRow.Key), decision.RequireAsync(DirectoryPermissions.UsersImport, null, cancellationToken));

    // The external id first: it stays when somebody's key changes.
    private async ValueTask<User?> FindAccountAsync(PreparedRow row, RowErrors errors, CancellationToken cancellationToken)
    {
        var byKey = row.Key is null || row.Errors.Count > 0
            ? null
            : await decision.Reader.FindByKeyAsync<User>(RecordKeys.User.For(decision.TenantId, row.Key), cancellationToken).ConfigureAwait(false);
        if (row.ExternalId.Value is not { } externalId || row.Errors.Count > 0)
        {
            return byKey;
        }

        var byExternalId = await decision.Reader.FindByKeyAsync<User>(RecordKeys.UserExternalId.For(decision.TenantId, externalId), cancellationToken)
            .ConfigureAwait(false);
        if (byKey is not null && (byExternalId is null ? byKey.ExternalId is not null : byExternalId.Id != byKey.Id))
        {
            errors.Add(nameof(ImportRow.Key), "user.key.taken", "The key is taken by an account with another external id.");
        }
        else if (byExternalId is null && row.Key is null)
        {
            errors.Add(nameof(ImportRow.Key), "key.empty", "There is no account with this external id yet; to make one, a key is needed.");
        }

        return byExternalId ?? byKey;
    }

    private async ValueTask<RowGifts> FindGiftsAsync(PreparedRow row, RowErrors errors, CancellationToken cancellationToken)
    {
        Organization? place = null;
        if (row.Organization is not null)
        {
            place = await _places.FindAsync(row.Organization, errors, cancellationToken).ConfigureAwait(false);
            if (place is null)
            {
                // Where roles and groups are to be looked up is unknown.
                return default;
            }
        }

        var roles = row.Roles is null ? null : await _roles.FindAsync(row.Roles, place, errors, cancellationToken).ConfigureAwait(false);
        return new(place, roles, await _groups.FindAsync(row.Groups, place, errors, cancellationToken).ConfigureAwait(false));
    }

    private async ValueTask<User> ApplyAsync(PreparedRow row, User? account, RowGifts gifts, RowErrors errors, CancellationToken cancellationToken)
    {
        var giving = new ImportGiving(decision, _roles, _groups, errors);
        if (account is not null)
        {
            account = await new ImportedChange(decision, settings, errors).WriteAsync(row, account, cancellationToken).ConfigureAwait(false);
            await giving.GiveAsync(account, gifts, cancellationToken).ConfigureAwait(false);
            return account;
        }

        account = await new ImportedAccount(decision, settings, errors).WriteAsync(row, gifts.Place, cancellationToken).ConfigureAwait(false);
        await giving.GiveNewAsync(account, gifts, cancellationToken).ConfigureAwait(false);
        return account;
    }

    private void TakeBack(Decision.Mark mark)
    {
        if (decision.HasWrittenSinceMark)
        {
            _places.Forget();
            _roles.Forget();
            _groups.Forget();
        }

        decision.TakeBack(mark);
    }
}
