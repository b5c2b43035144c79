using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using UserDirectory.Storage;
using UserDirectory.Storage.InMemory;

namespace UserDirectory;

/// <summary>
/// Says what a directory is made of: its store and what the host brings along. Used while services are registered; not thread-safe.
/// </summary>
/// <remarks>
/// Notifiers, hashers, breach lists and handlers are had from the container when they are needed and not before, each call in a service
/// scope of its own that ends with it. So they may take <see cref="IUserDirectory"/> and scoped services, and what they leave in a scope is
/// gone with it. A type that is named here is a scoped service: it is made anew for each call. For one that stays, give an instance, or
/// register its interface in the container as a singleton; of a handler, its own type or the interface. Handlers of the builder come before
/// those that are in the container as <see cref="IChangeHandler"/>; of the latter none is told when one of them cannot be made.
/// <para>
/// A directory with a key has all of this under its key, and nothing of what is registered without one: a type that is named here gets its
/// directory as <c>[FromKeyedServices("staff")] IUserDirectory</c>.
/// </para>
/// </remarks>
public sealed class UserDirectoryBuilder
{
    internal UserDirectoryBuilder(IServiceCollection services, string? serviceKey) => (Services, ServiceKey) = (services, serviceKey);

    /// <summary>The services that the directory is registered in.</summary>
    public IServiceCollection Services { get; }

    /// <summary>The key of the directory in the container, and the name of its options; null for the directory without one.</summary>
    public string? ServiceKey { get; }

    /// <summary>
    /// Keeps the directory in the process's memory, by name: then no warning is logged that everything is lost with the process.
    /// </summary>
    /// <param name="configure">Sets options; null for the defaults.</param>
    public UserDirectoryBuilder UseInMemory(Action<InMemoryOptions>? configure = null)
    {
        var options = new InMemoryOptions();
        configure?.Invoke(options);
        return UseStore(_ => new InMemoryStore(options));
    }

    /// <summary>
    /// Keeps the directory in this store. The last call counts. The store cannot be got from the container, and is disposed of with it.
    /// </summary>
    /// <param name="factory">Makes the store, once.</param>
    public UserDirectoryBuilder UseStore(Func<IServiceProvider, IDirectoryStore> factory)
    {
        ArgumentNullException.ThrowIfNull(factory);
        return Use(ServiceDescriptor.KeyedSingleton(ServiceKey, (provider, _) => new RegisteredStore(factory(provider))));
    }

    /// <summary>
    /// Delivers invitations and tokens of recovery through this notifier, made anew for each of them: see the remarks of this type. The
    /// last call counts.
    /// </summary>
    public UserDirectoryBuilder UseNotifier<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TNotifier>()
        where TNotifier : class, INotifier =>
        Use(ServiceDescriptor.KeyedScoped<INotifier, TNotifier>(ServiceKey));

    /// <summary>
    /// Delivers invitations and tokens of recovery through this notifier, which must be thread-safe and is not disposed of. The last call
    /// counts.
    /// </summary>
    public UserDirectoryBuilder UseNotifier(INotifier notifier)
    {
        ArgumentNullException.ThrowIfNull(notifier);
        return Use(ServiceDescriptor.KeyedSingleton(ServiceKey, notifier));
    }

    /// <summary>Delivers invitations and tokens of recovery like this. The last call counts.</summary>
    /// <param name="notify">Delivers one, as <see cref="INotifier.NotifyAsync"/> does, with the services of a scope of its own.</param>
    public UserDirectoryBuilder UseNotifier(Func<IServiceProvider, Notice, CancellationToken, ValueTask> notify)
    {
        ArgumentNullException.ThrowIfNull(notify);
        return Use(ServiceDescriptor.KeyedScoped<INotifier>(ServiceKey, (services, _) => new NotifyingCall(services, notify)));
    }

