using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>Changes where an account works by default, and whose managers manage it.</summary>
internal sealed class UserOrganizations(TenantContext context)
{
    public ValueTask<User> ChangeDefaultAsync(
        EntityRef user, EntityRef organization, long? expectedVersion, CancellationToken cancellationToken)
    {
        return UserChange.RunAsync(context, "users.change_default_organization", user, expectedVersion, ChangeAsync, cancellationToken);

        async ValueTask<User> ChangeAsync(Decision decision, User found, CancellationToken token) =>
            await ChangeDefaultAsync(
                decision, found, await decision.References.GetPlaceAsync(organization, token, nameof(organization))
                    .ConfigureAwait(false), organization, token).ConfigureAwait(false);
    }

    /// <summary>
    /// The account with another default organization, as far as the actor may give it one. A refusal names it as the caller did.
    /// </summary>
    public static async ValueTask<User> ChangeDefaultAsync(
        Decision decision, User user, Organization? place, EntityRef named, CancellationToken cancellationToken)
    {
        await UserChange.MayUpdateAsync(decision, user, cancellationToken).ConfigureAwait(false);
        if (place is not null
            && await decision.Reader.FindMembershipAsync(decision.TenantId, user.Id, place.Id, cancellationToken)
                .ConfigureAwait(false) is not { Status: MembershipStatus.Active })
        {
            throw new InvalidInputException(
                "organization", "organization.not_member",
                $"The account is no active member of {Quoted.Text(named.ToString())}. Add it there first, or name one of its own.");
        }

        return user with { DefaultOrganizationId = place?.Id };
    }

    public ValueTask<User> ChangeHomeAsync(
        EntityRef user, EntityRef organization, long? expectedVersion, CancellationToken cancellationToken)
    {
        return UserChange.RunAsync(context, "users.change_home", user, expectedVersion, ChangeAsync, cancellationToken);

        async ValueTask<User> ChangeAsync(Decision decision, User found, CancellationToken token) =>
            await ChangeHomeAsync(
                decision, found, await decision.References.GetPlaceAsync(organization, token, nameof(organization))
                    .ConfigureAwait(false), token).ConfigureAwait(false);
    }

    /// <summary>The account with another home, as far as the actor may give it one.</summary>
    public static async ValueTask<User> ChangeHomeAsync(
        Decision decision, User user, Organization? place, CancellationToken cancellationToken)
    {
        await UserChange.MayUpdateAsync(decision, user, cancellationToken).ConfigureAwait(false);
        await decision.Rights.RequireAsync(DirectoryPermissions.UsersAdd, place?.Id, cancellationToken).ConfigureAwait(false);
        await decision.Rights.MustHoldUserAsync(user.Id, cancellationToken).ConfigureAwait(false);
        return user with { HomeOrganizationId = place?.Id };
    }
}
