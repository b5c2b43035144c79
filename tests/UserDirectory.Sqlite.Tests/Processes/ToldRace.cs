using FluentAssertions;
using UserDirectory.Sqlite.Tests.Kills;
using UserDirectory.Storage;
using UserDirectory.Testing;
using UserDirectory.Tests.Decisions;
using UserDirectory.Tests.Races;

namespace UserDirectory.Sqlite.Tests.Processes;

/// <summary>
/// What a tenant's feed tells of calls that gave and took rights: from the state before them on, the oracle judges it, and it ends with
/// what is in the file.
/// </summary>
internal sealed class ToldRace
{
    private readonly IDirectoryReader _store;
    private readonly ITenantDirectory _acme;
    private readonly Change _last;
    private readonly World _before;

    private ToldRace(IDirectoryReader store, ITenantDirectory acme, Change last, World before) =>
        (_store, _acme, _last, _before) = (store, acme, last, before);

    /// <summary>Before anybody calls.</summary>
    public static async Task<ToldRace> BeginAsync(IDirectoryReader store, ITenantDirectory acme)
    {
        var last = await KilledFile.FeedOfAsync(acme).LastAsync();
        return new(store, acme, last, await World.ReadAsync(store, last.TenantId));
    }

    /// <summary>After all calls have ended.</summary>
    public async Task JudgeAsync(bool areBatches)
    {
        var model = new ModelStore();
        (await model.RestoreAsync(_before.Tenant, _last.Number, _last.Authority, _before.Records.ToAsyncEnumerable(), default))
            .Should().BeNull();
        var sets = new ToldSets(_before.Users, _last.Authority);
        var commits = await KilledFile.FeedOfAsync(_acme).Where(change => change.Number > _last.Number).Select(sets.Next).ToListAsync();

        var after = await new FeedReplay(commits, _last.At, areBatches).JudgeAsync(model, _before);

        Rights(after).Should().BeEquivalentTo(Rights(await World.ReadAsync(_store, _last.TenantId)), "the feed tells all of it");
    }

    private static IEnumerable<string> Rights(World world) =>
        world.Users.Select(user => $"{user.Key}, version {user.Version}: {user.Status} {string.Join(' ', user.Grants)}")
            .Concat(world.Assignments.Select(given => $"{given.Id}: {given.RoleId} of {given.UserId}"));
}
