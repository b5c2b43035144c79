namespace UserDirectory.Testing;

/// <summary>An account in groups of groups with roles of every kind, beside others that must not be read with it.</summary>
internal sealed class AccessWorld
{
    public required User Ann { get; init; }

    public required Organization Top { get; init; }

    public required Organization Middle { get; init; }

    public required Organization Bottom { get; init; }

    public required IReadOnlyList<Membership> Memberships { get; init; }

    public required IReadOnlyList<Guid> MemberOf { get; init; }

    public required IReadOnlyList<Group> Groups { get; init; }

    public required IReadOnlyList<RoleAssignment> Assignments { get; init; }

    public required IReadOnlyList<Role> Roles { get; init; }

    public static async Task<AccessWorld> AddAsync(Workbench bench)
    {
        var make = bench.New;
        var (ann, bob) = (make.User("ann"), make.User("bob"));
        var top = make.Organization("top");
        var middle = make.Organization("middle", top);
        var bottom = make.Organization("bottom", middle);
        var aside = make.Organization("aside", top);
        var all = make.Group("all");
        var sales = make.Group("sales", all) with { IsActive = false };
        var emea = make.Group("emea", sales);
        var team = make.Group("team", owner: bottom);
        var (below, others) = (make.Group("below", emea), make.Group("others", all));
        Role[] roles = [
            make.Role("direct"), make.Role("by-group"), make.Role("by-top-group") with { IsActive = false }, make.Role("own", bottom)];
        var (foreign, unused) = (make.Role("foreign"), make.Role("unused"));
        Membership[] memberships =
        [
            make.Membership(ann, bottom),
            make.Membership(ann, top) with { Status = MembershipStatus.Suspended, ValidUntil = RecordMaker.Start },
        ];
        RoleAssignment[] assignments =
        [
            make.Assignment(roles[0], ann),
            make.Assignment(roles[0], ann, aside) with { ValidUntil = RecordMaker.Start.AddYears(-1) },
            make.Assignment(roles[1], emea, middle),
            make.Assignment(roles[2], all, top) with { ValidFrom = RecordMaker.Start.AddYears(10) },
            make.Assignment(roles[3], team, bottom),
        ];
        await bench.AddAllAsync(
            [
                ann, bob, top, middle, bottom, aside, all, sales, emea, team, below, others, .. roles,
                foreign, unused, .. memberships, .. assignments,
                make.Member(emea, ann), make.Member(team, ann), make.Member(others, bob), make.Member(below, bob),
                make.Membership(bob, bottom), make.Assignment(foreign, bob), make.Assignment(foreign, below),
                make.Assignment(foreign, others),
            ]);
        return new()
        {
            Ann = ann,
            Top = top,
            Middle = middle,
            Bottom = bottom,
            Memberships = memberships,
            MemberOf = [emea.Id, team.Id],
            Groups = [emea, sales, all, team],
            Assignments = assignments,
            Roles = roles,
        };
    }
}
