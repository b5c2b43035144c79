using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Roles;

public sealed class RoleAnswerTests
{
    private TestDirectory _test = null!;
    private InterruptedStore _store = null!;
    private Organization _lisbon = null!;

    [SetUp]
    public async Task SetUp()
    {
        _test = new TestDirectory(decorate: inner => _store = new InterruptedStore(inner));
        _lisbon = await _test.OrganizationAsync("lisbon");
        await _test.OrganizationAsync("porto");
        await _test.RoleAsync("editor", ["invoices.write"]);
        await _test.RoleAsync("approver", ["invoices.approve"]);
        await _test.RoleAsync("reader", ["invoices.read"]);
        foreach (var owner in new[] { default(EntityRef), "lisbon", "porto" })
        {
            await _test.System.Groups.CreateAsync(new NewGroup("staff") { Organization = owner });
        }

        await _test.System.Users.CreateAsync(new NewUser("ann") { Organization = "lisbon", Grants = ["reports.read"] });
        await _test.System.Members.AddAsync("ann", "porto");
        await _test.System.Roles.AssignAsync("ann", ["reader"]);
        await _test.System.Roles.AssignAsync("ann", ["reader", "approver"], "porto");
        await _test.System.Groups.JoinAsync("ann", [":staff", "lisbon:staff", "porto:staff"]);
    }

    [TearDown]
    public void Dispose() => _test.Dispose();

    [Test]
    public async Task The_account_is_answered_with_what_it_has_at_the_place()
    {
        var answer = await _test.System.Roles.AssignAsync("ann", ["editor", "approver"], "lisbon");

        Keys(answer.Roles).Should().Equal("approver", "editor");
        answer.Roles.Should().OnlyContain(assigned => assigned.Assignment.OrganizationId == _lisbon.Id);
        answer.Group.Should().BeNull();
        var (user, details) = (answer.User!, answer.User!.Details!);
        user.Key.Should().Be("ann");
        details.Roles.Should().Equal(answer.Roles);
        details.Groups!.Select(group => group.OrganizationId)
            .Should().BeEquivalentTo([null, (Guid?)_lisbon.Id], "those of porto are nothing of lisbon");
        details.Memberships.Should().ContainSingle().Which.OrganizationId.Should().Be(_lisbon.Id);
        details.Grants.Should().Equal("reports.read");
    }

    [Test]
    public async Task Without_an_organization_its_roles_are_the_tenant_wide_ones_and_the_details_are_all()
    {
        var answer = await _test.System.Roles.AssignAsync("ann", ["editor"]);

        Keys(answer.Roles).Should().Equal("editor", "reader");
        Keys(answer.User!.Details!.Roles!).Should().Equal("approver", "editor", "reader", "reader");
        answer.User.Details.Groups.Should().HaveCount(3);
        answer.User.Details.Memberships.Should().HaveCount(2);
    }

    [Test]
    public async Task Taking_and_replacing_answer_with_what_is_left()
    {
        Keys((await _test.System.Roles.UnassignAsync("ann", ["approver"], "porto")).Roles).Should().Equal("reader");
        Keys((await _test.System.Roles.ReplaceAsync("ann", ["editor"], "porto")).Roles).Should().Equal("editor");
        Keys((await _test.System.Roles.ReplaceAsync("ann", [], "porto")).Roles).Should().BeEmpty();
    }

    [Test]
    public async Task A_call_that_changes_nothing_answers_with_what_is_there() =>
        Keys((await _test.System.Roles.UnassignAsync("ann", ["editor"], "porto")).Roles).Should().Equal("approver", "reader");

    [Test]
    public async Task A_group_is_answered_with_its_roles_at_exactly_the_place()
    {
        await _test.System.Roles.AssignAsync(Subject.Group("staff"), ["reader"]);

        var answer = await _test.System.Roles.AssignAsync(Subject.Group(":staff"), ["editor", "approver"], "lisbon");

        (answer.User, answer.Group!.Key).Should().Be((null, "staff"));
        Keys(answer.Roles).Should().Equal("approver", "editor");
    }

