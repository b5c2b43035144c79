namespace UserDirectory;

/// <summary>
/// Brings an account's home and default organization to what the row says. What they are already is not asked about, unless the actor may
/// not know of it.
/// </summary>
internal sealed class ImportedHome(Decision decision, PreparedRow row, RowErrors errors)
{
    public async ValueTask ChangeHomeAsync(User user, Organization? home, CancellationToken cancellationToken)
    {
        if (!row.Home.IsGiven || errors.Has(nameof(ImportRow.Home))
            || await IsAsync(user, user.HomeOrganizationId, home, cancellationToken).ConfigureAwait(false))
        {
            return;
        }

        var latest = decision.Writes.Left(user)!;
        var changed = await errors.TryAsync(
            nameof(ImportRow.Home), UserOrganizations.ChangeHomeAsync(decision, latest, home, cancellationToken))
            .ConfigureAwait(false);
        decision.Writes.Update(latest, changed ?? latest);
    }

    public async ValueTask ChangeDefaultAsync(User user, Organization? place, CancellationToken cancellationToken)
    {
        // By now, the account may have another.
        var latest = decision.Writes.Left(user)!;
        if (!row.DefaultOrganization.IsGiven
            || errors.Has(nameof(ImportRow.DefaultOrganization))
            || await IsAsync(latest, latest.DefaultOrganizationId, place, cancellationToken).ConfigureAwait(false))
        {
            return;
        }

        var changed = await errors.TryAsync(
            nameof(ImportRow.DefaultOrganization),
            UserOrganizations.ChangeDefaultAsync(decision, latest, place, place?.Key ?? default(EntityRef), cancellationToken))
            .ConfigureAwait(false);
        decision.Writes.Update(latest, changed ?? latest);
    }

    private async ValueTask<bool> IsAsync(User user, Guid? now, Organization? then, CancellationToken cancellationToken) =>
        now == then?.Id && await decision.Rights.MayReadAsync(user, cancellationToken).ConfigureAwait(false);
}
