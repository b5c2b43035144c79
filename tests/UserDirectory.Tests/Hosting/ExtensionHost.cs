using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace UserDirectory.Tests.Hosting;

/// <summary>
/// A host with a directory in memory and a container that checks everything it can, where whatever can wait for ever ends the test instead.
/// </summary>
internal sealed class ExtensionHost : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private ServiceProvider? _provider;

    public ExtensionHost()
    {
        Services.AddSingleton<ILoggerFactory>(Logger);
        Services.AddSingleton(Seen);
        Builder = Services.AddUserDirectory(options => options.Permissions.Add("invoices", "read")).UseInMemory();
    }

    public ServiceCollection Services { get; } = new();

    public UserDirectoryBuilder Builder { get; }

    public RecordingLogger Logger { get; } = new();

    /// <summary>What extensions have done, in order.</summary>
    public List<string> Seen { get; } = [];

    public IServiceProvider Provider => _provider ??= Build();

    public async Task<IUserDirectory> DirectoryAsync()
    {
        var provider = Provider;
        return await Task.Run(provider.GetRequiredService<IUserDirectory>).WaitAsync(s_patience);
    }

    /// <summary>Registers a type as what a host brings along, as its documentation says.</summary>
    public void Register<T>(ExtensionKind kind)
        where T : AnyExtension =>
        _ = kind switch
        {
            ExtensionKind.Handler => Builder.AddChangeHandler<T>(),
            ExtensionKind.Notifier => Builder.UseNotifier<T>(),
            ExtensionKind.Hasher => Builder.UsePasswordHasher<T>(),
            _ => Builder.UsePasswordBreachList<T>(),
        };

    /// <summary>The service type that the container knows it by.</summary>
    public static Type ServiceOf(ExtensionKind kind) => kind switch
    {
        ExtensionKind.Handler => typeof(IChangeHandler),
        ExtensionKind.Notifier => typeof(INotifier),
        ExtensionKind.Hasher => typeof(IPasswordHasher),
        _ => typeof(IPasswordBreachList),
    };

    /// <summary>
    /// Two calls that each need everything that a host can bring along: each makes an account with a password, and invites somebody.
    /// </summary>
    public async Task UseAllAsync()
    {
        var acme = (await DirectoryAsync()).AsSystem("test");
        foreach (var name in new[] { "ann", "bob" })
        {
            await acme.Users.CreateAsync(new NewUser(name) { Password = "a long enough secret" }).AsTask().WaitAsync(s_patience);
            await acme.Invitations.SendAsync(new NewInvitation($"{name}@acme.example")).AsTask().WaitAsync(s_patience);
        }
    }

    private ServiceProvider Build()
    {
        Services.TryAddSingleton<IPasswordHasher>(new CheapPasswordHasher());
        return Services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    public async ValueTask DisposeAsync()
    {
        if (_provider is not null)
        {
            await _provider.DisposeAsync();
        }

        Logger.Dispose();
    }
}
