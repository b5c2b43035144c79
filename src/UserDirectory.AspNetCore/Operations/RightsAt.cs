namespace UserDirectory.AspNetCore;

/// <summary>Asks the core what the caller holds at a place, where that must be known before the core is called.</summary>
internal static class RightsAt
{
    /// <summary>Whether the caller holds any of the permissions there.</summary>
    /// <param name="call">The request.</param>
    /// <param name="place">The organization; <c>default</c> for the whole tenant.</param>
    /// <param name="permissions">The permissions.</param>
    /// <exception cref="RecordNotFoundException">There is no such organization.</exception>
    public static async ValueTask<bool> HoldsAsync(Call call, EntityRef place, IReadOnlyList<string> permissions)
    {
        foreach (var permission in permissions)
        {
            if (await call.Directory.Permissions.CheckAsync(call.Caller.User.Id, permission, place, call.Aborted)
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
        if (!await HoldsAsync(call, place is { } id ? id : default(EntityRef), [permission]).ConfigureAwait(false))
        {
            throw HttpRefusal.Denied();
        }
    }
}
