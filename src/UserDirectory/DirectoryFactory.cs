using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using UserDirectory.Storage.InMemory;

namespace UserDirectory;

/// <summary>Puts a directory together from what is registered, and refuses a runtime or options that it cannot work with.</summary>
internal static class DirectoryFactory
{
    public static DirectoryHost Create(IServiceProvider services)
    {
        RuntimeText.EnsureNormalizes();
        var options = services.GetRequiredService<IOptions<UserDirectoryOptions>>().Value;
        OptionsRules.Check(options);
        var logger = services.GetService<ILoggerFactory>()?.CreateLogger("UserDirectory") ?? NullLogger.Instance;
        var extensions = new DirectoryExtensions(
            services.GetService<IPasswordHasher>() ?? new Pbkdf2PasswordHasher(options.Passwords.Iterations),
            services.GetService<IPasswordBreachList>(),
            services.GetService<IInvitationNotifier>(),
            [.. services.GetServices<IChangeHandler>()]);
        var clock = services.GetService<TimeProvider>() ?? TimeProvider.System;
        return new DirectoryHost(new DirectoryRuntime(services.GetService<RegisteredStore>()?.Store ?? Unasked(logger), options, extensions, clock, logger));
    }

    private static InMemoryStore Unasked(ILogger logger)
    {
        logger.LogWarning(
            "The user directory is kept in memory and is lost with the process. Choose a store, or call UseInMemory() to say that this is meant.");
        return new InMemoryStore(new InMemoryOptions());
    }
}
