using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using UserDirectory.Sqlite;

namespace UserDirectory.Benchmarks.Sqlite;

/// <summary>
/// A directory in a file, as a host opens it: people with key, e-mail, names, one membership and three roles each, in organizations two
/// levels deep.
/// </summary>
internal sealed class SqliteShop : IDisposable
{
    public const string Permission = "invoices.approve";
    private const int OrganizationCount = 40;

    private static readonly string[] s_roles = ["reader", "editor", "approver"];
    private readonly ServiceProvider _services;

    /// <param name="path">The file.</param>
    /// <param name="marked">Of how many people some have a mark in their name, see <see cref="SearchTexts"/>.</param>
    /// <param name="rightsMaxAge">For how long rights are kept; null for as long as by default.</param>
    /// <param name="isDurable">Whether a commit waits for the disk.</param>
    public SqliteShop(string path, int marked, TimeSpan? rightsMaxAge = null, bool isDurable = true)
    {
        (Path, Marked) = (path, marked);
        _services = new ServiceCollection().AddUserDirectory(options =>
        {
            options.RightsMaxAge = rightsMaxAge ?? options.RightsMaxAge;
            options.Permissions.Add("invoices", "read", "list", "write", "approve");
        }).UseSqlite(options =>
        {
            options.ConnectionString = new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString();
            options.Synchronous = isDurable ? SqliteSynchronous.Full : SqliteSynchronous.Off;
        }).Services.BuildServiceProvider();
        System = _services.GetRequiredService<IUserDirectory>().AsSystem("benchmark");
    }

    public string Path { get; }

    public int Marked { get; }

    public ITenantDirectory System { get; }

    public static string KeyOf(int number) => $"user{number:D7}@acme.example";

    public static string OrganizationOf(int number) => $"org{number % OrganizationCount}";

    /// <summary>What people are given and join; once for each file.</summary>
    public async Task PrepareAsync()
    {
        await System.Roles.CreateAsync(new NewRole("reader", "invoices.read", "invoices.list"));
        await System.Roles.CreateAsync(new NewRole("editor", "invoices.write"));
        await System.Roles.CreateAsync(new NewRole("approver", Permission));
        foreach (var role in SqliteMeasures.MoreRoles)
        {
            await System.Roles.CreateAsync(new NewRole(role, "invoices.read"));
        }

        for (var i = 0; i < OrganizationCount; i++)
        {
            await System.Organizations.CreateAsync(new NewOrganization($"org{i}") { Parent = i < 4 ? default(EntityRef) : $"org{i % 4}" });
        }
    }

    public NewUser NewUser(int number) => new(KeyOf(number))
    {
        Email = $"mail{number:D7}@acme.example",
        DisplayName = DisplayNameOf(number),
        GivenName = Names.Given(number),
        FamilyName = Names.Family(number),
        Organization = OrganizationOf(number),
        Roles = [.. s_roles.Select(role => (EntityRef)role)],
    };

    /// <summary>Imports the people of these numbers, in batches of so many; each of them must be new.</summary>
    public async Task ImportAsync(int first, int count, int batch = 1_000)
    {
        var rows = Enumerable.Range(first, count).Select(Row);
        await foreach (var result in System.Import.ImportAsync(rows, new ImportOptions { BatchSize = batch }))
        {
            if (result.Outcome != ImportOutcome.Created)
            {
                throw new InvalidOperationException($"An imported person is not new: {result}");
            }
        }
    }

    /// <summary>A connection of its own to the file, set like those of the directory.</summary>
    public SqliteConnection Connect()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path, Pooling = false }.ToString());
        connection.Open();
        connection.Run("PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA cache_size = -8192");
        return connection;
    }

    public void Dispose() => _services.Dispose();

    private ImportRow Row(int number) => new()
    {
        Key = KeyOf(number),
        Email = $"mail{number:D7}@acme.example",
        DisplayName = DisplayNameOf(number),
        GivenName = Names.Given(number),
        FamilyName = Names.Family(number),
        Organization = OrganizationOf(number),
        Roles = s_roles,
    };

    private string DisplayNameOf(int number) => $"{Names.Given(number)} {Names.Family(number)}{SearchTexts.MarkOf(number, Marked)}";
}
