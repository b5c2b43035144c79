using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Export;

/// <summary>Where the first row of a person is refused elsewhere, the next one makes the account: no more of it than it is.</summary>
public sealed class ExportRefusedRowTests
{
    private TestDirectory _from = null!;
    private TestDirectory _to = null!;

    [SetUp]
    public async Task SetUp()
    {
        (_from, _to) = (new TestDirectory(), new TestDirectory());
        await _from.OrganizationAsync("lisbon");
        await _from.OrganizationAsync("porto");
        await _to.OrganizationAsync("porto");
        await _from.System.Users.CreateAsync(new NewUser("ann") { ExternalId = "hr-1", Organization = "lisbon" });
        await _from.System.Members.AddAsync("ann", "porto");
    }

    [TearDown]
    public void TearDown()
    {
        _from.Dispose();
        _to.Dispose();
    }

    [Test]
    public async Task Who_was_switched_off_does_not_become_active()
    {
        await _from.System.Users.DeactivateAsync("ann");

        var results = await _from.MoveAsync(_to);

        results.Select(result => result.Outcome).Should().Equal(ImportOutcome.Refused, ImportOutcome.Created);
        (await _to.System.Users.GetAsync("ann")).Status.Should().Be(UserStatus.Inactive);
    }

    [Test]
    public async Task The_next_import_gives_the_account_its_home()
    {
        await _from.MoveAsync(_to);
        var lisbon = await _to.OrganizationAsync("lisbon");

        var results = await _from.MoveAsync(_to);

        results.Select(result => result.Outcome).Should().Equal(ImportOutcome.Updated, ImportOutcome.Unchanged);
        (await _to.System.Users.GetAsync("ann")).HomeOrganizationId.Should().Be(lisbon.Id);
    }

    [Test]
    public async Task Nobody_gets_default_roles()
    {
        await _to.System.Roles.CreateAsync(new NewRole("guest", "reports.read") { IsDefault = true });

        await _from.MoveAsync(_to);

        (await _to.System.Users.GetAsync("ann", include: UserParts.Roles)).Details!.Roles.Should().BeEmpty();
    }
}
