namespace UserDirectory;

/// <summary>
/// Switches users on and off. Both touch what the user holds, so rule 3's last row is asked. What follows from switching off: see
/// <see cref="AuthorityRule"/>.
/// </summary>
internal static class UserStatusChange
{
    /// <summary>The user switched on or off, as far as the actor may.</summary>
    public static async ValueTask<User> ChangeAsync(Decision decision, User user, UserStatus status, CancellationToken cancellationToken)
    {
        await decision.Rights.RequireAsync(DirectoryPermissions.UsersUpdateStatus, user.HomeOrganizationId, cancellationToken)
            .ConfigureAwait(false);
        if (user.Status == status)
        {
            return user;
        }

        await decision.Rights.MustHoldUserAsync(user.Id, cancellationToken).ConfigureAwait(false);
        if (status != UserStatus.Active)
        {
            await AdministratorRule.MustNotBeLastAsync(decision, user, cancellationToken).ConfigureAwait(false);
        }

        // By hand a user leaves the states of the invited for good, so no invitation's expiry moves it any more. The invitations
        // themselves stay as they are.
        return user with { Status = status, InvitationExpiresAt = null };
    }
}
