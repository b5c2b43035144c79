using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UserDirectory;

namespace IdentityMigration;

/// <summary>Moves people from Identity's database into a directory.</summary>
public sealed class Migration(IdentityDatabase database, ITenantDirectory directory)
{
    /// <summary>A directory in a file, with the permissions of the application.</summary>
    public static ServiceProvider Directory(string file, bool isQuick)
    {
        var services = new ServiceCollection();
        var builder = services.AddUserDirectory(options => options.Permissions.Add("articles", "read", "write"))
            .UseSqlite($"Data Source={file};Pooling=False");
        if (isQuick)
        {
            builder.UsePasswordHasher<QuickHasher>();
        }

        return services.BuildServiceProvider();
    }

    /// <summary>Identity's roles are names; what each may do is said here. <c>Admin</c> is in every directory.</summary>
    public async Task MakeRolesAsync()
    {
        foreach (var name in await database.Roles.Select(role => role.Name!).ToListAsync())
        {
            if (await directory.Roles.FindAsync(name) is null)
            {
                await directory.Roles.CreateAsync(
                    new NewRole(name, name == "Editor" ? ["articles.read", "articles.write"] : ["articles.read"]));
            }
        }
    }

    /// <summary>Moves everybody, as they come out of the database; how many rows came to which outcome.</summary>
    public Task<IReadOnlyDictionary<ImportOutcome, int>> RunAsync() => RunAsync(IdentityRows.ReadAsync(database));

    public async Task<IReadOnlyDictionary<ImportOutcome, int>> RunAsync(IAsyncEnumerable<ImportRow> rows)
    {
        var outcomes = new Dictionary<ImportOutcome, int>();
        await foreach (var result in directory.Import.ImportAsync(rows))
        {
            outcomes[result.Outcome] = outcomes.GetValueOrDefault(result.Outcome) + 1;
            foreach (var error in result.Errors)
            {
                Console.WriteLine($"  Row {result.Row} ({result.Key}) is refused: {error.Field} {error.Code}: {error.Message}");
            }
        }

        return outcomes;
    }
}
