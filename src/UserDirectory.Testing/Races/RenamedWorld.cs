using UserDirectory.Storage;

namespace UserDirectory.Testing;

/// <summary>
/// One record of each type that bears on a decision, all of them changed together in each commit, so that a read of two states at once
/// shows.
/// </summary>
internal sealed class RenamedWorld
{
    public required User User { get; init; }

    public required User Twin { get; init; }

    public required Organization Organization { get; init; }

    private Membership Membership { get; init; } = null!;

    private Group Group { get; init; } = null!;

    private Role Role { get; init; } = null!;

    private RoleAssignment Assignment { get; init; } = null!;

    public static async Task<RenamedWorld> AddAsync(Workbench bench)
    {
        var (ann, bob, lisbon) = (bench.New.User("ann"), bench.New.User("bob"), bench.New.Organization("lisbon"));
        var (staff, editor) = (bench.New.Group("staff"), bench.New.Role("editor"));
        var world = new RenamedWorld
        {
            User = ann,
            Twin = bob,
            Organization = lisbon,
            Membership = bench.New.Membership(ann, lisbon),
            Group = staff,
            Role = editor,
            Assignment = bench.New.Assignment(editor, staff),
        };
        await bench.AddAllAsync(ann, bob, lisbon, world.Membership, staff, bench.New.Member(staff, ann), editor, world.Assignment);
        return world;
    }

    /// <summary>Gives everything the name, from this version to the next.</summary>
    public IReadOnlyList<Write> Rename(long version, string name) =>
    [
        Edit.From(User with { Version = version }, User with { DisplayName = name }),
        Edit.From(Organization with { Version = version }, Organization with { Name = name }),
        Edit.From(Membership with { Version = version }, Membership),
        Edit.From(Group with { Version = version }, Group with { Name = name }),
        Edit.From(Role with { Version = version }, Role with { Description = name }),
        Edit.From(Assignment with { Version = version }, Assignment),
        Edit.From(Twin with { Version = version }, Twin with { DisplayName = name }),
    ];
}
