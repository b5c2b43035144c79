using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using UserDirectory.Storage.InMemory;

namespace UserDirectory;

/// <summary>Puts a directory together from what is registered, and refuses a runtime or options that it cannot work with.</summary>
internal static class DirectoryFactory
{
    private const string LogCategory = "UserDirectory";

    /// <param name="services">The container.</param>
    /// <param name="registered">What it was filled from.</param>
    /// <param name="key">The directory's key in the container; null without one. Clock and log are those of the host, whatever the
    /// key.</param>
    public static DirectoryHost Create(IServiceProvider services, IServiceCollection registered, string? key)
    {
        RuntimeText.EnsureNormalizes();
        var options = key is null
            ? services.GetRequiredService<IOptions<UserDirectoryOptions>>().Value
            : services.GetRequiredService<IOptionsMonitor<UserDirectoryOptions>>().Get(key);
        OptionsRules.Check(options, key);
        var logger = services.GetService<ILoggerFactory>()
            ?.CreateLogger(key is null ? LogCategory : $"{LogCategory}.{key}") ?? NullLogger.Instance;
        var extensions = Extensions(services, registered, key, options, logger);
        var clock = services.GetService<TimeProvider>() ?? TimeProvider.System;
        return new DirectoryHost(
            new DirectoryRuntime(services.Find<RegisteredStore>(key)?.Store ?? Unasked(logger, key), options, extensions, clock, logger));
    }

    /// <summary>What the host brought along. None of it is made here: it may need the directory, which is not there yet.</summary>
    private static DirectoryExtensions Extensions(
        IServiceProvider services, IServiceCollection registered, string? key, UserDirectoryOptions options, ILogger logger)
    {
        var scopes = services.GetRequiredService<IServiceScopeFactory>();
        var handlers = services.GetAll<ChangeHandlerRegistration>(key);
        var hasOthers = services.Has<IChangeHandler>(key, registered);
        return new DirectoryExtensions(
            Hashers(),
            Find<IPasswordBreachList>(),
            Find<INotifier>(),
            handlers.Count > 0 || hasOthers ? new ChangeHandlers(scopes, key, handlers, hasOthers, logger) : null);

        Extension<T>? Find<T>()
            where T : class => services.Has<T>(key, registered) ? new ScopedExtension<T>(scopes, key) : null;

        PasswordHashers Hashers()
        {
            var builtIn = new Pbkdf2PasswordHasher(options.Passwords.Iterations);
            return services.Has<IPasswordHasher>(key, registered)
                ? new PasswordHashers(
                    new ScopedExtension<IEnumerable<IPasswordHasher>>(scopes, key), options.Passwords.VerifyPbkdf2 ? builtIn : null)
                : PasswordHashers.Of(builtIn);
        }
    }

    private static InMemoryStore Unasked(ILogger logger, string? key)
    {
        logger.LogWarning(
            "The user directory{Key} is kept in memory and is lost with the process. Choose a store, or call UseInMemory() to say that "
                + "this is meant.",
            key is null ? "" : $" '{key}'");
        return new InMemoryStore(new InMemoryOptions());
    }
}
