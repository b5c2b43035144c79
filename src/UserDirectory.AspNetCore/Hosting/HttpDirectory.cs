using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace UserDirectory.AspNetCore;

/// <summary>What every request needs of the host: the directory, how it is served, who calls. One a host; thread-safe.</summary>
internal sealed class HttpDirectory
{
    private static readonly object s_tenant = new();

    public HttpDirectory(IServiceProvider services)
    {
        var served = services.GetService<ServedDirectory>() ?? new(null);
        Directory = served.Get(services);
        Options = services.GetRequiredService<IOptions<UserDirectoryHttpOptions>>().Value;
        Log = (services.GetService<ILoggerFactory>() ?? NullLoggerFactory.Instance).CreateLogger("UserDirectory.AspNetCore");
        Time = services.GetService<TimeProvider>() ?? TimeProvider.System;
        Callers = new(Directory, Options);
        CanDeliver = served.Has<INotifier>(services);
        Attempts = services.GetService<AttemptLimiter>() ?? new(services.GetRequiredService<IOptions<UserDirectoryHttpOptions>>());
    }

    public IUserDirectory Directory { get; }

    public UserDirectoryHttpOptions Options { get; }

    public ILogger Log { get; }

    public TimeProvider Time { get; }

    public CallerResolver Callers { get; }

    /// <summary>
    /// Whether a notifier is registered: without one, nobody is invited or proves an address over HTTP, for no answer holds a token.
    /// </summary>
    public bool CanDeliver { get; }

    public AttemptLimiter Attempts { get; }

    /// <summary>Every declared permission.</summary>
    public IReadOnlyList<string> Catalogue => Directory.AsSystem(CallerResolver.SystemName).Permissions.Catalogue;

    /// <summary>The tenant of a route that names none.</summary>
    public string TenantOf(HttpContext http)
    {
        if (Options.TenantOfRequest is not { } ask)
        {
            return Options.Tenant;
        }

        if (http.Items[s_tenant] is not string tenant)
        {
            http.Items[s_tenant] = tenant = ask(http) ?? Options.Tenant;
        }

        return tenant;
    }

    /// <summary>The host's own when its services were added, else one for these endpoints.</summary>
    public static HttpDirectory Of(IServiceProvider services) => services.GetService<HttpDirectory>() ?? new(services);
}
