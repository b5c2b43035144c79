namespace UserDirectory;

/// <summary>
/// Decides on one row: finds what it names, makes what is missing when asked to, and brings the account to where the row says.
/// </summary>
internal sealed class RowImport(ImportSettings settings, InvitationRebinding rebinding)
{
    private readonly ImportOrganizations _organizations = new(settings.CreateOrganizations);
    private readonly ImportRoles _roles = new(settings.CreateRoles);
    private readonly ImportGroups _groups = new(settings.CreateGroups);

    public async ValueTask<ImportResult> DecideAsync(Decision decision, PreparedRow row, CancellationToken cancellationToken)
    {
        var errors = new RowErrors(row.Errors);
        if (!await MayImportAsync(decision, errors, cancellationToken).ConfigureAwait(false))
        {
            return new(row.Number, ImportOutcome.Refused) { Key = row.KeyAsGiven, Errors = errors.All };
        }

        if (row.PasswordHash is not null)
        {
            errors.Allow(nameof(ImportRow.PasswordHash), () => decision.Rights.RequireSystem("import password hashes"));
        }

        if (row.FailedAttempts is not null || row.LockedUntil is not null)
        {
            var field = row.LockedUntil is null ? nameof(ImportRow.FailedAttempts) : nameof(ImportRow.LockedUntil);
            errors.Allow(field, () => decision.Rights.RequireSystem("say how an account is locked out"));
        }

        var matching = new RowMatching(decision, row, settings.Match, errors);
        var user = await matching.FindAsync(cancellationToken).ConfigureAwait(false);
        var gifts = await FindGiftsAsync(decision, row, errors, cancellationToken).ConfigureAwait(false);
        var outcome = ImportOutcome.Refused;
        if (!errors.Any)
        {
            outcome = user is null ? ImportOutcome.Created : ImportOutcome.Updated;
            var change = new ImportedChange(decision, rebinding, errors, keepsEmail: matching.IsByEmail && !row.HasVerifiedEmail);
            user = await ApplyAsync(decision, row, user, change, gifts, errors, cancellationToken).ConfigureAwait(false);
        }

        if (errors.Any)
        {
            return new(row.Number, ImportOutcome.Refused) { Key = row.KeyAsGiven, Errors = errors.All };
        }

        // Two rows that find one account, one by its key and one by a guess at its external id, would tell by the id that the guess is
        // right.
        var isTold = outcome == ImportOutcome.Created
            || await decision.Rights.MayReadAsync(user!, cancellationToken).ConfigureAwait(false);
        return new(row.Number, decision.Writes.HasAny ? outcome : ImportOutcome.Unchanged)
        {
            Key = row.KeyAsGiven,
            UserId = isTold
            ? user!.Id
            : null
        };
    }

    // For every row: one before, or somebody else, may have taken the right away since the import began.
    private static ValueTask<bool> MayImportAsync(Decision decision, RowErrors errors, CancellationToken cancellationToken) =>
        errors.AllowAsync(nameof(ImportRow.Key), decision.Rights.RequireAsync(DirectoryPermissions.UsersImport, null, cancellationToken));

    private async ValueTask<RowTargets> FindGiftsAsync(
        Decision decision, PreparedRow row, RowErrors errors, CancellationToken cancellationToken)
    {
        var place = await FindPlaceAsync(row.Organization, nameof(ImportRow.Organization)).ConfigureAwait(false);
        var home = await FindPlaceAsync(row.Home.Value, nameof(ImportRow.Home)).ConfigureAwait(false);
        var byDefault = await FindPlaceAsync(row.DefaultOrganization.Value, nameof(ImportRow.DefaultOrganization)).ConfigureAwait(false);
        if (row.Organization is not null && place is null)
        {
            // Where roles and groups are to be looked up is unknown.
            return default;
        }

        var roles = row.Roles is null ? null : await _roles.FindAsync(decision, row.Roles, place, errors, cancellationToken)
            .ConfigureAwait(false);
        return new(place, home, byDefault, roles, await _groups.FindAsync(decision, row.Groups, place, errors, cancellationToken)
            .ConfigureAwait(false));

        async ValueTask<Organization?> FindPlaceAsync(string? text, string field) =>
            text is null ? null : await _organizations.FindAsync(decision, text, field, errors, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<User> ApplyAsync(
        Decision decision, PreparedRow row, User? user, ImportedChange change, RowTargets gifts,
        RowErrors errors, CancellationToken cancellationToken)
    {
        var membership = new ImportedMembership(decision, row, errors);
        var giving = new ImportGiving(decision, row, _roles, _groups, errors);
        var belonging = new ImportedHome(decision, row, errors);
        if (user is null)
        {
            user = await new ImportedUser(decision, errors).WriteAsync(row, gifts, membership, cancellationToken)
                .ConfigureAwait(false);
            await giving.GiveNewAsync(user, gifts, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            user = await change.WriteAsync(row, user, cancellationToken).ConfigureAwait(false);
            await membership.WriteAsync(user, gifts.Place, cancellationToken).ConfigureAwait(false);
            await giving.GiveAsync(user, gifts, cancellationToken).ConfigureAwait(false);
            await belonging.ChangeHomeAsync(user, gifts.Home, cancellationToken).ConfigureAwait(false);
        }

        await belonging.ChangeDefaultAsync(user, gifts.Default, cancellationToken).ConfigureAwait(false);
        return user;
    }

    /// <summary>The row was kept, with whatever it changed of the actor's own rights.</summary>
    public void Keep(Decision decision)
    {
        if (decision.Rights.Version > 0)
        {
            _groups.ForgetVerdicts();
        }
    }

    /// <summary>The row was not kept: neither is what was found that it would have made.</summary>
    public void Forget()
    {
        _organizations.Forget();
        _roles.Forget();
        _groups.Forget();
    }
}
