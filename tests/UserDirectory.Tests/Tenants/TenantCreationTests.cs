using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Storage.InMemory;

namespace UserDirectory.Tests.Tenants;

public sealed class TenantCreationTests : TenantTestCase
{
    [Test]
    public async Task It_has_its_built_in_roles_and_an_administrator_in_one_commit()
    {
        var tenant = await Tenants.CreateAsync(
            new NewTenant("Apex") { Name = "Apex Ltd", DefaultCulture = "de", Administrator = new NewUser("root") });

        tenant.Should().BeEquivalentTo(new { Key = "Apex", Name = "Apex Ltd", DefaultCulture = "de", IsSuspended = false, Version = 1L });
        (await Tenants.GetAsync("apex")).Should().Be(tenant);
        (await In("apex").Roles.ListAsync()).Items.Select(role => role.Key).Should().Equal("admin", "read-only");
        var root = await In("apex").Users.GetAsync("root");
        var assignment = (await In("apex").Roles.ListAssignmentsAsync(Subject.User(root.Id))).Should().ContainSingle().Which;
        assignment.Role.Key.Should().Be("admin");
        assignment.Assignment.OrganizationId.Should().BeNull("it is given in the whole tenant");
        (await In("apex").Changes.GetLatestNumberAsync()).Should().Be(1);
    }

    [Test]
    public async Task It_can_be_without_an_administrator() => (await In("umbrella").Users.ListAsync()).Items.Should().BeEmpty();

    [Test]
    public async Task A_key_that_another_has_in_any_casing_is_refused()
    {
        var create = async () => await Tenants.CreateAsync(new NewTenant("ACME") { Administrator = new NewUser("root") });

        await create.ShouldBeRefusedAsync("tenant.key.taken");
        (await Tenants.ListAsync()).Items.Should().Equal(Acme, Umbrella);
        (await In("acme").Users.FindAsync("root")).Should().BeNull();
    }

    [Test]
    public async Task Everything_that_is_wrong_is_told_at_once()
    {
        var create = async () => await Tenants.CreateAsync(
            new NewTenant("v1")
            {
                Name = string.Empty,
                DefaultCulture = "Portuguese (Portugal)",
                Administrator = new NewUser("any") { Email = "nobody" }
            });

        await create.ShouldBeInvalidAsync(
            "Key key.reserved", "Name text.empty", "DefaultCulture culture.format", "Administrator.Key key.reserved",
            "Administrator.Email email.format");
    }

    [Test]
    public async Task Its_administrator_cannot_be_given_what_it_does_not_have_yet()
    {
        foreach (var give in new Action<NewUser>[] { user => user.Organization = "lisbon", user =>
            user.Groups = ["sales"], user => user.Roles = ["admin"] })
        {
            var root = new NewUser("root");
            give(root);
            var create = async () => await Tenants.CreateAsync(new NewTenant("apex") { Administrator = root });

            await create.ShouldBeInvalidAsync("Administrator tenant.administrator");
        }

        (await Tenants.FindAsync("apex")).Should().BeNull();
    }

    [Test]
    public async Task A_default_tenant_that_was_made_in_a_transaction_goes_with_it()
    {
        using var test = new TestDirectory();
        var rolledBack = new InMemoryStore(new InMemoryOptions());
        await test.System.Over(rolledBack).Users.CreateAsync(new NewUser("ann"));

        await test.System.Users.CreateAsync(new NewUser("bob"));

        (await test.System.Users.FindAsync("ann")).Should().BeNull();
        (await test.Directory.AsSystem("later").Users.GetAsync("bob")).Key.Should().Be("bob");
    }
}
