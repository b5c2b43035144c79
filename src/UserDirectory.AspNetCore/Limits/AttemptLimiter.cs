using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace UserDirectory.AspNetCore;

/// <summary>
/// Counts attempts by address, and by address and account (see <see cref="RateLimitOptions"/>). A host asks it before it verifies a
/// password at its own sign-in page. What is counted is forgotten when its window has gone by. Thread-safe.
/// </summary>
public sealed class AttemptLimiter : IDisposable
{
    private const int SiteBytes = 8;

    private readonly TimeSpan _window;

    // Made at the first attempt: most hosts start, and many run, without one.
    private readonly Lazy<PartitionedRateLimiter<string>>? _byAddress;
    private readonly Lazy<PartitionedRateLimiter<string>>? _byUser;

    /// <summary>Counts from nothing.</summary>
    /// <exception cref="ArgumentException">A limit is below 1, or the window is not longer than nothing.</exception>
    public AttemptLimiter(IOptions<UserDirectoryHttpOptions> options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var limits = options.Value.RateLimits;
        _window = limits.Window > TimeSpan.Zero
            ? limits.Window
            : throw new ArgumentException("RateLimits.Window must be longer than nothing.", nameof(options));
        _byAddress = Limiter(limits.PerAddress, nameof(limits.PerAddress));
        _byUser = Limiter(limits.PerAddressAndUser, nameof(limits.PerAddressAndUser));
    }

    /// <summary>Counts an attempt.</summary>
    /// <param name="http">The request: its remote address counts, so a host behind a proxy uses forwarded headers.</param>
    /// <param name="user">
    /// What is tried: the name that somebody signs in with, or a token. Names that the directory takes for the same count as one, in any
    /// casing; null and empty are one account.
    /// </param>
    /// <returns>Null when it may be made, else after how long to try again.</returns>
    public TimeSpan? Count(HttpContext http, string? user)
    {
        ArgumentNullException.ThrowIfNull(http);
        var address = Address(http.Connection.RemoteIpAddress);
        return TryTake(_byAddress, address) ?? TryTake(_byUser, $"{address} {Digest(user)}");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(_byAddress);
        Dispose(_byUser);
    }

    // Whoever has an address of version 6 has all of its network.
    private static string Address(IPAddress? address) => address switch
    {
        null => "unknown",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, SiteBytes)),
        _ => address.ToString(),
    };

    // Neither tokens nor names are kept, nor texts of any length. What has no form to be compared in is nobody's name.
    private static string Digest(string? user) =>
        Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(ComparedText.Of(user ?? string.Empty) ?? string.Empty)));

    private Lazy<PartitionedRateLimiter<string>>? Limiter(int? permits, string name) => permits switch
    {
        null => null,
        < 1 => throw new ArgumentException($"RateLimits.{name} must be at least 1, or null for no limit."),
        { } most => new(() => PartitionedRateLimiter.Create<string, string>(
            key => RateLimitPartition.GetFixedWindowLimiter(
                key, _ => new FixedWindowRateLimiterOptions { PermitLimit = most, Window = _window, AutoReplenishment = true }))),
    };

    private static void Dispose(Lazy<PartitionedRateLimiter<string>>? limiter)
    {
        if (limiter is { IsValueCreated: true })
        {
            limiter.Value.Dispose();
        }
    }

    private TimeSpan? TryTake(Lazy<PartitionedRateLimiter<string>>? limiter, string key)
    {
        if (limiter is null)
        {
            return null;
        }

        using var lease = limiter.Value.AttemptAcquire(key);
        return lease.IsAcquired ? null : lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : _window;
    }
}
