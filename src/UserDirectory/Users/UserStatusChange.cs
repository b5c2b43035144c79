namespace UserDirectory;

/// <summary>Switches accounts on and off. Both touch what the account holds, so rule 3's last row is asked.</summary>
internal sealed class UserStatusChange(TenantContext context)
{
    public ValueTask<User> ActivateAsync(EntityRef user, long? expectedVersion, CancellationToken cancellationToken) =>
        ChangeAsync("users.activate", user, UserStatus.Active, expectedVersion, cancellationToken);

    public ValueTask<User> DeactivateAsync(EntityRef user, long? expectedVersion, CancellationToken cancellationToken) =>
        ChangeAsync("users.deactivate", user, UserStatus.Inactive, expectedVersion, cancellationToken);

    /// <summary>The account switched on or off, as far as the actor may.</summary>
    public static async ValueTask<User> ChangeAsync(Decision decision, User account, UserStatus status, CancellationToken cancellationToken)
    {
        await decision.Rights.RequireAsync(DirectoryPermissions.UsersUpdateStatus, account.HomeOrganizationId, cancellationToken)
            .ConfigureAwait(false);
        if (account.Status == status)
        {
            return account;
        }

        await decision.Rights.MustHoldAccountAsync(account.Id, cancellationToken).ConfigureAwait(false);
        if (status != UserStatus.Active)
        {
            await AdministratorRule.MustNotBeLastAsync(decision, account, cancellationToken).ConfigureAwait(false);
        }

        // By hand an account leaves the states of the invited for good, so no invitation's expiry moves it any more. The invitations
        // themselves stay as they are.
        return account with { Status = status, InvitationExpiresAt = null };
    }

    private ValueTask<User> ChangeAsync(
        string operation, EntityRef user, UserStatus status, long? expectedVersion, CancellationToken cancellationToken) =>
        AccountChange.RunAsync(
            context,
            operation,
            user,
            expectedVersion,
            (decision, account, token) => ChangeAsync(decision, account, status, token),
            cancellationToken,
            AdministratorRule.Name);
}
