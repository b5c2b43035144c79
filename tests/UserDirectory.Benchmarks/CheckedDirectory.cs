using Microsoft.Extensions.DependencyInjection;

namespace UserDirectory.Benchmarks;

/// <summary>A directory whose accounts have a membership and a role each, at as many places as a measure of checks wants.</summary>
internal sealed class CheckedDirectory : IDisposable
{
    private const int SmallSet = 100_000;

    private readonly ServiceProvider _services;
    private Guid _tenant;

    private CheckedDirectory(long? bytes)
    {
        var services = new ServiceCollection();
        services.AddUserDirectory(options =>
        {
            options.Permissions.Add("invoices", "read", "list", "write", "approve");
            options.RightsCacheBytesPerTenant = bytes ?? options.RightsCacheBytesPerTenant;
        }).UseInMemory(options => options.KeptChanges = 100);
        _services = services.BuildServiceProvider();
        System = _services.GetRequiredService<IUserDirectory>().AsSystem("benchmark");
    }

    public ITenantDirectory System { get; }

    /// <summary>What can be checked, in an order drawn at random: one set, or one for each number of places.</summary>
    public List<(Guid User, Guid Place)[]> Entries { get; } = [];

    /// <summary>How many bytes the directory thinks that it keeps of rights.</summary>
    public long EstimatedBytes => ((DirectoryHost)_services.GetRequiredService<IUserDirectory>()).Runtime.Rights.BytesOf(_tenant);

    /// <summary>An account for each number of places, a member with a role of its own at each of them.</summary>
    public static async Task<CheckedDirectory> OfOneUserAsync(IReadOnlyList<int> places)
    {
        var made = new CheckedDirectory(null);
        await made.System.Roles.CreateAsync(new NewRole("approver", "invoices.approve"));
        var organizations = new List<Guid>();
        for (var i = 0; i < places.Max(); i++)
        {
            organizations.Add((await made.System.Organizations.CreateAsync(new NewOrganization($"org{i}"))).Id);
        }

        foreach (var count in places)
        {
            var user = await made.System.Users.CreateAsync(new NewUser($"of{count}"));
            made._tenant = user.TenantId;
            foreach (var place in organizations.Take(count))
            {
                await made.System.Members.AddAsync(user.Id, place);
                await made.System.Roles.AssignAsync(user.Id, ["approver"], place);
            }

            made.Entries.Add(Shuffled(organizations.Take(count).Select(place => (user.Id, place))));
        }

        return made;
    }

    /// <summary>So many accounts with one place each.</summary>
    /// <param name="count">How many.</param>
    /// <param name="bytes">How many bytes of rights may be kept; null for the default.</param>
    public static async Task<CheckedDirectory> OfUsersAsync(int count, long? bytes)
    {
        var made = new CheckedDirectory(bytes);
        await made.System.Roles.CreateAsync(new NewRole("approver", "invoices.approve"));
        var organizations = new List<Guid>();
        for (var i = 0; i < 40; i++)
        {
            organizations.Add((await made.System.Organizations.CreateAsync(new NewOrganization($"org{i}"))).Id);
        }

        var entries = new (Guid, Guid)[count];
        for (var i = 0; i < count; i++)
        {
            var place = organizations[i % organizations.Count];
            var user = await made.System.Users.CreateAsync(new NewUser($"user{i:D7}") { Organization = place, Roles = ["approver"] });
            (entries[i], made._tenant) = ((user.Id, place), user.TenantId);
        }

        made.Entries.Add(Shuffled(entries));
        return made;
    }

    public void CheckAll() => Warm(Entries[^1]);

    /// <summary>Checks each, often enough where there are few that the runtime has compiled all of it.</summary>
    public void Warm((Guid User, Guid Place)[] entries)
    {
        var check = new CheckEntry(System, entries, isRandom: false);
        for (var i = 0; i < Math.Max(entries.Length, SmallSet); i++)
        {
            check.At(i);
        }
    }

    public void Dispose() => _services.Dispose();

    private static (Guid User, Guid Place)[] Shuffled(IEnumerable<(Guid User, Guid Place)> entries)
    {
        var copy = entries.ToArray();
        new Random(7).Shuffle(copy);
        return copy;
    }
}
