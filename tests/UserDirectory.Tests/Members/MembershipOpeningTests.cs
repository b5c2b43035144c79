using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Members;

/// <summary>Rule 3 for memberships: who opens an organization to an account must hold what the account begins to hold there.</summary>
public sealed class MembershipOpeningTests
{
    private TestDirectory _test = null!;
    private User _ann = null!;

    [SetUp]
    public async Task SetUp()
    {
        _test = new TestDirectory();
        await _test.OrganizationAsync("acme");
        await _test.OrganizationAsync("lisbon", "acme");
        await _test.OrganizationAsync("atlas", "lisbon");
        await _test.OrganizationAsync("porto", "acme");
        await _test.RoleAsync("members", ["members.*"]);
        await _test.RoleAsync("reader", ["users.read"]);
        await _test.RoleAsync("approver", ["invoices.approve"]);
        _ann = await _test.UserAsync("ann");
    }

    [TearDown]
    public void Dispose() => _test.Dispose();

    [TestCase(null)]
    [TestCase("acme")]
    [TestCase("lisbon")]
    [TestCase("atlas")]
    public async Task What_the_account_holds_tenant_wide_above_there_or_below_must_be_held(string? heldAt)
    {
        await _test.System.Roles.AssignAsync(_ann.Id, ["approver"], heldAt is null ? default : (EntityRef)heldAt);
        var weak = await ReaderAsync("weak", "members");
        var strong = await ReaderAsync("strong", "members", "approver");

        var call = async () => await _test.As(weak).Members.AddAsync("ann", "lisbon");

        await call.ShouldEscalateAsync("invoices.approve");
        (await _test.As(strong).Members.AddAsync("ann", "lisbon")).Membership.Status.Should().Be(MembershipStatus.Active);
    }

    [Test]
    public async Task What_the_account_holds_elsewhere_does_not_matter()
    {
        await _test.System.Roles.AssignAsync(_ann.Id, ["approver"], "porto");
        var weak = await ReaderAsync("weak", "members");

        (await _test.As(weak).Members.AddAsync("ann", "lisbon")).Membership.Status.Should().Be(MembershipStatus.Active);
    }

    [Test]
    public async Task Direct_grants_and_what_groups_give_count_too()
    {
        await _test.System.Users.GrantAsync("ann", ["reports.read"]);
        var bob = await _test.UserAsync("bob");
        await _test.System.Groups.CreateAsync(new NewGroup("approvers"));
        await _test.System.Roles.AssignAsync(Subject.Group("approvers"), ["approver"]);
        await _test.System.Groups.AddMembersAsync("approvers", [bob.Id]);
        var weak = await ReaderAsync("weak", "members");

        var granted = async () => await _test.As(weak).Members.AddAsync("ann", "lisbon");
        var grouped = async () => await _test.As(weak).Members.AddAsync("bob", "lisbon");

        await granted.ShouldEscalateAsync("reports.read");
        await grouped.ShouldEscalateAsync("invoices.approve");
    }

    [Test]
    public async Task Rights_that_are_switched_off_or_still_to_come_count_because_they_come_back()
    {
        await _test.System.Roles.AssignAsync(_ann.Id, ["approver"], "lisbon", new Validity(_test.Clock.GetUtcNow().AddDays(1), null));
        await _test.System.Roles.SwitchOffAsync("approver");
        var weak = await ReaderAsync("weak", "members");

        var call = async () => await _test.As(weak).Members.AddAsync("ann", "lisbon");

        await call.ShouldEscalateAsync("invoices.approve");
    }

    [Test]
    public async Task Nobody_opens_an_organization_to_himself()
    {
        var carl = await _test.UserAsync("carl", default, "members");
        await _test.System.Members.AddAsync("carl", "porto");
        await _test.System.Roles.AssignAsync(carl.Id, ["approver"], "lisbon");

        var call = async () => await _test.As(carl).Members.AddAsync("carl", "lisbon");

        await call.Should().ThrowAsync<AccessDeniedException>();
    }

    [Test]
    public async Task Reinstating_asks_what_adding_asks()
    {
        var (weak, strong) = await SuspendedAsync();

        var call = async () => await _test.As(weak).Members.ReinstateAsync("ann", "lisbon");

        await call.ShouldEscalateAsync("invoices.approve");
        (await _test.As(strong).Members.ReinstateAsync("ann", "lisbon")).Membership.Status.Should().Be(MembershipStatus.Active);
    }

    [Test]
    public async Task Removing_a_suspended_one_asks_what_adding_asks()
    {
        var (weak, strong) = await SuspendedAsync();

        var call = async () => await _test.As(weak).Members.RemoveAsync("ann", "lisbon");

        await call.ShouldEscalateAsync("invoices.approve");
        (await _test.As(strong).Members.RemoveAsync("ann", "lisbon")).Should().NotBeNull();
    }

    [Test]
    public async Task Other_dates_of_a_suspended_one_ask_what_adding_asks()
    {
        var (weak, strong) = await SuspendedAsync();
        var shorter = new Validity(null, _test.Clock.GetUtcNow().AddDays(1));

        var call = async () => await _test.As(weak).Members.ChangeValidityAsync("ann", "lisbon", shorter);

        await call.ShouldEscalateAsync("invoices.approve");
        (await _test.As(strong).Members.ChangeValidityAsync("ann", "lisbon", shorter)).Membership.ValidUntil.Should().Be(shorter.Until);
    }

    [Test]
    public async Task Lengthening_asks_what_adding_asks_and_shortening_does_not()
    {
        var now = _test.Clock.GetUtcNow();
        await _test.System.Members.AddAsync("ann", "lisbon", new Validity(now, now.AddDays(10)));
        await _test.System.Roles.AssignAsync(_ann.Id, ["approver"], "lisbon");
        var weak = await ReaderAsync("weak", "members");
        var strong = await ReaderAsync("strong", "members", "approver");

        await _test.As(weak).Members.ChangeValidityAsync("ann", "lisbon", new Validity(now.AddDays(1), now.AddDays(9)));

        var earlier = async () => await _test.As(weak).Members.ChangeValidityAsync("ann", "lisbon", new Validity(now, now.AddDays(9)));
        var later = async () => await _test.As(weak).Members.ChangeValidityAsync(
            "ann", "lisbon", new Validity(now.AddDays(1), now.AddDays(10)));
        var always = async () => await _test.As(weak).Members.ChangeValidityAsync("ann", "lisbon", Validity.Always);
        await earlier.ShouldEscalateAsync("invoices.approve");
        await later.ShouldEscalateAsync("invoices.approve");
        await always.ShouldEscalateAsync("invoices.approve");
        (await _test.As(strong).Members.ChangeValidityAsync("ann", "lisbon", Validity.Always)).Membership.ValidUntil.Should().BeNull();
    }

    private async Task<(User Weak, User Strong)> SuspendedAsync()
    {
        await _test.System.Members.AddAsync("ann", "lisbon");
        await _test.System.Members.SuspendAsync("ann", "lisbon");
        await _test.System.Roles.AssignAsync(_ann.Id, ["approver"]);
        return (await ReaderAsync("weak", "members"), await ReaderAsync("strong", "members", "approver"));
    }

    /// <summary>
    /// A member of Lisbon with these roles there, who may read everybody: an account from elsewhere that he may not read, he cannot add at
    /// all.
    /// </summary>
    private async Task<User> ReaderAsync(string key, params EntityRef[] roles)
    {
        var user = await _test.UserAsync(key, "lisbon", roles);
        await _test.System.Roles.AssignAsync(key, ["reader"]);
        return user;
    }
}
