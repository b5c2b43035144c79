using FluentAssertions;
using UserDirectory.Queries;
using UserDirectory.Storage;
using UserDirectory.Tests.Decisions;

namespace UserDirectory.Tests.Batches;

/// <summary>A change taken entry by entry: the world before and after each, and whether its actor held what the entry gave.</summary>
internal sealed class Entries(World start)
{
    private World _world = start;

    public void Judge(ChangeSet change, Guid actor, DateTimeOffset now, IReadOnlyList<string> permissions, int seed)
    {
        // Organizations and accounts go after their memberships: what the end of a suspended one would open is gone with the same call.
        var end = change.Writes.Aggregate(_world, After);
        foreach (var write in change.Writes)
        {
            var after = After(_world, write);
            if (ReferenceEquals(after, _world))
            {
                continue;
            }

            var ends = write is Write.Remove { Kind: RecordKind.Membership } or Write.RemoveWhere { Kind: RecordKind.Membership };
            foreach (var gain in Gain.Between(_world, after, permissions, now).Where(gain => !ends || Lasts(gain, end)))
            {
                gain.IsHeldBy(actor, _world, now)
                    .Should().BeTrue($"seed {seed}: {write} gave {gain.Permission} at {gain.Place} to {gain.User} as of {gain.At:u}");
            }

            _world = after;
        }
    }

    private static bool Lasts(Gain gain, World end) =>
        end.Users.Any(user => user.Id == gain.User) && (gain.Place is null || end.Organizations.Any(place => place.Id == gain.Place));

    private static World After(World world, Write write) => write switch
    {
        Write.Add add => With(world, add.Record.Kind, add.Record.Id, add.Record),
        Write.Update update => With(world, update.Record.Kind, update.Record.Id, update.Record),
        Write.Remove remove => With(world, remove.Kind, remove.Id, null),
        Write.RemoveWhere { Filter: InList list } remove =>
            list.Values.Aggregate(world, (before, id) => With(before, remove.Kind, id.Id, null)),
        _ => world,
    };

    private static World With(World world, RecordKind kind, Guid id, DirectoryRecord? record) => kind switch
    {
        // One that was moved out of another, which then went, and went itself later stands below it as long as both are not gone.
        RecordKind.Organization when record is null =>
            world with { Organizations = [.. world.Organizations.Where(o => o.Id != id && !o.AncestorIds.Contains(id))] },
        RecordKind.Organization => world with { Organizations = List(world.Organizations, id, record) },
        RecordKind.User => world with { Users = List(world.Users, id, record) },
        RecordKind.Membership => world with { Memberships = List(world.Memberships, id, record) },
        RecordKind.Group => world with { Groups = List(world.Groups, id, record) },
        RecordKind.GroupMember => world with { GroupMembers = List(world.GroupMembers, id, record) },
        RecordKind.Role => world with { Roles = List(world.Roles, id, record) },
        RecordKind.RoleAssignment => world with { Assignments = List(world.Assignments, id, record) },
        _ => world,
    };

    private static IReadOnlyList<T> List<T>(IReadOnlyList<T> records, Guid id, DirectoryRecord? record)
        where T : DirectoryRecord => [.. records.Where(each => each.Id != id), .. record is null ? [] : new[] { (T)record }];
}
