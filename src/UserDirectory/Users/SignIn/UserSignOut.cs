namespace UserDirectory;

/// <summary>
/// Ends the sign-ins of an account, as far as hosts compare its stamp. Whoever may set its password may, and the account itself.
/// </summary>
internal sealed class UserSignOut(TenantContext context)
{
    public ValueTask<User> RunAsync(EntityRef user, long? expectedVersion, CancellationToken cancellationToken) =>
        UserChange.RunAsync(context, "users.sign_out_everywhere", user, expectedVersion, SignOutAsync, cancellationToken);

    private static async ValueTask<User> SignOutAsync(Decision decision, User user, CancellationToken cancellationToken)
    {
        await decision.Rights.RequireUnlessSelfAsync(
            user.Id, DirectoryPermissions.UsersPasswordReset, user.HomeOrganizationId, cancellationToken).ConfigureAwait(false);
        await decision.Rights.MustHoldUserAsync(user.Id, cancellationToken).ConfigureAwait(false);
        return user with { SignInStamp = decision.NewId() };
    }
}
