using Microsoft.Extensions.Options;

namespace UserDirectory;

/// <summary>
/// What options are allowed to say. All that is wrong is told at once, when a host starts; where there is none, when the directory is first
/// asked for. Stateless.
/// </summary>
internal sealed class OptionsRules : IValidateOptions<UserDirectoryOptions>
{
    public static readonly TimeSpan ShortestInvitation = TimeSpan.FromMinutes(1);
    public static readonly TimeSpan LongestInvitation = TimeSpan.FromDays(90);
    private const long LeastCache = 64 * 1024;
    private static readonly TimeSpan s_longestKeep = TimeSpan.FromDays(3653);
    private static readonly TimeSpan s_longestLock = TimeSpan.FromDays(365);

    /// <param name="options">The options.</param>
    /// <param name="key">The key of the directory that they are of, which is their name; null without one.</param>
    /// <exception cref="OptionsValidationException">Options have values that are not allowed; all are listed.</exception>
    public static void Check(UserDirectoryOptions options, string? key = null)
    {
        if (FaultsOf(options, key) is { Count: > 0 } faults)
        {
            throw new OptionsValidationException(key ?? Options.DefaultName, typeof(UserDirectoryOptions), faults);
        }
    }

    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, UserDirectoryOptions options) =>
        FaultsOf(options, name) is { Count: > 0 } faults ? ValidateOptionsResult.Fail(faults) : ValidateOptionsResult.Success;

    private static List<string> FaultsOf(UserDirectoryOptions options, string? name) =>
        [.. Faults(options).Select(fault => $"{nameof(UserDirectoryOptions)}{(string.IsNullOrEmpty(name) ? "" : $"('{name}')")}.{fault}")];

    private static List<string> Faults(UserDirectoryOptions options)
    {
        List<string> faults =
        [
            .. Within(nameof(options.InvitationLifetime), options.InvitationLifetime, ShortestInvitation, LongestInvitation),
            .. Within(nameof(options.KeepDeletedUsersFor), options.KeepDeletedUsersFor, TimeSpan.Zero, s_longestKeep),
            .. Within(nameof(options.RightsMaxAge), options.RightsMaxAge, TimeSpan.Zero, TimeSpan.FromMinutes(5)),
            .. Within(nameof(options.BatchTurn), options.BatchTurn, TimeSpan.FromMilliseconds(1), TimeSpan.FromMinutes(1)),
            .. Within(nameof(options.RightsCacheBytesPerTenant), options.RightsCacheBytesPerTenant, LeastCache, long.MaxValue),
            .. Within(nameof(options.RightsCacheBytes), options.RightsCacheBytes, LeastCache, long.MaxValue),
            .. PasswordFaults(options.Passwords),
            .. TokenFaults(options.Tokens),
            .. options.Permissions.Faults.Select(fault => Named(nameof(options.Permissions), fault)),
        ];
        if (options.UniqueEmails is not (UniqueEmails.WhenVerified or UniqueEmails.Always or UniqueEmails.Never))
        {
            faults.Add(Named(nameof(options.UniqueEmails), $"is {options.UniqueEmails}, which there is not."));
        }

        if (options.InvitationRedirectOrigins is null)
        {
            faults.Add(Named(nameof(options.InvitationRedirectOrigins), "is null; an empty list allows none."));
            return faults;
        }

        faults.AddRange(options.InvitationRedirectOrigins.Where(origin => WebOrigin.Parse(origin) is null).Select(origin => Named(
            nameof(options.InvitationRedirectOrigins),
            $"has '{origin}', which is no origin: write it like https://app.acme.example:8443.")));
        return faults;
    }

    private static IEnumerable<string> PasswordFaults(PasswordOptions options) =>
    [
        .. Within(Of(nameof(options.MinLength)), options.MinLength, 1, 32),
        .. Within(Of(nameof(options.MaxLength)), options.MaxLength, 64, 4096),
        .. Within(Of(nameof(options.Iterations)), options.Iterations, PasswordOptions.MinIterations, PasswordOptions.MaxIterations),
        .. Within(Of(nameof(options.MaxAttempts)), options.MaxAttempts, 1, 1000),
        .. Within(Of(nameof(options.LockFor)), options.LockFor, TimeSpan.FromTicks(1), s_longestLock),
    ];

    private static IEnumerable<string> TokenFaults(AccountTokenOptions options)
    {
        const string Tokens = $"{nameof(UserDirectoryOptions.Tokens)}.";
        return
        [
            .. Within(Tokens + nameof(options.PasswordResetLifetime), options.PasswordResetLifetime,
                TimeSpan.FromMinutes(1), TimeSpan.FromDays(7)),
            .. Within(
                Tokens + nameof(options.EmailProofLifetime), options.EmailProofLifetime, TimeSpan.FromMinutes(1), TimeSpan.FromDays(30)),
            .. Within(Tokens + nameof(options.Pause), options.Pause, TimeSpan.Zero, TimeSpan.FromHours(1)),
            .. Within(Tokens + nameof(options.MaxWaitingRequests), options.MaxWaitingRequests, 1, 100_000),
        ];
    }

    private static string Of(string option) => $"{nameof(UserDirectoryOptions.Passwords)}.{option}";

    private static IEnumerable<string> Within<T>(string name, T value, T least, T most)
        where T : IComparable<T> =>
        value.CompareTo(least) < 0 || value.CompareTo(most) > 0
            ? [Named(name, FormattableString.Invariant($"is {value}; {least} to {most} is allowed."))]
            : [];

    private static string Named(string option, string fault) => $"{option} {fault}";
}
