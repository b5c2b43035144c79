namespace UserDirectory.AspNetCore;

/// <summary>Asks the core for a permission at an account's home, where an operation changes nothing and so no call of the core asks for it.</summary>
internal static class HomeRights
{
    /// <exception cref="HttpRefusal">403: the caller does not hold it.</exception>
    public static async ValueTask MustHoldAsync(Call call, User user, string permission)
    {
        EntityRef home = user.HomeOrganizationId is { } id ? id : default(EntityRef);
        if (!await call.Directory.Permissions.CheckAsync(call.Caller.Account.Id, permission, home, call.Aborted).ConfigureAwait(false))
        {
            throw HttpRefusal.Denied();
        }
    }
}