    /// <summary>
    /// Hashes passwords with this hasher, made anew for each of them: see the remarks of this type. Several stand side by side, in the
    /// order of the calls: the first writes, each understands its own hashes, and a right password with another's hash is hashed anew. The
    /// built-in one stands last (<see cref="PasswordOptions.VerifyPbkdf2"/>).
    /// </summary>
    public UserDirectoryBuilder UsePasswordHasher<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] THasher>()
        where THasher : class, IPasswordHasher =>
        AddHasher(ServiceDescriptor.KeyedScoped<IPasswordHasher, THasher>(ServiceKey));

    /// <summary>
    /// Hashes passwords with this hasher, beside others as <see cref="UsePasswordHasher{THasher}"/> says. It must be thread-safe and is not
    /// disposed of.
    /// </summary>
    public UserDirectoryBuilder UsePasswordHasher(IPasswordHasher hasher)
    {
        ArgumentNullException.ThrowIfNull(hasher);
        return AddHasher(ServiceDescriptor.KeyedSingleton(ServiceKey, hasher));
    }

    /// <summary>
    /// Refuses passwords that stand in this list, made anew for each of them: see the remarks of this type. The last call counts.
    /// </summary>
    public UserDirectoryBuilder UsePasswordBreachList<[DynamicallyAccessedMembers(
        DynamicallyAccessedMemberTypes.PublicConstructors)] TList>()
        where TList : class, IPasswordBreachList =>
        Use(ServiceDescriptor.KeyedScoped<IPasswordBreachList, TList>(ServiceKey));

    /// <summary>
    /// Refuses passwords that stand in this list, which must be thread-safe and is not disposed of. The last call counts.
    /// </summary>
    public UserDirectoryBuilder UsePasswordBreachList(IPasswordBreachList list)
    {
        ArgumentNullException.ThrowIfNull(list);
        return Use(ServiceDescriptor.KeyedSingleton(ServiceKey, list));
    }

    /// <summary>Refuses the passwords of which this is true. The last call counts.</summary>
    /// <param name="contains">Answers as <see cref="IPasswordBreachList.ContainsAsync"/> does, with the services of a scope of its
    /// own.</param>
    public UserDirectoryBuilder UsePasswordBreachList(Func<IServiceProvider, string, CancellationToken, ValueTask<bool>> contains)
    {
        ArgumentNullException.ThrowIfNull(contains);
        return Use(ServiceDescriptor.KeyedScoped<IPasswordBreachList>(ServiceKey, (services, _) => new ContainingCall(services, contains)));
    }

    /// <summary>Tells this handler of every commit, beside others; made anew for each of them: see the remarks of this type.</summary>
    public UserDirectoryBuilder AddChangeHandler<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] THandler>()
        where THandler : class, IChangeHandler
    {
        Services.TryAddKeyedScoped<THandler>(ServiceKey);
        var key = ServiceKey;
        return Add(
            typeof(THandler), (services, change, cancellationToken) => services.Get<THandler>(key).HandleAsync(change, cancellationToken));
    }

    /// <summary>Tells this handler of every commit, beside others. It must be thread-safe and is not disposed of.</summary>
    public UserDirectoryBuilder AddChangeHandler(IChangeHandler handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        return Add(handler.GetType(), (_, change, cancellationToken) => handler.HandleAsync(change, cancellationToken));
    }

    /// <summary>Handles every commit like this, beside others.</summary>
    /// <param name="handle">Handles one, as <see cref="IChangeHandler.HandleAsync"/> does, with the services of a scope of its own.</param>
    public UserDirectoryBuilder AddChangeHandler(Func<IServiceProvider, Change, CancellationToken, ValueTask> handle)
    {
        ArgumentNullException.ThrowIfNull(handle);
        return Add((handle.Target ?? handle).GetType(), handle);
    }

    private UserDirectoryBuilder Use(ServiceDescriptor descriptor)
    {
        Services.Replace(descriptor);
        return this;
    }

    private UserDirectoryBuilder AddHasher(ServiceDescriptor descriptor)
    {
        Services.Add(descriptor);
        return this;
    }

    private UserDirectoryBuilder Add(Type handler, Func<IServiceProvider, Change, CancellationToken, ValueTask> handle)
    {
        Services.AddKeyedSingleton(ServiceKey, new ChangeHandlerRegistration(handler, handle));
        return this;
    }

    private sealed class NotifyingCall(
        IServiceProvider services, Func<IServiceProvider, Notice, CancellationToken, ValueTask> notify) : INotifier
    {
        public ValueTask NotifyAsync(Notice notice, CancellationToken cancellationToken) => notify(services, notice, cancellationToken);
    }

    private sealed class ContainingCall(
        IServiceProvider services, Func<IServiceProvider, string, CancellationToken, ValueTask<bool>> contains) : IPasswordBreachList
    {
        public ValueTask<bool> ContainsAsync(string password, CancellationToken cancellationToken) =>
            contains(services, password, cancellationToken);
    }
}
