using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace UserDirectory.Benchmarks.Peers;

/// <summary>
/// What a user would take instead: ASP.NET Core Identity's manager over dictionaries, one manager for all calls (a scope a call costs many
/// times as much). It has accounts and roles; no memberships, no feed, no checks of who may do what, no lists.
/// </summary>
internal sealed class IdentityPeer : IDisposable
{
    private readonly ServiceProvider _services;
    private readonly IServiceScope _scope;

    private IdentityPeer()
    {
        var services = new ServiceCollection().AddLogging();
        services.AddIdentityCore<PeerUser>(options => options.User.RequireUniqueEmail = true).AddRoles<IdentityRole>();
        services.AddSingleton<PeerStore>();
        services.AddSingleton<IUserStore<PeerUser>>(provider => provider.GetRequiredService<PeerStore>());
        services.AddSingleton<IRoleStore<IdentityRole>>(provider => provider.GetRequiredService<PeerStore>());
        _services = services.BuildServiceProvider();
        _scope = _services.CreateScope();
        Manager = _scope.ServiceProvider.GetRequiredService<UserManager<PeerUser>>();
    }

    public UserManager<PeerUser> Manager { get; }

    public List<PeerUser> Users { get; } = [];

    /// <summary>What the managed heap grew by while the accounts were made.</summary>
    public long HeapGrowth { get; private set; }

    /// <summary>The same accounts with the same roles.</summary>
    public static async Task<IdentityPeer> FillAsync(Shop shop, int size)
    {
        var peer = new IdentityPeer();
        var roles = peer._scope.ServiceProvider.GetRequiredService<RoleManager<IdentityRole>>();
        foreach (var role in new[] { "reader", "editor", "approver", "payer" })
        {
            await roles.CreateAsync(new IdentityRole(role));
        }

        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var i = 0; i < size; i++)
        {
            peer.Users.Add(peer.Create(shop.NewUser(i)));
        }

        peer.HeapGrowth = GC.GetTotalMemory(forceFullCollection: true) - before;
        return peer;
    }

    /// <summary>An account with its three roles.</summary>
    public PeerUser Create(NewUser input)
    {
        var user = new PeerUser
        {
            UserName = input.Key,
            Email = input.Email,
            DisplayName = input.DisplayName,
            GivenName = input.GivenName,
            FamilyName = input.FamilyName,
        };
        Must(Manager.CreateAsync(user));
        Must(Manager.AddToRolesAsync(user, ["reader", "editor", "approver"]));
        return user;
    }

    public void Dispose()
    {
        _scope.Dispose();
        _services.Dispose();
    }

    /// <summary>The result of a call, which completes at once; one that is refused ends the run.</summary>
    public static void Must(Task<IdentityResult> call)
    {
        if (call is not { IsCompletedSuccessfully: true, Result.Succeeded: true })
        {
            throw new InvalidOperationException("Identity refused a call, or did not complete it at once.");
        }
    }
}
