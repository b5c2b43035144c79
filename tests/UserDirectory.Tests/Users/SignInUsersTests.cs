using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace UserDirectory.Tests.Users;

/// <summary>What a sign-in page asks: which tenants and accounts an address has.</summary>
public sealed class SignInUsersTests
{
    private const string Email = "Ann@Acme.example";

    private TestDirectory _test = null!;

    [SetUp]
    public void SetUp() => _test = new TestDirectory(
        builder => builder.Services.Configure<UserDirectoryOptions>(options => options.UniqueEmails = UniqueEmails.Never));

    [TearDown]
    public void Dispose() => _test.Dispose();

    [Test]
    public async Task The_accounts_of_all_tenants_are_given_by_the_keys_of_tenant_and_account()
    {
        foreach (var (tenant, key) in new[] { ("umbrella", "ann"), ("acme", "Zoe"), ("acme", "ann") })
        {
            await ProvedAsync(tenant, key);
        }

        var found = await _test.Directory.FindUsersAsync("ANN@acme.example");

        found.Select(user => (user.Tenant.Key, user.User.Key))
            .Should().Equal(("acme", "ann"), ("acme", "Zoe"), ("umbrella", "ann"));
        found.Should().OnlyContain(user => user.User.TenantId == user.Tenant.Id);
    }

    [Test]
    public async Task Who_only_names_the_address_is_not_given()
    {
        await _test.System.Users.CreateAsync(new NewUser("mallory") { Email = Email });

        (await _test.Directory.FindUsersAsync(Email)).Should().BeEmpty();
    }

    [Test]
    public async Task No_account_that_is_not_active_is_given()
    {
        await ProvedAsync("acme", "ann");
        await _test.Directory.Tenant("acme").AsSystem("test").Users.DeactivateAsync("ann");

        (await _test.Directory.FindUsersAsync(Email)).Should().BeEmpty();
    }

    [Test]
    public async Task No_account_of_a_suspended_tenant_is_given()
    {
        await ProvedAsync("acme", "ann");
        await ProvedAsync("umbrella", "ann");
        await _test.Directory.Tenants.SuspendAsync("acme");

        (await _test.Directory.FindUsersAsync(Email)).Should().ContainSingle().Which.Tenant.Key.Should().Be("umbrella");
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("ann")]
    [TestCase("ann@")]
    [TestCase("a b@acme.example")]
    [TestCase("\uD800@acme.example")]
    [TestCase("\0")]
    public async Task What_is_no_address_has_none(string? text)
    {
        await ProvedAsync("acme", "ann");

        (await _test.Directory.FindUsersAsync(text)).Should().BeEmpty();
        (await _test.Directory.FindUsersAsync(new string('a', 1_000_000) + "@acme.example")).Should().BeEmpty();
    }

    [Test]
    public async Task A_directory_without_tenants_has_none_and_makes_none()
    {
        (await _test.Directory.FindUsersAsync(Email)).Should().BeEmpty();

        (await _test.Directory.Tenants.ListAsync()).Items.Should().BeEmpty();
    }

    private async Task ProvedAsync(string tenant, string key)
    {
        if (await _test.Directory.Tenants.FindAsync(tenant) is null)
        {
            await _test.Directory.Tenants.CreateAsync(new NewTenant(tenant));
        }

        await _test.Directory.Tenant(tenant)
            .AsSystem("test").Users.CreateAsync(new NewUser(key) { Email = Email, IsEmailVerified = true, Roles = [] });
    }
}
