using Microsoft.Extensions.Options;

namespace UserDirectory.AspNetCore;

/// <summary>
/// What the options of the directory over HTTP are allowed to say. All that is wrong is told at once, when the host starts. Stateless.
/// </summary>
internal sealed class HttpOptionsRules : IValidateOptions<UserDirectoryHttpOptions>
{
    private const int MostInList = 1_000;

    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, UserDirectoryHttpOptions options)
    {
        List<string> faults =
        [
            .. Unless(!string.IsNullOrEmpty(options.Tenant), nameof(options.Tenant), "must name a tenant."),
            .. Unless(!string.IsNullOrWhiteSpace(options.Challenge), nameof(options.Challenge), "must name an authentication scheme."),
            .. Unless(options.DefaultCount >= 1, nameof(options.DefaultCount), $"is {options.DefaultCount}; at least 1 is needed."),
            .. Count(nameof(options.LargestCount), options.LargestCount),
            .. Count(nameof(options.LargestBasicCount), options.LargestBasicCount),
            .. Attempts(nameof(RateLimitOptions.PerAddressAndUser), options.RateLimits.PerAddressAndUser),
            .. Attempts(nameof(RateLimitOptions.PerAddress), options.RateLimits.PerAddress),
            .. Unless(options.RateLimits.Window > TimeSpan.Zero, Limit(nameof(RateLimitOptions.Window)), "must be longer than nothing."),
        ];
        return faults.Count > 0 ? ValidateOptionsResult.Fail(faults) : ValidateOptionsResult.Success;
    }

    private static IEnumerable<string> Count(string option, int count) =>
        Unless(count is >= 1 and <= MostInList, option, $"is {count}; 1 to {MostInList} is allowed.");

    private static IEnumerable<string> Attempts(string option, int? attempts) =>
        Unless(attempts is null or >= 1, Limit(option), $"is {attempts}; at least 1 is needed, or null for no limit.");

    private static string Limit(string option) => $"{nameof(UserDirectoryHttpOptions.RateLimits)}.{option}";

    private static IEnumerable<string> Unless(bool isRight, string option, string fault) =>
        isRight ? [] : [$"{nameof(UserDirectoryHttpOptions)}.{option} {fault}"];
}
