using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace UserDirectory.Sqlite.Tests;

/// <summary>A search finds what the texts say now, whether the index has taken them in or they wait in their tenant's row.</summary>
public sealed class SearchIndexTests
{
    private const int People = 700;

    private static readonly string[] s_searches = [
        "person", "12", "1", "n 69", "renamed", "gone", "ção", "\U0001F98A", "%", "_", "\"", "'",
        "renamed 5", "acme", "zz", "person 699",
    ];

    private readonly string _path = DirectoryFile.NewPath();

    [TearDown]
    public void Remove() => DirectoryFile.Remove(_path);

    [Test]
    public async Task A_file_finds_whom_memory_finds_after_additions_changes_and_removals()
    {
        await using var memory = Host(builder => builder.UseInMemory());
        await using var file = Host(builder => builder.UseSqlite($"Data Source={_path};Pooling=False"));

        foreach (var host in new[] { memory, file })
        {
            await FillAsync(host, "acme");
            await FillAsync(host, "other");
        }

        foreach (var search in s_searches)
        {
            (await FindAsync(file, search)).Should().Equal(await FindAsync(memory, search), $"'{search}' is searched for");
        }

        DirectoryFile.Run(_path, "SELECT count(*) FROM ud_user_search WHERE ud_user_search MATCH '\"PER\"'").Should().NotBe(0L);
        DirectoryFile.Run(_path, "SELECT sum(json_array_length(unsearched)) FROM ud_tenant").Should().NotBe(0L, "some still wait");
    }

    private static ServiceProvider Host(Func<UserDirectoryBuilder, UserDirectoryBuilder> keep) =>
        keep(new ServiceCollection().AddUserDirectory()).Services.BuildServiceProvider();

    private static async Task FillAsync(ServiceProvider host, string tenant)
    {
        var directory = host.GetRequiredService<IUserDirectory>();
        await directory.Tenants.CreateAsync(new NewTenant(tenant));
        var system = directory.Tenant(tenant).AsSystem("tests");
        await foreach (var _ in system.Import.ImportAsync(Enumerable.Range(0, People).Select(
            number => new ImportRow { Key = $"{tenant}-{number}", DisplayName = $"Person {number}" })))
        {
        }

        foreach (var number in Enumerable.Range(0, 60))
        {
            await system.Users.UpdateAsync($"{tenant}-{number * 11}", new UserUpdate { DisplayName = $"Renamed {number}" });
            await system.Users.DeleteAsync($"{tenant}-{(number * 11) + 1}");
        }

        foreach (var (number, name) in new[] { "Conceição", "a \U0001F98A fox", "50% _ \" '", "gone" }.Index())
        {
            await system.Users.CreateAsync(new NewUser($"{tenant}.more-{number}") { DisplayName = name });
        }

        foreach (var gone in (await system.Users.ListAsync(new UserQuery { Search = "gone" })).Items)
        {
            await system.Users.UpdateAsync(gone.Id, new UserUpdate { DisplayName = "there again" });
        }
    }

    private static async Task<List<string?>> FindAsync(ServiceProvider host, string search)
    {
        var system = host.GetRequiredService<IUserDirectory>().Tenant("acme").AsSystem("tests");
        var page = await system.Users.ListAsync(new UserQuery { Search = search, OrderBy = [UserFields.DisplayName], Take = 1_000 });
        return [.. page.Items.Select(user => user.DisplayName)];
    }
}
