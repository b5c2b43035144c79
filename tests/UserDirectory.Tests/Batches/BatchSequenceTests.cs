using System.Text.RegularExpressions;
using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Queries;
using UserDirectory.Storage;
using UserDirectory.Storage.InMemory;
using UserDirectory.Tests.Decisions;
using UserDirectory.Tests.Operations;

namespace UserDirectory.Tests.Batches;

/// <summary>
/// Random calls of an ordinary user, in one batch and one after the other: each is refused with the same or not, both end in the same
/// directory, and every entry of the batch gives only what its actor held at its place in the change.
/// </summary>
public sealed partial class BatchSequenceTests
{
    private const int Calls = 12;
    private const int MostBatches = 60;
    private const int FewestWrites = 2;

    private static readonly string[] s_permissions =
        ["invoices.read", "invoices.approve", "reports.export", "users.delete", "members.add", "roles.update"];

    [Test]
    public async Task A_batch_and_the_same_calls_one_after_the_other_end_the_same([Range(1, 30)] int seed)
    {
        var written = 0;
        for (var round = 0; round < MostBatches && written < FewestWrites; round++)
        {
            written += await CompareAsync(seed * 1_000 + round);
        }

        written.Should().BeGreaterThanOrEqualTo(FewestWrites, "a comparison of nothing proves nothing");
    }

    private static async Task<int> CompareAsync(int seed)
    {
        RecordedStore? recorded = null;
        using var together = new TestDirectory(decorate: inner => recorded = new RecordedStore(inner));
        using var alone = new TestDirectory();
        var tenantId = await new RandomWorld(together, new Random(seed)).FillAsync();
        await EmpowerAsync(together, await World.ReadAsync(together.InMemory, tenantId), new Random(seed));
        await CopyAsync(together.InMemory, alone.InMemory, tenantId);
        var world = await World.ReadAsync(together.InMemory, tenantId);
        var actor = world.Users[new Random(seed).Next(3)].Id;
        recorded!.Commits.Clear();

        var inBatch = await together.Directory.As(actor)
            .InOneCommitAsync(batch => CallAsync(batch, world, seed, together.Clock.GetUtcNow()));
        var oneByOne = await CallAsync(alone.Directory.Tenant(tenantId).As(actor), world, seed, alone.Clock.GetUtcNow());

        inBatch.Should().Equal(oneByOne, $"seed {seed}");
        (await StateAsync(together.InMemory, tenantId, world))
            .Should().Be(await StateAsync(alone.InMemory, tenantId, world), $"seed {seed}");
        if (recorded.Commits.Count == 0)
        {
            return 0;
        }

        recorded.Commits.Should().ContainSingle($"seed {seed}: all calls are one commit");
        new Entries(world).Judge(recorded.Commits[0], actor, together.Clock.GetUtcNow(), s_permissions, seed);
        return recorded.Commits[0].Writes.Count(write => write is not (Write.Require or Write.RequireNone));
    }

    /// <summary>The same calls for the same seed, and how each ended.</summary>
    private static async ValueTask<List<string>> CallAsync(ITenantDirectory directory, World world, int seed, DateTimeOffset now)
    {
        var outcomes = new List<string>();
        var commands = new RandomCommands(world, new Random(seed), now, []);
        for (var i = 0; i < Calls; i++)
        {
            var (name, run) = commands.Next();
            if (name == "import")
            {
                continue;
            }

            try
            {
                await run(directory);
                outcomes.Add($"{name} done");
            }
            catch (UserDirectoryException refusal)
            {
                outcomes.Add($"{name} {refusal.Code}");
            }
        }

        return outcomes;
    }

    // Somebody who may do everything, and two clerks who may do everything with the directory but hold nothing of the host's.
    private static async Task EmpowerAsync(TestDirectory test, World world, Random random)
    {
        var clerk = await test.System.Roles.CreateAsync(
            new NewRole("clerk", "users.*", "members.*", "roles.*", "groups.*", "organizations.*", "invitations.*", "permissions.*"));
        var place = world.Organizations[random.Next(world.Organizations.Count)].Id;
        foreach (var user in world.Users.Take(3))
        {
            await test.System.Users.ActivateAsync(user.Id);
        }

        await test.System.Roles.AssignAsync(world.Users[0].Id, [Role.AdminKey]);
        await test.System.Roles.AssignAsync(world.Users[1].Id, [clerk.Id]);
        await test.System.Members.RemoveAsync(world.Users[2].Id, place);
        await test.System.Members.AddAsync(world.Users[2].Id, place);
        await test.System.Roles.AssignAsync(world.Users[2].Id, [clerk.Id], place);
    }

    private static async Task CopyAsync(InMemoryStore from, InMemoryStore to, Guid tenantId)
    {
        var writes = new List<Write>();
        foreach (var type in RecordType.All.Where(type => type.Kind is not (RecordKind.Change or RecordKind.Tenant)))
        {
            writes.AddRange((await type.ListAllAsync(from, tenantId, Filter.All(), default)).Select(record => new Write.Add(record)));
        }

        var tenant = (await from.FindAsync<Tenant>(tenantId, tenantId, default))!;
        var set = new ChangeSet(Guid.NewGuid(), tenantId, ActorRef.System("copy"), tenant.CreatedAt, [new Write.Add(tenant), .. writes]);
        (await to.CommitAsync(set, default)).Refusals.Should().BeEmpty();
    }

    /// <summary>Every record but for ids that are new, versions, and what is random.</summary>
    private static async Task<string> StateAsync(IDirectoryReader store, Guid tenantId, World world)
    {
        var known = new[] { world.Tenant.Id.ToString() }
            .Concat(world.Organizations.Concat<DirectoryRecord>(world.Users).Concat(world.Groups).Concat(world.Roles)
                .Concat(world.Assignments).Concat(world.Memberships)
                .Concat(world.GroupMembers).Select(record => record.Id.ToString())).ToHashSet(StringComparer.Ordinal);
        var text = Random().Replace(await StateText.ReadAsync(store, tenantId), string.Empty);
        text = Id().Replace(text, match => known.Contains(match.Value) ? match.Value : "new");
        return string.Join('\n', text.Split('\n').Order(StringComparer.Ordinal));
    }

    [GeneratedRegex(" v\\d+| (SignInStamp|hash)=\\S*|UpdatedAt=\\S*")]
    private static partial Regex Random();

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")]
    private static partial Regex Id();
}
