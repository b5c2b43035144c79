namespace UserDirectory;

/// <summary>Switches accounts on and off. Both touch what the account holds, so rule 3's last row is asked.</summary>
internal sealed class UserStatusChange(TenantContext context)
{
    public ValueTask<User> ActivateAsync(EntityRef user, CancellationToken cancellationToken) =>
        ChangeAsync("users.activate", user, UserStatus.Active, cancellationToken);

    public ValueTask<User> DeactivateAsync(EntityRef user, CancellationToken cancellationToken) =>
        ChangeAsync("users.deactivate", user, UserStatus.Inactive, cancellationToken);

    private ValueTask<User> ChangeAsync(string operation, EntityRef user, UserStatus status, CancellationToken cancellationToken)
    {
        return AccountChange.RunAsync(context, operation, user, ChangeAsync, cancellationToken);

        async ValueTask<User> ChangeAsync(Decision decision, User account, CancellationToken token)
        {
            await decision.RequireAsync(DirectoryPermissions.UsersUpdateStatus, account.HomeOrganizationId, token).ConfigureAwait(false);
            if (account.Status == status)
            {
                return account;
            }

            await decision.MustHoldAccountAsync(account.Id, token).ConfigureAwait(false);
            if (status != UserStatus.Active)
            {
                await AdministratorRule.MustNotBeLastAsync(decision, account, token).ConfigureAwait(false);
            }

            // By hand an account leaves the states of the invited for good, so no invitation's expiry moves it any more. The invitations themselves stay as they are.
            return account with { Status = status, InvitationExpiresAt = null };
        }
    }
}
