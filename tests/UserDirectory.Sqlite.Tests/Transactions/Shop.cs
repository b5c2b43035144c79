using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace UserDirectory.Sqlite.Tests.Transactions;

/// <summary>A host with a table of orders in the file that its directory is kept in, which caches rights for a long time.</summary>
internal sealed class Shop : IAsyncDisposable, IChangeHandler, INotifier
{
    private readonly ServiceProvider _provider;

    private Shop(string path)
    {
        Path = path;
        _provider = new ServiceCollection().AddUserDirectory(options =>
        {
            options.RightsMaxAge = TimeSpan.FromMinutes(5);
            options.Permissions.Add("orders", "read", "write");
        }).UseSqlite(options =>
        {
            options.ConnectionString = ConnectionString;
            options.Synchronous = SqliteSynchronous.Off;
            options.BusyTimeout = TimeSpan.FromMilliseconds(200);
        }).AddChangeHandler((IChangeHandler)this).UseNotifier((INotifier)this).Services.BuildServiceProvider();
        Directory = _provider.GetRequiredService<IUserDirectory>();
        Acme = Directory.AsSystem("tests");
    }

    public string Path { get; }

    public string ConnectionString => $"Data Source={Path};Pooling=False";

    public IUserDirectory Directory { get; }

    /// <summary>A handle of the host's own.</summary>
    public ITenantDirectory Acme { get; }

    /// <summary>What handlers have been told, in order.</summary>
    public List<Change> Told { get; } = [];

    /// <summary>What was to be delivered, in order.</summary>
    public List<Notice> Delivered { get; } = [];

    /// <summary>What a handler does besides.</summary>
    public Func<Change, Task> OnTold { get; set; } = _ => Task.CompletedTask;

    /// <summary>An organization, a role with orders, and two accounts of which neither has it.</summary>
    public static async Task<Shop> OpenAsync()
    {
        var shop = new Shop(DirectoryFile.NewPath());
        await shop.Acme.Organizations.CreateAsync(new NewOrganization("lisbon"));
        await shop.Acme.Roles.CreateAsync(new NewRole("clerk", "orders.*"));
        await shop.Acme.Users.CreateAsync(new NewUser("ann") { Password = "correct horse battery" });
        await shop.Acme.Users.CreateAsync(new NewUser("bob"));
        using var connection = shop.Connect();
        shop.Execute(connection, "CREATE TABLE orders (id INTEGER PRIMARY KEY, by_user TEXT NOT NULL)");
        shop.Told.Clear();
        return shop;
    }

    /// <summary>A connection of the host's, open.</summary>
    public SqliteConnection Connect(string more = "")
    {
        var connection = new SqliteConnection(ConnectionString + more);
        connection.Open();
        return connection;
    }

    public void Execute(SqliteConnection connection, string sql, SqliteTransaction? transaction = null)
    {
        using var command = connection.CreateCommand();
        (command.CommandText, command.Transaction) = (sql, transaction);
        command.ExecuteNonQuery();
    }

    public void AddOrder(SqliteTransaction transaction, string by) =>
        Execute(transaction.Connection!, $"INSERT INTO orders (by_user) VALUES ('{by}')", transaction);

    /// <summary>Who has ordered, as another connection sees it.</summary>
    public IReadOnlyList<string> Orders()
    {
        using var connection = Connect();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT by_user FROM orders ORDER BY id";
        using var row = command.ExecuteReader();
        var orders = new List<string>();
        while (row.Read())
        {
            orders.Add(row.GetString(0));
        }

        return orders;
    }

    public ValueTask<bool> MayOrderAsync(string user) => Acme.Permissions.CheckAsync(user, "orders.write");

    public async ValueTask HandleAsync(Change change, CancellationToken cancellationToken)
    {
        Told.Add(change);
        await OnTold(change);
    }

    public ValueTask NotifyAsync(Notice notice, CancellationToken cancellationToken)
    {
        Delivered.Add(notice);
        return default;
    }

    public async ValueTask DisposeAsync()
    {
        await _provider.DisposeAsync();
        DirectoryFile.Remove(Path);
    }
}
