using Microsoft.Extensions.DependencyInjection;

namespace UserDirectory.Sqlite.Worker;

/// <summary>A directory on a file as hosts have it by default, each commit on the disk before it is acknowledged.</summary>
internal sealed class WorkFile : IDisposable
{
    public const string Tenant = "acme";

    private readonly ServiceProvider _provider;

    public WorkFile(string path, Action<SqliteOptions>? configure = null)
    {
        _provider = new ServiceCollection().AddUserDirectory(options => options.Permissions.Add("invoices", "read")).UseSqlite(options =>
        {
            options.ConnectionString = $"Data Source={path};Pooling=False";
            configure?.Invoke(options);
        }).Services.BuildServiceProvider();
        Directory = _provider.GetRequiredService<IUserDirectory>();
    }

    public IUserDirectory Directory { get; }

    public ITenantDirectory Acme => Directory.Tenant(Tenant).AsSystem("worker");

    /// <summary>The same in a file of its own.</summary>
    public static async Task FillAsync(string path)
    {
        using var file = new WorkFile(path);
        await file.FillAsync();
    }

    /// <summary>What is there before anybody works: a tenant with an organization, a role and a group.</summary>
    public async Task FillAsync()
    {
        await Directory.Tenants.CreateAsync(new NewTenant(Tenant));
        await Acme.Organizations.CreateAsync(new NewOrganization("lisbon"));
        await Acme.Roles.CreateAsync(new NewRole("reader", "invoices.read"));
        await Acme.Groups.CreateAsync(new NewGroup("sales"));
    }

    public void Dispose() => _provider.Dispose();
}
