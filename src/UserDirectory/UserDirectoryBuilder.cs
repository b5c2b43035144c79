using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using UserDirectory.Storage;
using UserDirectory.Storage.InMemory;

namespace UserDirectory;

/// <summary>Says what a directory is made of: its store and what the host brings along. Used while services are registered; not thread-safe.</summary>
public sealed class UserDirectoryBuilder
{
    internal UserDirectoryBuilder(IServiceCollection services) => Services = services;

    /// <summary>The services that the directory is registered in.</summary>
    public IServiceCollection Services { get; }

    /// <summary>Keeps the directory in the process's memory, by name: then no warning is logged that everything is lost with the process.</summary>
    /// <param name="configure">Sets options; null for the defaults.</param>
    public UserDirectoryBuilder UseInMemory(Action<InMemoryOptions>? configure = null)
    {
        var options = new InMemoryOptions();
        configure?.Invoke(options);
        return UseStore(_ => new InMemoryStore(options));
    }

    /// <summary>Keeps the directory in this store. The last call counts. The store cannot be got from the container, and is disposed of with it.</summary>
    /// <param name="factory">Makes the store, once.</param>
    public UserDirectoryBuilder UseStore(Func<IServiceProvider, IDirectoryStore> factory)
    {
        ArgumentNullException.ThrowIfNull(factory);
        Services.Replace(ServiceDescriptor.Singleton(provider => new RegisteredStore(factory(provider))));
        return this;
    }

    /// <summary>Delivers invitations through this notifier, made once.</summary>
    public UserDirectoryBuilder UseInvitationNotifier<TNotifier>()
        where TNotifier : class, IInvitationNotifier
    {
        Services.Replace(ServiceDescriptor.Singleton<IInvitationNotifier, TNotifier>());
        return this;
    }

    /// <summary>Hashes passwords with this hasher, made once, instead of PBKDF2.</summary>
    public UserDirectoryBuilder UsePasswordHasher<THasher>()
        where THasher : class, IPasswordHasher
    {
        Services.Replace(ServiceDescriptor.Singleton<IPasswordHasher, THasher>());
        return this;
    }

    /// <summary>Refuses passwords that stand in this list, made once.</summary>
    public UserDirectoryBuilder UsePasswordBreachList<TList>()
        where TList : class, IPasswordBreachList
    {
        Services.Replace(ServiceDescriptor.Singleton<IPasswordBreachList, TList>());
        return this;
    }

    /// <summary>Tells this handler of every commit, beside others; made once.</summary>
    public UserDirectoryBuilder AddChangeHandler<THandler>()
        where THandler : class, IChangeHandler
    {
        Services.AddSingleton<IChangeHandler, THandler>();
        return this;
    }
}
