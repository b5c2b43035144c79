using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Batches;

/// <content>What must be held when it is committed.</content>
public sealed partial class BatchRerunTests
{
    [Test]
    public async Task A_right_that_was_taken_meanwhile_refuses_the_whole()
    {
        _store.BeforeNextCommit(async () =>
        {
            await _test.UserAsync("other-boss", default, "admin");
            await _test.System.Roles.UnassignAsync(_boss.Id, ["admin"]);
        });
        Func<Task> batch = async () => await _test.As(_boss).InOneCommitAsync(async batch =>
        {
            _runs++;
            await batch.Users.CreateAsync(new NewUser("eve") { Roles = ["editor"] });
        });

        await batch.ShouldLackAsync("users.add");

        _runs.Should().Be(2);
        (await _test.System.Users.FindAsync("eve")).Should().BeNull();
    }

    // Membership and assignment are each allowed by themselves; together they open what one who holds it there only in part must not open.
    [Test]
    public async Task A_role_given_tenant_wide_and_a_membership_opened_in_one_batch_ask_for_what_they_give_together()
    {
        await _test.OrganizationAsync("porto");
        await _test.RoleAsync("adds-members", ["members.*", "users.*", "invoices.write"]);
        await _test.RoleAsync("gives-roles", ["users.*", "invoices.write"]);
        var clerk = await _test.UserAsync("clerk", "porto", "adds-members");
        await _test.System.Roles.AssignAsync(clerk.Id, ["gives-roles"]);
        await _test.System.Members.SuspendAsync(clerk.Id, "porto");
        await _test.System.Members.AddAsync(clerk.Id, "lisbon");
        await _test.System.Roles.AssignAsync(clerk.Id, ["adds-members"], "lisbon");
        await _test.UserAsync("bob", "porto");
        await _test.RoleAsync("auditor", ["reports.export"]);
        Func<ITenantDirectory, Task> calls = async directory =>
        {
            await directory.Roles.AssignAsync("bob", ["editor"]);
            await directory.Members.AddAsync("bob", "lisbon");
            await directory.Roles.AssignAsync("bob", ["auditor"]);
        };
        Func<Task> together = async () => await _test.As(clerk).InOneCommitAsync(async batch => await calls(batch));
        Func<Task> alone = () => calls(_test.As(clerk));

        await together.ShouldEscalateAsync("reports.export");
        (await _test.AllAsync<RoleAssignment>(RoleAssignmentFields.UserId.EqualTo((await _test.System.Users.GetAsync("bob")).Id)))
            .Should().BeEmpty("nothing of a batch that ends is left");
        await alone.ShouldEscalateAsync("reports.export");
    }

    [Test]
    public async Task What_a_batch_gives_first_must_be_held_where_a_membership_then_opens_it()
    {
        await _test.RoleAsync("adds-members", ["members.add"]);
        await _test.RoleAsync("gives-roles", ["users.*", "invoices.write"]);
        var clerk = await _test.UserAsync("clerk", default, "gives-roles");
        await _test.UserAsync("bob");
        var lisbon = await _test.UserAsync("lisbon-clerk", "lisbon", "adds-members");
        Func<Task> opens = async () => await _test.As(lisbon)
            .InOneCommitAsync(async batch => await batch.Members.AddAsync("bob", "lisbon"));
        await _test.As(clerk).InOneCommitAsync(async batch => await batch.Roles.AssignAsync("bob", ["editor"]));

        await opens.Should().ThrowAsync<UserDirectoryException>();

        (await _test.System.Permissions.CheckAsync("bob", "invoices.write", "lisbon")).Should().BeFalse();
    }
}
