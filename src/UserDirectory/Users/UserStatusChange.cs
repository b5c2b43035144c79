namespace UserDirectory;

/// <summary>Switches accounts on and off. Both touch what the account holds, so rule 3's last row is asked.</summary>
internal sealed class UserStatusChange(TenantContext context)
{
    public ValueTask<User> ActivateAsync(EntityRef user, long? expectedVersion, CancellationToken cancellationToken) =>
        ChangeAsync("users.activate", user, UserStatus.Active, expectedVersion, cancellationToken);

    public ValueTask<User> DeactivateAsync(EntityRef user, long? expectedVersion, CancellationToken cancellationToken) =>
        ChangeAsync("users.deactivate", user, UserStatus.Inactive, expectedVersion, cancellationToken);

    /// <summary>The account switched on or off, as far as the actor may.</summary>
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

        // By hand an account leaves the states of the invited for good, so no invitation's expiry moves it any more. The invitations
        // themselves stay as they are.
        return user with { Status = status, InvitationExpiresAt = null };
    }

    private ValueTask<User> ChangeAsync(
        string operation, EntityRef user, UserStatus status, long? expectedVersion, CancellationToken cancellationToken) =>
        UserChange.RunAsync(
            context,
            operation,
            user,
            expectedVersion,
            (decision, found, token) => ChangeAsync(decision, found, status, token),
            cancellationToken,
            AdministratorRule.Name);
}