    [Test]
    public async Task Who_may_give_a_role_sees_the_account_without_a_right_to_read()
    {
        var carl = await _test.HolderAsync("carl", "lisbon", "users.update-roles", "invoices.write");

        var answer = await _test.As(carl).Roles.AssignAsync("ann", ["editor"], "lisbon");

        answer.User!.Details!.Memberships.Should().ContainSingle();
        var elsewhere = async () => await _test.As(carl).Roles.AssignAsync("ann", [], "porto");
        await elsewhere.ShouldLackAsync("users.update-roles");
        var tenantWide = async () => await _test.As(carl).Roles.AssignAsync("ann", []);
        await tenantWide.ShouldLackAsync("users.update-roles");
    }

    [Test]
    public async Task It_is_as_the_account_is_after_the_commit()
    {
        _store.BeforeNextCommit(async () => await _test.System.Roles.AssignAsync("ann", ["reader"], "lisbon"));

        Keys((await _test.System.Roles.AssignAsync("ann", ["editor"], "lisbon")).Roles).Should().Equal("editor", "reader");
    }

    [Test]
    public async Task What_is_committed_after_the_call_is_not_in_its_answer()
    {
        _store.AfterNextCommit(async () => await _test.System.Users.DeleteAsync("ann"));

        var answer = await _test.System.Roles.AssignAsync("ann", ["editor"], "porto");

        answer.User!.Key.Should().Be("ann");
        Keys(answer.Roles).Should().Equal("approver", "editor", "reader");
        Keys(answer.User.Details!.Roles!).Should().Equal("approver", "editor", "reader");
    }

    [Test]
    public async Task What_is_committed_while_the_call_is_decided_is_in_its_answer()
    {
        _store.BeforeNextCommit(async () => await _test.System.Users.UpdateAsync("ann", new UserUpdate { DisplayName = "Ann Second" }));

        var answer = await _test.System.Roles.AssignAsync("ann", ["editor"], "porto");

        answer.User!.DisplayName.Should().Be("Ann Second");
        Keys(answer.Roles).Should().Equal("approver", "editor", "reader");
    }

    [Test]
    public async Task An_account_that_is_deleted_before_the_answer_is_read_is_answered_with_what_the_call_gave()
    {
        _store.BeforeNextCommit(async () =>
        {
            await _test.System.Users.UpdateAsync("ann", new UserUpdate { DisplayName = "Ann Second" });
            _store.AfterNextCommit(async () => await _test.System.Users.DeleteAsync("ann"));
        });

        var answer = await _test.System.Roles.AssignAsync("ann", ["editor"], "porto");

        answer.User!.Key.Should().Be("ann");
        Keys(answer.Roles).Should().Equal("editor");
        Keys(answer.User.Details!.Roles!).Should().Equal("editor");
    }

    [Test]
    public async Task A_group_that_is_deleted_meanwhile_is_answered_with_what_the_call_gave()
    {
        await _test.System.Roles.AssignAsync(Subject.Group("staff"), ["reader"]);
        _store.AfterNextCommit(async () => await _test.System.Groups.DeleteAsync("staff"));

        var answer = await _test.System.Roles.AssignAsync(Subject.Group("staff"), ["editor"]);

        answer.Group!.Key.Should().Be("staff");
        Keys(answer.Roles).Should().Equal("editor");
    }

    [Test]
    public async Task A_call_that_is_cancelled_after_its_commit_answers_all_the_same()
    {
        using var source = new CancellationTokenSource();
        _store.AfterNextCommit(source.CancelAsync);

        Keys((await _test.System.Roles.AssignAsync("ann", ["editor"], "lisbon", cancellationToken: source.Token)).Roles)
            .Should().Equal("editor");
    }

    private static IEnumerable<string> Keys(IEnumerable<AssignedRole> roles) => roles.Select(assigned => assigned.Role.Key);
}
