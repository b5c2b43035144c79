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
        foreach (var write in change.Writes)
        {
            var after = After(write);
            if (ReferenceEquals(after, _world))
            {
                continue;
            }

            foreach (var gain in Gain.Between(_world, after, permissions, now))
            {
                gain.IsHeldBy(actor, _world, now).Should().BeTrue($"seed {seed}: {write} gave {gain.Permission} at {gain.Place} to {gain.User} as of {gain.At:u}");
            }

            _world = after;
        }
    }

    private World After(Write write) => write switch
    {
        Write.Add add => With(add.Record.Kind, add.Record.Id, add.Record),
        Write.Update update => With(update.Record.Kind, update.Record.Id, update.Record),
        Write.Remove remove => With(remove.Kind, remove.Id, null),
        Write.RemoveWhere { Filter: InList list } remove => list.Values.Aggregate(_world, (world, id) => With(world, remove.Kind, id.Id, null)),
        _ => _world,
    };

    private World With(RecordKind kind, Guid id, DirectoryRecord? record) => With(_world, kind, id, record);

    private static World With(World world, RecordKind kind, Guid id, DirectoryRecord? record) => kind switch
    {
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
