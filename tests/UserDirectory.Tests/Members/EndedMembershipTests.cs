using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Members;

public sealed class EndedMembershipTests
{
    private TestDirectory _test = null!;
    private InterruptedStore _store = null!;

    [SetUp]
    public async Task SetUp()
    {
        _test = new TestDirectory(decorate: inner => _store = new InterruptedStore(inner));
        await _test.OrganizationAsync("lisbon");
        await _test.OrganizationAsync("atlas", "lisbon");
        await _test.OrganizationAsync("porto");
        await _test.RoleAsync("reader", ["invoices.read"]);
        await _test.RoleAsync("editor", ["invoices.write"]);
        await _test.System.Groups.CreateAsync(new NewGroup("sales"));
        await _test.System.Groups.CreateAsync(new NewGroup("packers") { Organization = "atlas" });
        await _test.UserAsync("ann", "lisbon", "reader");
        await _test.System.Roles.AssignAsync("ann", ["editor"], "atlas");
        await _test.System.Roles.AssignAsync("ann", ["editor"], "porto");
        await _test.System.Roles.AssignAsync("ann", ["editor"]);
        await _test.System.Groups.JoinAsync("ann", ["sales", "atlas:packers"]);
    }

    [TearDown]
    public void Dispose() => _test.Dispose();

    [Test]
    public async Task What_ended_is_answered_and_nothing_else()
    {
        var there = await _test.System.Members.FindAsync("ann", "lisbon");

        var ended = await _test.System.Members.RemoveAsync("ann", "lisbon");

        ended!.Membership.Should().Be(there);
        Keys(ended).Should().BeEquivalentTo("reader", "editor");
        ended.Groups.Should().ContainSingle().Which.Key.Should().Be("packers");
        ended.Invitations.Should().BeEmpty();
        ended.User.Should().BeEquivalentTo(
            new { Key = "ann", HomeOrganizationId = (Guid?)null, DefaultOrganizationId = (Guid?)null, Details = (UserDetails?)null });
        (await _test.System.Roles.ListAssignmentsAsync("ann")).Should().HaveCount(2, "those at porto and of the tenant stay");
        (await _test.System.Groups.ListOfUserAsync("ann")).Should().ContainSingle().Which.Key.Should().Be("sales");
    }

    [Test]
    public async Task What_a_membership_below_keeps_has_not_ended()
    {
        await _test.System.Members.AddAsync("ann", "atlas");

        var ended = await _test.System.Members.RemoveAsync("ann", "lisbon");

        Keys(ended!).Should().Equal("reader");
        ended!.Groups.Should().BeEmpty();
    }

    [Test]
    public async Task An_account_that_goes_with_its_last_invitation_is_not_there_and_the_invitation_is_taken_back()
    {
        var sent = await _test.System.Invitations.SendAsync(new NewInvitation("bob@acme.example", "lisbon") { Roles = ["reader"] });

        var ended = await _test.System.Members.RemoveAsync("bob@acme.example", "lisbon");

        ended!.User.Should().BeNull();
        ended.Membership.Status.Should().Be(MembershipStatus.Invited);
        ended.Invitations.Should().ContainSingle().Which
            .Should().BeEquivalentTo(new { sent.Invitation.Id, Status = InvitationStatus.Revoked });
        (await _test.System.Users.FindAsync("bob@acme.example")).Should().BeNull();
    }

    [Test]
    public async Task What_is_given_before_the_commit_ends_too_and_is_answered()
    {
        _store.BeforeNextCommit(async () =>
        {
            await _test.System.Roles.AssignAsync("ann", ["editor"], "lisbon");
            await _test.System.Groups.CreateAsync(new NewGroup("drivers") { Organization = "lisbon" });
            await _test.System.Groups.JoinAsync("ann", ["lisbon:drivers"]);
        });

        var ended = await _test.System.Members.RemoveAsync("ann", "lisbon");

        Keys(ended!).Should().BeEquivalentTo("reader", "editor", "editor");
        ended!.Groups.Select(group => group.Key).Should().BeEquivalentTo("packers", "drivers");
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task What_is_given_alone_before_the_commit_has_the_call_decided_again(bool role)
    {
        await _test.System.Groups.CreateAsync(new NewGroup("drivers") { Organization = "lisbon" });
        _store.BeforeNextCommit(async () => await (role
            ? ForgetAsync(_test.System.Roles.AssignAsync("ann", ["editor"], "lisbon"))
            : ForgetAsync(_test.System.Groups.JoinAsync("ann", ["lisbon:drivers"]))));

        var ended = await _test.System.Members.RemoveAsync("ann", "lisbon");

        (ended!.Roles.Count, ended.Groups.Count).Should().Be(role ? (3, 1) : (2, 2));
    }

    [Test]
    public async Task The_account_is_as_it_is_after_the_commit()
    {
        _store.AfterNextCommit(async () => await _test.System.Users.UpdateAsync("ann", new UserUpdate { DisplayName = "Ann" }));

        (await _test.System.Members.RemoveAsync("ann", "lisbon"))!.User!.DisplayName.Should().Be("Ann");
    }

    [Test]
    public async Task An_account_that_is_deleted_meanwhile_is_answered_as_the_call_left_it()
    {
        _store.AfterNextCommit(async () => await _test.System.Users.DeleteAsync("ann"));

        var ended = await _test.System.Members.RemoveAsync("ann", "lisbon");

        ended!.User.Should().BeEquivalentTo(new { Key = "ann", DefaultOrganizationId = (Guid?)null });
    }

    private static async Task ForgetAsync<T>(ValueTask<T> call) => await call;

    private static IEnumerable<string> Keys(EndedMembership ended) => ended.Roles.Select(assigned => assigned.Role.Key);
}
