using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// What an invitation promises, as records that are there: a place, roles and groups. Sending asks whether the inviter may give it;
/// accepting gives it.
/// </summary>
internal sealed record InvitationPromise(Organization? Place, IReadOnlyList<Role> Roles, IReadOnlyList<Group> Groups)
{
    /// <summary>
    /// What is left of a stored invitation's promise: a role or group that was deleted since, or cannot be used at the place any more, is
    /// left out.
    /// </summary>
    public static async ValueTask<InvitationPromise> LeftOfAsync(
        Decision decision, Invitation invitation, Organization? place, CancellationToken cancellationToken)
    {
        var roles = new List<Role>(invitation.RoleIds.Count);
        foreach (var id in invitation.RoleIds)
        {
            if (await decision.FindAsync<Role>(id, cancellationToken).ConfigureAwait(false) is { } role
                && GivableRoles.IsUsableAt(role.OrganizationId, place))
            {
                roles.Add(role);
            }
        }

        var groups = new List<Group>(invitation.GroupIds.Count);
        foreach (var id in invitation.GroupIds)
        {
            if (await decision.FindAsync<Group>(id, cancellationToken).ConfigureAwait(false) is { } group)
            {
                groups.Add(group);
            }
        }

        return new(place, roles, groups);
    }

    /// <summary>
    /// Rules 2 and 3 for inviting with it. Default roles need no permission to give roles, because every new account gets them.
    /// </summary>
    public async ValueTask MustAllowAsync(Decision decision, bool namesRoles, CancellationToken cancellationToken)
    {
        await decision.Rights.RequireAsync(DirectoryPermissions.InvitationsSend, Place?.Id, cancellationToken).ConfigureAwait(false);
        if (namesRoles)
        {
            await decision.Rights.RequireAsync(DirectoryPermissions.UsersUpdateRoles, Place?.Id, cancellationToken).ConfigureAwait(false);
        }

        foreach (var role in Roles)
        {
            await GivableRoles.MustHoldAsync(decision, role, Place?.Id, cancellationToken).ConfigureAwait(false);
        }

        foreach (var group in Groups)
        {
            await GroupJoining.MustAllowAsync(decision, group, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The same for what was promised before: roles that are default roles now count as such.</summary>
    public ValueTask MustAllowAsync(Decision decision, CancellationToken cancellationToken) =>
        MustAllowAsync(decision, Roles.Any(role => !role.IsDefault), cancellationToken);

    /// <summary>Refuses what would not count: the account is a member there, suspended.</summary>
    /// <exception cref="ConflictException"><c>membership.suspended</c>.</exception>
    public async ValueTask MustNotBeSuspendedAsync(Decision decision, User user, CancellationToken cancellationToken)
    {
        if (Place is not null)
        {
            MembershipRenewal.MustNotBeSuspended(
                await decision.Reader.FindMembershipAsync(decision.TenantId, user.Id, Place.Id, cancellationToken).ConfigureAwait(false));
        }
    }

    /// <summary>
    /// Gives all of it. What the account has already stays as it is; a membership that is over is renewed, a suspended one refused.
    /// </summary>
    /// <returns>The account as it is then.</returns>
    public async ValueTask<User> GiveAsync(Decision decision, User user, CancellationToken cancellationToken)
    {
        if (Place is not null)
        {
            user = await OpenAsync(decision, user, Place, cancellationToken).ConfigureAwait(false);
        }

        await RoleAssigning.GiveAsync(decision, new RoleHolder(user, null), Roles, Place, null, cancellationToken).ConfigureAwait(false);
        foreach (var group in Groups)
        {
            await GroupMembers.AddAsync(decision, group, [user], cancellationToken).ConfigureAwait(false);
        }

        return user;
    }

    /// <summary>Makes the place known to the account while the invitation is open.</summary>
    public async ValueTask AnnounceAsync(Decision decision, User user, CancellationToken cancellationToken)
    {
        if (Place is not null && await decision.Reader.FindMembershipAsync(decision.TenantId, user.Id, Place.Id, cancellationToken)
            .ConfigureAwait(false) is null)
        {
            decision.Writes.Add(MembershipAdding.Make(decision, user, Place, MembershipStatus.Invited));
        }
    }

    private static async ValueTask<User> OpenAsync(
        Decision decision, User user, Organization organization, CancellationToken cancellationToken)
    {
        var there = await decision.Reader.FindMembershipAsync(decision.TenantId, user.Id, organization.Id, cancellationToken)
            .ConfigureAwait(false);
        if (!MembershipRenewal.IsNeeded(there, decision.At))
        {
            return user;
        }

        if (there is null)
        {
            decision.Writes.Add(MembershipAdding.Make(decision, user, organization));
        }
        else
        {
            decision.Writes.Update(there, there with { Status = MembershipStatus.Active, ValidFrom = null, ValidUntil = null });
        }

        var others = MembershipFields.UserId.EqualTo(user.Id) & MembershipFields.OrganizationId
            .NotEqualTo(organization.Id) & MembershipFields.Status.NotEqualTo(FieldValue.Of(MembershipStatus.Invited));
        return user.DefaultOrganizationId is null && !await decision.AnyAsync<Membership>(others, cancellationToken).ConfigureAwait(false)
            ? decision.Writes.Update(user, user with { DefaultOrganizationId = organization.Id })
            : user;
    }
}
