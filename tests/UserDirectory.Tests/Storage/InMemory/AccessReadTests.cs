using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Storage;

namespace UserDirectory.Tests.Storage.InMemory;

public sealed class AccessReadTests
{
    [Test]
    public async Task It_tells_everything_that_a_decision_needs_and_nothing_else()
    {
        var acme = await StoredTenant.CreateAsync();
        var top = await acme.AddAsync(acme.Organization("top"));
        var below = await acme.AddAsync(acme.Organization("below", top));
        var ann = await acme.AddAsync(acme.User("ann"));
        var bob = await acme.AddAsync(acme.User("bob"));
        var membership = await acme.AddAsync(acme.Membership(ann, top));
        await acme.AddAsync(acme.Membership(bob, top));
        var all = await acme.AddAsync(acme.Group("all"));
        var sales = await acme.AddAsync(acme.Group("sales", all));
        await acme.AddAsync(acme.Group("others", all));
        await acme.AddAsync(acme.GroupMember(sales, ann));
        var role = await acme.AddAsync(acme.Role("editor"));
        await acme.AddAsync(acme.Role("viewer"));
        var assignment = await acme.AddAsync(
            new RoleAssignment { Id = Guid.CreateVersion7(), TenantId = acme.Id, RoleId = role.Id, GroupId = all.Id });

        var facts = await acme.Store.ReadAccessAsync(acme.Id, ann.Id, below.Id, default);

        facts.Should().BeEquivalentTo(new AccessFacts(14, 0, acme.Tenant)
        {
            User = ann,
            Memberships = [membership],
            MemberOf = [sales.Id],
            Groups = [sales, all],
            Assignments = [assignment],
            Roles = [role],
            Path = [below, top],
        });
        facts!.Path.Should().Equal([below, top], "the organization comes first, then upwards");
    }

    [Test]
    public async Task An_unknown_account_and_organization_leave_their_parts_empty()
    {
        var acme = await StoredTenant.CreateAsync();

        var facts = await acme.Store.ReadAccessAsync(acme.Id, Guid.Empty, Guid.CreateVersion7(), default);

        facts.Should().BeEquivalentTo(new AccessFacts(1, 0, acme.Tenant));
    }

    [Test]
    public async Task An_unknown_tenant_has_no_facts()
    {
        var acme = await StoredTenant.CreateAsync();

        (await acme.Store.ReadAccessAsync(Guid.CreateVersion7(), Guid.Empty, null, default)).Should().BeNull();
    }
}
