using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Users;

public sealed class UserUpdateTests
{
    private TestDirectory _test = null!;
    private User _ann = null!;

    [SetUp]
    public async Task SetUp()
    {
        _test = new TestDirectory();
        await _test.OrganizationAsync("lisbon");
        await _test.RoleAsync("manager", ["users.update"]);
        _ann = await _test.UserAsync("ann", "lisbon");
    }

    [TearDown]
    public void Dispose() => _test.Dispose();

    [Test]
    public async Task Given_fields_are_replaced_and_the_others_stay()
    {
        await _test.System.Users.UpdateAsync("ann", new UserUpdate { DisplayName = "Ann", Culture = "pt-PT" });

        var ann = await _test.System.Users.UpdateAsync("ann", new UserUpdate { DisplayName = null, GivenName = "Anna" });

        ann.Should().BeEquivalentTo(new { DisplayName = (string?)null, GivenName = "Anna", Culture = "pt-PT", Version = 3 });
    }

    [Test]
    public async Task Everything_that_is_wrong_is_reported_at_once()
    {
        var update = new UserUpdate { DisplayName = " ", FamilyName = "a\nb", Culture = "?", TimeZone = "here" };

        var call = async () => await _test.System.Users.UpdateAsync("ann", update);

        await call.ShouldBeInvalidAsync(
            "DisplayName text.empty", "FamilyName text.character", "Culture culture.format", "TimeZone time_zone.format");
    }

    [Test]
    public async Task The_values_that_are_there_already_change_nothing()
    {
        var ann = await _test.System.Users.UpdateAsync("ann", new UserUpdate { DisplayName = null, IsTechnician = false });

        ann.Version.Should().Be(1);
    }

    [Test]
    public async Task A_stale_version_is_refused_with_the_current_one()
    {
        await _test.System.Users.UpdateAsync("ann", new UserUpdate { DisplayName = "Ann" });

        var call = async () => await _test.System.Users.UpdateAsync("ann", new UserUpdate { DisplayName = "Anna" }, expectedVersion: 1);

        (await call.Should().ThrowAsync<StaleVersionException>()).Which
            .Should().BeEquivalentTo(new { ExpectedVersion = 1, CurrentVersion = 2 });
    }

    [Test]
    public async Task An_account_may_change_its_own_names()
    {
        var ann = await _test.As(_ann).Users.UpdateAsync("ann", new UserUpdate { DisplayName = "Ann", TimeZone = "Europe/Lisbon" });

        ann.Should().BeEquivalentTo(new { DisplayName = "Ann", TimeZone = "Europe/Lisbon" });
    }

    [Test]
    public async Task An_account_may_not_change_its_own_labels()
    {
        var technician = async () => await _test.As(_ann).Users.UpdateAsync(
            "ann", new UserUpdate { DisplayName = "Ann", IsTechnician = true });
        var service = async () => await _test.As(_ann).Users.UpdateAsync("ann", new UserUpdate { IsServiceAccount = true });

        await technician.ShouldLackAsync("users.update");
        await service.ShouldLackAsync("users.update");
        (await _test.System.Users.GetAsync("ann")).DisplayName.Should().BeNull("a call applies everything or nothing");
    }

    [Test]
    public async Task An_account_may_send_its_labels_back_as_they_are()
    {
        var ann = await _test.As(_ann).Users.UpdateAsync(
            "ann", new UserUpdate { DisplayName = "Ann", IsTechnician = false, IsServiceAccount = false });

        ann.DisplayName.Should().Be("Ann");
    }

    [Test]
    public async Task An_account_that_is_switched_off_may_not_even_change_its_names()
    {
        var dora = await _test.System.Users.CreateAsync(new NewUser("dora") { IsActive = false });

        var call = async () => await _test.As(dora).Users.UpdateAsync("dora", new UserUpdate { DisplayName = "Dora" });

        await call.ShouldLackAsync("users.update");
    }

    [Test]
    public async Task A_manager_at_home_may_change_names_and_labels()
    {
        var boss = await _test.UserAsync("boss", "lisbon", "manager");

        var ann = await _test.As(boss).Users.UpdateAsync("ann", new UserUpdate { DisplayName = "Ann", IsTechnician = true });

        ann.Should().BeEquivalentTo(new { DisplayName = "Ann", IsTechnician = true });
    }

    [Test]
    public async Task A_manager_of_another_organization_where_the_account_is_a_member_may_not()
    {
        await _test.OrganizationAsync("porto");
        await _test.System.Members.AddAsync("ann", "porto");
        var boss = await _test.UserAsync("boss", "porto", "manager");

        var call = async () => await _test.As(boss).Users.UpdateAsync("ann", new UserUpdate { DisplayName = "Ann" });

        await call.ShouldLackAsync("users.update");
    }

    [Test]
    public async Task A_manager_below_the_tenant_may_not_change_an_account_whose_home_is_the_tenant()
    {
        await _test.UserAsync("tess");
        await _test.System.Members.AddAsync("tess", "lisbon");
        var boss = await _test.UserAsync("boss", "lisbon", "manager");

        var call = async () => await _test.As(boss).Users.UpdateAsync("tess", new UserUpdate { DisplayName = "Tess" });

        await call.ShouldLackAsync("users.update");
    }

    [Test]
    public async Task An_unknown_account_is_not_found()
    {
        var call = async () => await _test.System.Users.UpdateAsync("nobody", new UserUpdate());

        await call.ShouldBeRefusedAsync("user.not_found");
    }
}
