using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using UserDirectory.Storage.InMemory;

namespace UserDirectory;

/// <summary>Puts a directory together from what is registered, and refuses a runtime or options that it cannot work with.</summary>
internal static class DirectoryFactory
{
    public static DirectoryHost Create(IServiceProvider services, IServiceCollection registered)
    {
        RuntimeText.EnsureNormalizes();
        var options = services.GetRequiredService<IOptions<UserDirectoryOptions>>().Value;
        OptionsRules.Check(options);
        var logger = services.GetService<ILoggerFactory>()?.CreateLogger("UserDirectory") ?? NullLogger.Instance;
        var extensions = Extensions(services, registered, options, logger);
        var clock = services.GetService<TimeProvider>() ?? TimeProvider.System;
        return new DirectoryHost(new DirectoryRuntime(services.GetService<RegisteredStore>()?.Store ?? Unasked(logger), options, extensions, clock, logger));
    }

    /// <summary>What the host brought along. None of it is made here: it may need the directory, which is not there yet.</summary>
    private static DirectoryExtensions Extensions(IServiceProvider services, IServiceCollection registered, UserDirectoryOptions options, ILogger logger)
    {
        var scopes = services.GetRequiredService<IServiceScopeFactory>();
        var container = services.GetService<IServiceProviderIsService>();
        IReadOnlyList<ChangeHandlerRegistration> handlers = [.. services.GetServices<ChangeHandlerRegistration>()];
        var hasOthers = IsRegistered(typeof(IChangeHandler));
        return new DirectoryExtensions(
            Hashers(),
            Find<IPasswordBreachList>(),
            Find<INotifier>(),
            handlers.Count > 0 || hasOthers ? new ChangeHandlers(scopes, handlers, hasOthers, logger) : null);

        Extension<T>? Find<T>()
            where T : class => IsRegistered(typeof(T)) ? new ScopedExtension<T>(scopes) : null;

        PasswordHashers Hashers()
        {
            var builtIn = new Pbkdf2PasswordHasher(options.Passwords.Iterations);
            return IsRegistered(typeof(IPasswordHasher))
                ? new PasswordHashers(new ScopedExtension<IEnumerable<IPasswordHasher>>(scopes), options.Passwords.VerifyPbkdf2 ? builtIn : null)
                : PasswordHashers.Of(builtIn);
        }

        // A container that cannot say what it has was filled from what was registered.
        bool IsRegistered(Type service) =>
            container?.IsService(service) ?? registered.Any(descriptor => descriptor.ServiceType == service && !descriptor.IsKeyedService);
    }

    private static InMemoryStore Unasked(ILogger logger)
    {
        logger.LogWarning(
            "The user directory is kept in memory and is lost with the process. Choose a store, or call UseInMemory() to say that this is meant.");
        return new InMemoryStore(new InMemoryOptions());
    }
}
