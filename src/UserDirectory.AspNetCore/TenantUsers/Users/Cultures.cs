namespace UserDirectory.AspNetCore;

/// <summary>
/// Which culture a new account gets (J7): the one that is asked for, else the tenant's, else the host's. It is kept with the account, so
/// that conditions of lists see it.
/// </summary>
internal static class Cultures
{
    /// <summary>Makes something with the culture that is given; where the core refuses that, or none is given, with the default.</summary>
    public static async ValueTask<T> WithAsync<T>(Call call, string? given, Func<string?, ValueTask<T>> make)
    {
        if (given is not null)
        {
            try
            {
                return await make(given).ConfigureAwait(false);
            }
            catch (InvalidInputException invalid) when (invalid.Errors.Any(error => error.Field == nameof(NewUser.Culture)))
            {
                // Not a reason to refuse anybody: clients send names of cultures that only they know.
            }
        }

        var tenant = await call.System.Settings.GetAsync(call.Aborted).ConfigureAwait(false);
        return await make(tenant.DefaultCulture ?? call.Host.Options.DefaultCulture).ConfigureAwait(false);
    }
}
