namespace UserDirectory;

/// <summary>
/// Ends the sign-ins of a user, as far as hosts compare its stamp. Whoever may set its password may, and the user itself.
/// </summary>
internal static class UserSignOut
{
    public static async ValueTask<User> SignOutAsync(Decision decision, User user, CancellationToken cancellationToken)
    {
        await decision.Rights.RequireUnlessSelfAsync(
            user.Id, DirectoryPermissions.UsersPasswordReset, user.HomeOrganizationId, cancellationToken).ConfigureAwait(false);
        await decision.Rights.MustHoldUserAsync(user.Id, cancellationToken).ConfigureAwait(false);
        return user with { SignInStamp = decision.NewId() };
    }
}
