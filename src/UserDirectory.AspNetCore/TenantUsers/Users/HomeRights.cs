namespace UserDirectory.AspNetCore;

/// <summary>
/// Asks the core for a permission at an account's home, where an operation changes nothing and so no call of the core asks for it.
/// </summary>
internal static class HomeRights
{
    /// <exception cref="HttpRefusal">403: the caller does not hold it.</exception>
    public static ValueTask MustHoldAsync(Call call, User user, string permission) =>
        RightsAt.MustHoldAsync(call, user.HomeOrganizationId, permission);
}
