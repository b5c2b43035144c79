namespace UserDirectory;

/// <summary>What options are allowed to say.</summary>
internal static class OptionsRules
{
    public static readonly TimeSpan ShortestInvitation = TimeSpan.FromMinutes(1);
    public static readonly TimeSpan LongestInvitation = TimeSpan.FromDays(90);
    private const long LeastCache = 64 * 1024;
    private static readonly TimeSpan s_longestKeep = TimeSpan.FromDays(3653);

    /// <exception cref="InvalidOperationException">An option has a value that is not allowed.</exception>
    public static void Check(UserDirectoryOptions options)
    {
        Within(nameof(options.InvitationLifetime), options.InvitationLifetime, ShortestInvitation, LongestInvitation);
        Within(nameof(options.KeepDeletedUsersFor), options.KeepDeletedUsersFor, TimeSpan.Zero, s_longestKeep);
        Within(nameof(options.RightsMaxAge), options.RightsMaxAge, TimeSpan.Zero, TimeSpan.FromMinutes(5));
        Within(nameof(options.BatchTurn), options.BatchTurn, TimeSpan.FromMilliseconds(1), TimeSpan.FromMinutes(1));
        AtLeast(nameof(options.RightsCacheBytesPerTenant), options.RightsCacheBytesPerTenant, LeastCache);
        AtLeast(nameof(options.RightsCacheBytes), options.RightsCacheBytes, LeastCache);
        if (options.UniqueEmails is not (UniqueEmails.WhenVerified or UniqueEmails.Always or UniqueEmails.Never))
        {
            throw new InvalidOperationException($"UserDirectoryOptions.{nameof(options.UniqueEmails)} is {options.UniqueEmails}, which there is not.");
        }

        foreach (var origin in options.InvitationRedirectOrigins)
        {
            if (WebOrigin.Parse(origin) is null)
            {
                throw new InvalidOperationException(
                    $"UserDirectoryOptions.{nameof(options.InvitationRedirectOrigins)} has '{origin}', which is no origin: write it like https://app.acme.example:8443.");
            }
        }
    }

    private static void AtLeast(string name, long value, long least)
    {
        if (value < least)
        {
            throw new InvalidOperationException($"UserDirectoryOptions.{name} is {value}; at least {least} is needed.");
        }
    }

    private static void Within(string name, TimeSpan value, TimeSpan least, TimeSpan most)
    {
        if (value < least || value > most)
        {
            throw new InvalidOperationException($"UserDirectoryOptions.{name} is {value}; {least} to {most} is allowed.");
        }
    }
}
