using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Storage;

namespace UserDirectory.Tests.Members;

public sealed class MembershipAddingTests
{
    private TestDirectory _test = null!;
    private Organization _lisbon = null!;

    [SetUp]
    public async Task SetUp()
    {
        _test = new TestDirectory();
        _lisbon = await _test.OrganizationAsync("lisbon");
    }

    [TearDown]
    public void Dispose() => _test.Dispose();

    [Test]
    public async Task An_added_account_is_an_active_member()
    {
        var ann = await _test.UserAsync("ann");

        var membership = (await _test.System.Members.AddAsync("ann", "lisbon")).Membership;

        membership.Should().BeEquivalentTo(
            new { UserId = ann.Id, OrganizationId = _lisbon.Id, Status = MembershipStatus.Active, Version = 1L });
        (await _test.System.Members.FindAsync("ann", "lisbon")).Should().Be(membership);
    }

    [Test]
    public async Task The_first_membership_becomes_the_default_organization()
    {
        await _test.UserAsync("ann");
        await _test.OrganizationAsync("porto");

        await _test.System.Members.AddAsync("ann", "lisbon");
        await _test.System.Members.AddAsync("ann", "porto");

        (await _test.System.Users.GetAsync("ann")).DefaultOrganizationId.Should().Be(_lisbon.Id);
    }

    [Test]
    public async Task Adding_a_member_again_changes_nothing()
    {
        await _test.UserAsync("ann");
        var first = await _test.System.Members.AddAsync("ann", "lisbon");

        var again = await _test.System.Members.AddAsync("ann", "lisbon", new Validity(null, _test.Clock.GetUtcNow().AddDays(1)));

        again.Membership.Should().Be(first.Membership);
    }

    [Test]
    public async Task Dates_are_kept_in_whole_microseconds()
    {
        await _test.UserAsync("ann");
        var from = new DateTimeOffset(2026, 2, 1, 0, 0, 0, TimeSpan.FromHours(1)).AddTicks(17);

        var membership = (await _test.System.Members.AddAsync("ann", "lisbon", new Validity(from, null))).Membership;

        membership.ValidFrom.Should().Be(from.AddTicks(-7));
        membership.ValidFrom!.Value.Offset.Should().Be(TimeSpan.Zero);
    }

    [Test]
    public async Task An_end_that_is_not_after_the_beginning_is_refused()
    {
        await _test.UserAsync("ann");
        var now = _test.Clock.GetUtcNow();

        var add = async () => await _test.System.Members.AddAsync("ann", "lisbon", new Validity(now, now));

        (await add.Should().ThrowAsync<InvalidInputException>()).Which.Errors
            .Should().ContainSingle(error => error.Code == "validity.range");
    }

    [Test]
    public async Task An_end_that_is_past_is_refused()
    {
        await _test.UserAsync("ann");
        await _test.UserAsync("bob", "lisbon");
        var past = new Validity(null, _test.Clock.GetUtcNow());

        var add = async () => await _test.System.Members.AddAsync("ann", "lisbon", past);
        var change = async () => await _test.System.Members.ChangeValidityAsync("bob", "lisbon", past);

        await add.ShouldBeInvalidAsync("validity validity.ended");
        await change.ShouldBeInvalidAsync("validity validity.ended");
    }

    [Test]
    public async Task An_unknown_organization_is_named_as_the_field()
    {
        await _test.UserAsync("ann");

        var add = async () => await _test.System.Members.AddAsync("ann", "nowhere");

        (await add.Should().ThrowAsync<RecordNotFoundException>()).Which
            .Should().BeEquivalentTo(new { Kind = RecordKind.Organization, Field = "organization" });
    }
}
