namespace UserDirectory.AspNetCore;

/// <summary>Asks the core what the caller holds at a place, where that must be known before the core is called.</summary>
internal static class RightsAt
{
    /// <summary>Whether the caller holds any of the permissions there.</summary>
    /// <param name="call">The request.</param>
    /// <param name="place">The organization; null for the whole tenant.</param>
    /// <param name="permissions">The permissions.</param>
    public static async ValueTask<bool> HoldsAsync(Call call, Guid? place, IReadOnlyList<string> permissions)
    {
        EntityRef organization = place is { } id ? id : default(EntityRef);
        foreach (var permission in permissions)
        {
            if (await call.Directory.Permissions.CheckAsync(call.Caller.User.Id, permission, organization, call.Aborted)
                .ConfigureAwait(false))
            {
                return true;
            }
        }

        return false;
    }

    /// <exception cref="HttpRefusal">403: the caller does not hold it there.</exception>
    public static async ValueTask MustHoldAsync(Call call, Guid? place, string permission)
    {
        if (!await HoldsAsync(call, place, [permission]).ConfigureAwait(false))
        {
            throw HttpRefusal.Denied();
        }
    }
}
