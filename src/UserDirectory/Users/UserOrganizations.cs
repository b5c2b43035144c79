using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>Changes where a user works by default, and whose managers manage it.</summary>
internal static class UserOrganizations
{
    /// <summary>The user with the default organization that a caller names; none when it names none.</summary>
    public static async ValueTask<User> ChangeDefaultAsync(
        Decision decision, User user, EntityRef organization, CancellationToken cancellationToken)
    {
        var found = await decision.References.GetPlaceAsync(organization, cancellationToken, nameof(organization)).ConfigureAwait(false);
        return await ChangeDefaultAsync(decision, user, found, organization, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// The user with another default organization, as far as the actor may give it one. A refusal names it as the caller did.
    /// </summary>
    public static async ValueTask<User> ChangeDefaultAsync(
        Decision decision, User user, Organization? organization, EntityRef named, CancellationToken cancellationToken)
    {
        await UserChange.RequireUpdateAsync(decision, user, cancellationToken).ConfigureAwait(false);
        if (organization is not null
            && await decision.Reader.FindMembershipAsync(decision.TenantId, user.Id, organization.Id, cancellationToken)
                .ConfigureAwait(false) is not { Status: MembershipStatus.Active })
        {
            throw new InvalidInputException(
                "organization", "organization.not_member",
                $"The account is no active member of {Quoted.Text(named.ToString())}. Add it there first, or name one of its own.");
        }

        return user with { DefaultOrganizationId = organization?.Id };
    }

    /// <summary>The user with the home that a caller names; the tenant when it names none.</summary>
    public static async ValueTask<User> ChangeHomeAsync(
        Decision decision, User user, EntityRef organization, CancellationToken cancellationToken)
    {
        var place = await decision.References.GetPlaceAsync(organization, cancellationToken, nameof(organization)).ConfigureAwait(false);
        return await ChangeHomeAsync(decision, user, place, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The user with another home, as far as the actor may give it one.</summary>
    public static async ValueTask<User> ChangeHomeAsync(
        Decision decision, User user, Organization? place, CancellationToken cancellationToken)
    {
        await UserChange.RequireUpdateAsync(decision, user, cancellationToken).ConfigureAwait(false);
        await decision.Rights.RequireAsync(DirectoryPermissions.UsersAdd, place?.Id, cancellationToken).ConfigureAwait(false);
        await decision.Rights.MustHoldUserAsync(user.Id, cancellationToken).ConfigureAwait(false);
        return user with { HomeOrganizationId = place?.Id };
    }
}
