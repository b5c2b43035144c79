using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;
using UserDirectory.Storage;
using UserDirectory.Storage.InMemory;

namespace UserDirectory.Tests;

/// <summary>A directory in memory with a clock that stands still, cheap password hashes and the permissions of a small shop.</summary>
public sealed class TestDirectory : IDisposable
{
    private readonly ServiceProvider _services;

    public TestDirectory(Action<UserDirectoryBuilder>? configure = null, Func<IDirectoryStore, IDirectoryStore>? decorate = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(Clock);
        var builder = services.AddUserDirectory(
            options => options.Permissions.Add("invoices", "read", "list", "write", "approve").Add("reports", "read", "export"));
        builder.UseStore(_ => decorate is null ? InMemory : decorate(InMemory));
        configure?.Invoke(builder);
        services.TryAddScoped<IPasswordHasher, CheapPasswordHasher>();
        _services = services.BuildServiceProvider();
        Directory = _services.GetRequiredService<IUserDirectory>();
        System = Directory.AsSystem("test");
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 1, 5, 9, 0, 0, TimeSpan.Zero));

    public IUserDirectory Directory { get; }

    /// <summary>The default tenant, acting as a system.</summary>
    public ITenantDirectory System { get; }

    internal InMemoryStore InMemory { get; } = new(new InMemoryOptions());

    internal DirectoryRuntime Runtime => ((DirectoryHost)Directory).Runtime;

    /// <summary>The default tenant, acting as a user.</summary>
    public ITenantDirectory As(User user) => Directory.As(user.Id);

    /// <summary>A new organization, made by the system.</summary>
    public async Task<Organization> OrganizationAsync(
        string key, EntityRef parent = default, OrganizationType type = OrganizationType.Production) =>
        await System.Organizations.CreateAsync(new NewOrganization(key) { Parent = parent, Type = type });

    /// <summary>A new role of the tenant (or of an organization), made by the system.</summary>
    public async Task<Role> RoleAsync(string key, string[] patterns, EntityRef owner = default) =>
        await System.Roles.CreateAsync(new NewRole(key, patterns) { Organization = owner });

    /// <summary>A new account, made by the system, with roles at its organization.</summary>
    public async Task<User> UserAsync(string key, EntityRef organization = default, params EntityRef[] roles) =>
        await System.Users.CreateAsync(new NewUser(key) { Organization = organization, Roles = roles });

    public void Dispose() => _services.Dispose();
}
