using Microsoft.Extensions.DependencyInjection;

namespace UserDirectory.Benchmarks;

/// <summary>A directory in memory with many accounts: key, e-mail, names, one membership and three roles each.</summary>
internal sealed class Shop : IDisposable
{
    private readonly ServiceProvider _services;
    private readonly int _size;

    private Shop(ServiceProvider services, int size)
    {
        _size = size;
        _services = services;
        Directory = services.GetRequiredService<IUserDirectory>();
        System = Directory.AsSystem("benchmark");
    }

    public IUserDirectory Directory { get; }

    public ITenantDirectory System { get; }

    public List<User> Users { get; } = [];

    public List<Organization> Organizations { get; } = [];

    /// <summary>What the managed heap grew by while the accounts were made.</summary>
    public long HeapGrowth { get; private set; }

    public static async Task<Shop> FillAsync(int size)
    {
        var services = new ServiceCollection();
        services.AddUserDirectory(options => options.Permissions.Add("invoices", "read", "list", "write", "approve"))
            .UseInMemory(options => options.KeptChanges = 1_000);
        var shop = new Shop(services.BuildServiceProvider(), size);
        await shop.FillAsync();
        await shop.AddUsersAsync(size);
        return shop;
    }

    /// <summary>The account of this number, as the generator makes it.</summary>
    public NewUser NewUser(int number) => new($"user{number:D7}@acme.example")
    {
        Email = $"mail{number:D7}@acme.example",
        DisplayName = $"{Names.Given(number)} {Names.Family(number)}{SearchTexts.MarkOf(number, _size)}",
        GivenName = Names.Given(number),
        FamilyName = Names.Family(number),
        Organization = Organizations[number % Organizations.Count].Id,
        Roles = ["reader", "editor", "approver"],
    };

    public void Dispose() => _services.Dispose();

    private async Task FillAsync()
    {
        await System.Roles.CreateAsync(new NewRole("reader", "invoices.read", "invoices.list"));
        await System.Roles.CreateAsync(new NewRole("editor", "invoices.write"));
        await System.Roles.CreateAsync(new NewRole("approver", "invoices.approve"));
        for (var i = 0; i < 40; i++)
        {
            Organizations.Add(await System.Organizations.CreateAsync(
                new NewOrganization($"org{i}") { Parent = i < 4 ? default(EntityRef) : Organizations[i % 4].Id }));
        }
    }

    private async Task AddUsersAsync(int size)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var i = 0; i < size; i++)
        {
            Users.Add(await System.Users.CreateAsync(NewUser(i)));
        }

        HeapGrowth = GC.GetTotalMemory(forceFullCollection: true) - before;
    }
}
