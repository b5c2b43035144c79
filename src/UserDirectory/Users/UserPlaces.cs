namespace UserDirectory;

/// <summary>Changes where an account works by default, and whose managers manage it.</summary>
internal sealed class UserPlaces(TenantContext context)
{
    public ValueTask<User> ChangeDefaultAsync(EntityRef user, EntityRef organization, long? expectedVersion, CancellationToken cancellationToken)
    {
        return AccountChange.RunAsync(context, "users.change_default_organization", user, expectedVersion, ChangeAsync, cancellationToken);

        async ValueTask<User> ChangeAsync(Decision decision, User account, CancellationToken token)
        {
            var place = await decision.References.GetPlaceAsync(organization, token, nameof(organization)).ConfigureAwait(false);
            await AccountChange.MayUpdateAsync(decision, account, token).ConfigureAwait(false);
            if (place is not null && await MembershipReads.FindAsync(decision.Reader, account, place.Id, token).ConfigureAwait(false) is not { Status: MembershipStatus.Active })
            {
                throw new InvalidInputException(
                    nameof(organization), "organization.not_member", $"The account is no active member of {Quoted.Text(organization.ToString())}. Add it there first, or name one of its own.");
            }

            return account with { DefaultOrganizationId = place?.Id };
        }
    }

    public ValueTask<User> ChangeHomeAsync(EntityRef user, EntityRef organization, long? expectedVersion, CancellationToken cancellationToken)
    {
        return AccountChange.RunAsync(context, "users.change_home", user, expectedVersion, ChangeAsync, cancellationToken);

        async ValueTask<User> ChangeAsync(Decision decision, User account, CancellationToken token)
        {
            var place = await decision.References.GetPlaceAsync(organization, token, nameof(organization)).ConfigureAwait(false);
            await AccountChange.MayUpdateAsync(decision, account, token).ConfigureAwait(false);
            await decision.RequireAsync(DirectoryPermissions.UsersAdd, place?.Id, token).ConfigureAwait(false);
            await decision.MustHoldAccountAsync(account.Id, token).ConfigureAwait(false);
            return account with { HomeOrganizationId = place?.Id };
        }
    }
}
