using NUnit.Framework;
using UserDirectory.Storage;

namespace UserDirectory.Testing;

/// <summary>What a decision needs is read complete, of one committed state, and without anything of anybody else.</summary>
public abstract class AccessFactsConformance : ConformanceFixture
{
    [Test]
    public async Task Everything_that_bears_on_the_account_is_there_and_nothing_else()
    {
        var bench = await OpenTenantAsync();
        var world = await AccessWorld.AddAsync(bench);
        var facts = await ReadAsync(bench, world.Ann.Id, world.Bottom.Id);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(facts.Tenant.Id, Is.EqualTo(bench.TenantId));
            Assert.That(Snapshot.Of(facts.User), Is.EqualTo(Snapshot.Of(world.Ann)));
            AssertSame(facts.Memberships, world.Memberships);
            Assert.That(facts.MemberOf, Is.EquivalentTo(world.MemberOf));
            AssertSame(facts.Groups, world.Groups);
            AssertSame(facts.Assignments, world.Assignments);
            AssertSame(facts.Roles, world.Roles);
        }
    }

    [Test]
    public async Task What_is_reached_in_several_ways_is_there_once()
    {
        var bench = await OpenTenantAsync();
        var (ann, role, whole) = (bench.New.User("ann"), bench.New.Role("reader"), bench.New.Group("whole"));
        var (one, other) = (bench.New.Group("one", whole), bench.New.Group("other", whole));
        RoleAssignment[] given = [bench.New.Assignment(role, whole), bench.New.Assignment(role, one), bench.New.Assignment(role, ann)];
        await bench.AddAllAsync([
            ann, role, whole, one, other, .. given,
            bench.New.Member(whole, ann), bench.New.Member(one, ann), bench.New.Member(other, ann)]);
        var facts = await ReadAsync(bench, ann.Id, null);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(facts.Groups.Select(group => group.Id), Is.EquivalentTo(new[] { whole.Id, one.Id, other.Id }));
            Assert.That(facts.MemberOf, Is.EquivalentTo(new[] { whole.Id, one.Id, other.Id }));
            Assert.That(facts.Assignments.Select(each => each.Id), Is.EquivalentTo(given.Select(each => each.Id)));
            Assert.That(facts.Roles.Select(each => each.Id), Is.EqualTo(new[] { role.Id }));
        }
    }

    [Test]
    public async Task The_path_goes_from_the_organization_to_the_top()
    {
        var bench = await OpenTenantAsync();
        var world = await AccessWorld.AddAsync(bench);
        var facts = await ReadAsync(bench, world.Ann.Id, world.Bottom.Id);
        Assert.That(facts.Path.Select(Snapshot.Of), Is.EqualTo(new[] { world.Bottom, world.Middle, world.Top }.Select(Snapshot.Of)));
        Assert.That((await ReadAsync(bench, world.Ann.Id, world.Top.Id)).Path.Select(
            organization => organization.Id), Is.EqualTo(new[] { world.Top.Id }));
    }

    [Test]
    public async Task Without_an_organization_or_with_an_unknown_one_the_path_is_empty_and_the_rest_is_the_same()
    {
        var bench = await OpenTenantAsync();
        var world = await AccessWorld.AddAsync(bench);
        var (none, unknown) = (await ReadAsync(bench, world.Ann.Id, null), await ReadAsync(bench, world.Ann.Id, bench.New.Id()));
        Assert.That((none.Path.Count, unknown.Path.Count), Is.EqualTo((0, 0)));
        AssertSame(none.Assignments, world.Assignments);
        AssertSame(unknown.Assignments, world.Assignments);
    }

    [Test]
    public async Task An_unknown_account_has_the_numbers_and_the_path_and_nothing_else()
    {
        var bench = await OpenTenantAsync();
        var world = await AccessWorld.AddAsync(bench);
        var facts = await ReadAsync(bench, Guid.Empty, world.Middle.Id);
        Assert.That((facts.User, facts.Memberships.Count, facts.MemberOf.Count, facts.Groups.Count), Is.EqualTo((default(User?), 0, 0, 0)));
        Assert.That((facts.Assignments.Count, facts.Roles.Count, facts.Path.Count), Is.EqualTo((0, 0, 2)));
    }

    [Test]
    public async Task A_deactivated_account_is_read_as_any_other()
    {
        var bench = await OpenTenantAsync();
        var ann = await bench.AddAsync(bench.New.User("ann") with { Status = UserStatus.Inactive });
        Assert.That((await ReadAsync(bench, ann.Id, null)).User?.Status, Is.EqualTo(UserStatus.Inactive));
    }

    [Test]
    public async Task The_numbers_are_those_of_the_last_commit()
    {
        var bench = await OpenTenantAsync();
        var first = await ReadAsync(bench, Guid.Empty, null);
        Expect.Committed(await Store.CommitAsync(
            bench.Set(new Write.Add(bench.New.User("ann"))) with { RaisesAuthority = true }, CancellationToken.None));
        var second = await ReadAsync(bench, Guid.Empty, null);
        Assert.That((second.Sequence, second.Authority), Is.EqualTo((first.Sequence + 1, first.Authority + 1)));
    }

    [Test]
    public async Task Every_change_of_what_bears_on_the_account_is_seen_at_once()
    {
        var bench = await OpenTenantAsync();
        var world = await AccessWorld.AddAsync(bench);
        var (role, group) = (world.Roles[0], world.Groups[0]);
        await bench.CommitAsync(
            Edit.From(role, role with { IsActive = false }),
            Edit.From(group, group with { IsActive = false }),
            Edit.From(world.Ann, world.Ann with { Status = UserStatus.Inactive }),
            new Write.RemoveWhere(RecordKind.Membership, MembershipFields.UserId.EqualTo(world.Ann.Id)),
            new Write.Remove(RecordKind.RoleAssignment, world.Assignments[0].Id));
        var facts = await ReadAsync(bench, world.Ann.Id, null);
        Assert.That(facts.Roles.Where(read => read.Id == role.Id).Select(read => read.IsActive), Is.Empty.Or.EqualTo(new[] { false }));
        Assert.That(facts.Groups.Single(read => read.Id == group.Id).IsActive, Is.False);
        Assert.That(facts.User?.Status, Is.EqualTo(UserStatus.Inactive));
        Assert.That(facts.Memberships, Is.Empty);
        AssertSame(facts.Assignments, world.Assignments.Skip(1));
    }

    private static void AssertSame(IEnumerable<DirectoryRecord> read, IEnumerable<DirectoryRecord> expected) =>
        Assert.That(read.Select(Snapshot.Of), Is.EquivalentTo(expected.Select(Snapshot.Of)));

    private async Task<AccessFacts> ReadAsync(Workbench bench, Guid userId, Guid? organizationId)
    {
        var facts = await Store.ReadAccessAsync(bench.TenantId, userId, organizationId, CancellationToken.None);
        Assert.That(facts, Is.Not.Null);
        return facts!;
    }
}
