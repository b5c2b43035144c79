using System.Data.Common;
using UserDirectory.Storage;

namespace UserDirectory.Sqlite.Tests.Writing;

/// <summary>A store on a file in which there is one tenant with one account, and sets for it.</summary>
internal sealed class StoreOnFile : IDisposable
{
    private readonly string _path = DirectoryFile.NewPath();

    private StoreOnFile(Action<SqliteOptions> configure)
    {
        var options = new SqliteOptions
        {
            ConnectionString = $"Data Source={_path}",
            Synchronous = SqliteSynchronous.Off,
            Opened = Opened.Add,
        };
        configure(options);
        Options = options;
        Store = new SqliteStore(options);
    }

    public SqliteOptions Options { get; }

    public SqliteStore Store { get; }

    public string Path => _path;

    /// <summary>The connections that were opened; the first one writes.</summary>
    public List<DbConnection> Opened { get; } = [];

    public User Ann { get; private set; } = null!;

    public static async Task<StoreOnFile> MakeAsync(Action<SqliteOptions>? configure = null)
    {
        var file = new StoreOnFile(configure ?? (_ => { }));
        using var directory = new DirectoryFile(file.Path);
        file.Ann = await directory.System.Users.CreateAsync(new NewUser("ann") { Password = "correct horse battery" });
        return file;
    }

    public Task<CommitResult> CommitAsync(ChangeSet set, CancellationToken cancellationToken = default) =>
        Store.CommitAsync(set, cancellationToken).AsTask();

    public Task<CommitResult> CommitAsync(params Write[] writes) => CommitAsync(Set(writes));

    public ChangeSet Set(params Write[] writes) =>
        new(Guid.CreateVersion7(), Ann.TenantId, ActorRef.System("tests"), Ann.CreatedAt, writes);

    /// <summary>Another account of Ann's kind.</summary>
    public User User(string key) => Ann with { Id = Guid.CreateVersion7(), Key = key };

    public static Write.Update Rename(User user, string name) =>
        new(user with { DisplayName = name, Version = user.Version + 1 }, user.Version, [new FieldChange(nameof(user.DisplayName), name)]);

    public ValueTask<User?> FindAsync(Guid id) => Store.FindAsync<User>(Ann.TenantId, id, default);

    public void Dispose()
    {
        Store.Dispose();
        DirectoryFile.Remove(_path);
    }
}
