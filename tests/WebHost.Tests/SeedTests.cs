using FluentAssertions;
using NUnit.Framework;
using UserDirectory;

namespace WebHost.Tests;

/// <summary>What is in the directory at the first start.</summary>
public sealed class SeedTests
{
    private RunningHost _host = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _host = await RunningHost.StartAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await _host.DisposeAsync();

    [Test]
    public async Task There_are_two_tenants()
    {
        var tenants = await _host.Users.Tenants.ListAsync(new TenantQuery());

        tenants.Items.Select(tenant => tenant.Key).Should().BeEquivalentTo("contoso", "fabrikam");
    }

    [Test]
    public async Task Contoso_has_a_test_organization_with_a_project_and_a_production_one()
    {
        var organizations = (await _host.Contoso.Organizations.ListAsync(new OrganizationQuery())).Items.ToDictionary(each => each.Key);

        organizations.Keys.Should().BeEquivalentTo("lisbon", "porto", "atlas");
        organizations["lisbon"].Type.Should().Be(OrganizationType.Test);
        organizations["porto"].Type.Should().Be(OrganizationType.Production);
        organizations["atlas"].Label.Should().Be("project");
        organizations["atlas"].ParentId.Should().Be(organizations["lisbon"].Id);
        organizations["lisbon"].ParentId.Should().BeNull();
        organizations["porto"].ParentId.Should().BeNull();
    }

    [Test]
    public async Task Fabrikam_has_seattle()
    {
        var organizations = await _host.Users.Tenant("fabrikam").AsSystem("test").Organizations.ListAsync(new OrganizationQuery());

        organizations.Items.Select(each => each.Key).Should().BeEquivalentTo("seattle");
    }

    [TestCase("contoso")]
    [TestCase("fabrikam")]
    public async Task The_administrator_is_the_only_holder_of_admin_and_nobody_holds_anything_else(string tenant)
    {
        var directory = _host.Users.Tenant(tenant).AsSystem("test");
        var people = (await directory.Users.ListAsync(new UserQuery { Include = UserParts.Roles | UserParts.Grants })).Items;

        people.SelectMany(person => person.Details!.Roles!.Select(role => (person.Key, role.Role.Key)))
            .Should().Equal(($"admin@{tenant}.example", "admin"));
        people.Should().OnlyContain(person => person.IsActive && person.Details!.Grants!.Count == 0);
        (await directory.Roles.ListAsync(new RoleQuery())).Items.Select(role => (role.Key, role.IsDefault))
            .Should().BeEquivalentTo([("admin", false), ("read-only", false)]);
    }

    [Test]
    public async Task There_are_a_few_people_in_each_organization_of_contoso()
    {
        foreach (var organization in (string[])["lisbon", "porto", "atlas"])
        {
            (await _host.Contoso.Members.ListAsync(organization)).Items.Should().NotBeEmpty(organization);
        }
    }

    [Test]
    public async Task Seeding_again_changes_nothing()
    {
        var before = await _host.Contoso.Changes.ReadAsync(after: 0);

        var isFirst = await Seed.RunAsync(_host.Users, "another password", CancellationToken.None);

        isFirst.Should().BeFalse();
        (await _host.Contoso.Changes.ReadAsync(after: 0)).Should().HaveCount(before.Count);
        await _host.Client.SignInAsync(RunningHost.Admin, RunningHost.Password);
    }
}
