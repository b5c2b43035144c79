using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Members;

public sealed class MemberAnswerTests
{
    private TestDirectory _test = null!;
    private InterruptedStore _store = null!;
    private Organization _lisbon = null!;
    private User _ann = null!;

    [SetUp]
    public async Task SetUp()
    {
        _test = new TestDirectory(decorate: inner => _store = new InterruptedStore(inner));
        _lisbon = await _test.OrganizationAsync("lisbon");
        await _test.OrganizationAsync("porto");
        await _test.RoleAsync("reader", ["invoices.read"]);
        await _test.RoleAsync("editor", ["invoices.write"]);
        _ann = await _test.UserAsync("ann", "porto", "reader");
        await _test.System.Roles.AssignAsync("ann", ["reader"], "lisbon");
    }

    [TearDown]
    public void Dispose() => _test.Dispose();

    [Test]
    public async Task Adding_answers_with_the_membership_and_the_account_at_the_organization()
    {
        var member = await _test.System.Members.AddAsync("ann", "lisbon");

        member.Membership.Should().Be(await _test.System.Members.FindAsync("ann", "lisbon"));
        member.User.Id.Should().Be(_ann.Id);
        member.User.Details!.Memberships.Should().Equal(member.Membership);
        member.User.Details.Roles.Should().ContainSingle().Which.Assignment.OrganizationId.Should().Be(_lisbon.Id);
    }

    [Test]
    public async Task Adding_answers_with_the_account_as_it_became()
    {
        await _test.UserAsync("bob");

        (await _test.System.Members.AddAsync("bob", "lisbon")).User.DefaultOrganizationId.Should().Be(_lisbon.Id);
    }

    [Test]
    public async Task A_membership_that_is_there_is_answered_as_it_is()
    {
        var added = await _test.System.Members.AddAsync("ann", "lisbon");

        (await _test.System.Members.AddAsync("ann", "lisbon", new Validity(null, _test.Clock.GetUtcNow().AddDays(1)))).Membership
            .Should().Be(added.Membership);
    }

    [Test]
    public async Task Each_change_answers_with_the_membership_after_it()
    {
        var until = _test.Clock.GetUtcNow().AddDays(1);
        await _test.System.Members.AddAsync("ann", "lisbon");

        var suspended = await _test.System.Members.SuspendAsync("ann", "lisbon");
        var shortened = await _test.System.Members.ChangeValidityAsync("ann", "lisbon", new Validity(null, until));
        var reinstated = await _test.System.Members.ReinstateAsync("ann", "lisbon");

        suspended.Membership.Status.Should().Be(MembershipStatus.Suspended);
        shortened.Membership.ValidUntil.Should().Be(until);
        reinstated.Membership.Should().BeEquivalentTo(new { Status = MembershipStatus.Active, ValidUntil = until, Version = 4L });
        reinstated.User.Details!.Memberships.Should().Equal(reinstated.Membership);
    }

    [Test]
    public async Task A_membership_that_is_ended_after_the_call_is_in_its_answer()
    {
        _store.AfterNextCommit(async () => await _test.System.Members.RemoveAsync("ann", "lisbon"));

        var member = await _test.System.Members.AddAsync("ann", "lisbon");

        member.User.Details!.Memberships.Should().Equal(member.Membership);
    }

    [Test]
    public async Task A_membership_that_is_ended_before_the_answer_is_read_is_answered_as_the_call_wrote_it()
    {
        _store.BeforeNextCommit(async () =>
        {
            await _test.System.Users.UpdateAsync("ann", new UserUpdate { DisplayName = "Ann Second" });
            _store.AfterNextCommit(async () => await _test.System.Members.RemoveAsync("ann", "lisbon"));
        });

        var member = await _test.System.Members.AddAsync("ann", "lisbon");

        member.Membership.Should().BeEquivalentTo(new { UserId = _ann.Id, OrganizationId = _lisbon.Id, Version = 1L });
        member.User.Details!.Memberships.Should().BeEmpty("the account is shown as it is");
    }

    [Test]
    public async Task An_account_that_is_deleted_meanwhile_is_answered_with_what_the_call_wrote()
    {
        _store.AfterNextCommit(async () => await _test.System.Users.DeleteAsync("ann"));

        var member = await _test.System.Members.AddAsync("ann", "lisbon");

        member.User.Id.Should().Be(_ann.Id);
        member.User.Details!.Memberships.Should().Equal(member.Membership);
    }

    [Test]
    public async Task Changing_roles_answers_with_the_account_at_the_organization()
    {
        var there = (await _test.System.Members.AddAsync("ann", "lisbon")).Membership;
        var user = await _test.System.Members.ChangeRolesAsync("ann", "lisbon", add: ["editor"], remove: ["reader"]);

        user.Details!.Roles.Should().ContainSingle().Which.Role.Key.Should().Be("editor");
        user.Details.Memberships.Should().Equal([there], "that of porto is nothing of lisbon");
    }

    [Test]
    public async Task Who_may_write_sees_the_account_without_a_right_to_read()
    {
        var carl = _test.As(await _test.HolderAsync("carl", "lisbon", "members.*", "users.update-roles", "invoices.*"));
        await _test.System.Members.AddAsync("ann", "lisbon");

        (await carl.Members.SuspendAsync("ann", "lisbon")).User.Key.Should().Be("ann");
        (await carl.Members.ReinstateAsync("ann", "lisbon")).User.Key.Should().Be("ann");
        (await carl.Members.ChangeRolesAsync("ann", "lisbon", add: ["editor"])).Details!.Roles.Should().HaveCount(2);
        (await carl.Members.RemoveAsync("ann", "lisbon"))!.User!.Key.Should().Be("ann");
    }
}
