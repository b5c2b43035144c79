using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Users;

/// <summary>Who may read one account: itself, who may at its home, and who may tenant-wide.</summary>
public sealed class UserReadRightsTests
{
    private TestDirectory _test = null!;
    private User _ann = null!;

    private static IEnumerable<TestCaseData> Reads =>
    [
        Read("find", d => d.Users.FindAsync("ann")),
        Read("get", d => d.Users.GetAsync("ann")),
        Read("get with parts", d => d.Users.GetAsync("ann", include: UserParts.Roles | UserParts.Memberships)),
        Read("find by e-mail", d => d.Users.FindByEmailAsync("ann@acme.example")),
        Read("find by external id", d => d.Users.FindByExternalIdAsync("idp|ann")),
        Read("find the picture", d => d.Users.FindPictureAsync("ann")),
        Read("assignments", d => d.Roles.ListAssignmentsAsync("ann")),
        Read("groups", d => d.Groups.ListOfUserAsync("ann")),
        Read("memberships", d => d.Members.ListOfUserAsync("ann"), "members.list"),
    ];

    [SetUp]
    public async Task SetUp()
    {
        _test = new TestDirectory();
        await _test.OrganizationAsync("lisbon");
        await _test.OrganizationAsync("porto");
        _ann = await _test.System.Users.CreateAsync(
            new NewUser("ann") { Email = "ann@acme.example", ExternalId = "idp|ann", Organization = "lisbon" });
        await _test.System.Users.UploadPictureAsync("ann", Images.Png);
    }

    [TearDown]
    public void Dispose() => _test.Dispose();

    [TestCaseSource(nameof(Reads))]
    public async Task Who_may_tenant_wide_may_read_an_account_whose_home_does_not_let_him_in(
        Func<ITenantDirectory, Task<object?>> read, string permission)
    {
        var carl = await _test.HolderAsync("carl", default, permission);

        (await read(_test.As(carl))).Should().NotBeNull();
    }

    [TestCaseSource(nameof(Reads))]
    public async Task Who_may_at_its_home_may_and_who_may_at_another_place_may_not(
        Func<ITenantDirectory, Task<object?>> read, string permission)
    {
        var boss = await _test.HolderAsync("boss", "lisbon", permission);
        var other = await _test.HolderAsync("other", "porto", permission);

        (await read(_test.As(boss))).Should().NotBeNull();
        var refused = () => read(_test.As(other));
        await refused.ShouldLackAsync(permission);
    }

    [TestCaseSource(nameof(Reads))]
    public async Task At_a_suspended_home_nothing_counts_and_tenant_wide_it_does(
        Func<ITenantDirectory, Task<object?>> read, string permission)
    {
        var boss = await _test.HolderAsync("boss", "lisbon", permission);
        var carl = await _test.HolderAsync("carl", default, permission);
        await _test.System.Organizations.SuspendAsync("lisbon");

        var refused = () => read(_test.As(boss));
        await refused.ShouldLackAsync(permission);
        (await read(_test.As(carl))).Should().NotBeNull();
    }

    [TestCaseSource(nameof(Reads))]
    public async Task Who_may_something_else_tenant_wide_may_not(Func<ITenantDirectory, Task<object?>> read, string permission)
    {
        var carl = await _test.HolderAsync("carl", default, permission == "users.read" ? "users.list" : "users.read");

        var refused = () => read(_test.As(carl));

        await refused.ShouldLackAsync(permission);
    }

    [TestCaseSource(nameof(Reads))]
    public async Task The_account_itself_may_also_while_its_home_is_suspended(Func<ITenantDirectory, Task<object?>> read, string permission)
    {
        _ = permission;
        await _test.System.Organizations.SuspendAsync("lisbon");

        (await read(_test.As(_ann))).Should().NotBeNull();
    }

    [Test]
    public async Task At_an_organization_the_permission_is_asked_there_alone()
    {
        var carl = await _test.HolderAsync("carl", default, "users.read");

        var refused = async () => await _test.As(carl).Users.GetAsync("ann", "lisbon");

        await refused.ShouldLackAsync("users.read");
    }

    [Test]
    public async Task Several_accounts_with_one_address_are_told_to_who_may_read_each()
    {
        await _test.System.Users.CreateAsync(new NewUser("anna") { Email = "ann@acme.example", Organization = "porto" });
        var boss = await _test.HolderAsync("boss", "lisbon", "users.read");
        var carl = await _test.HolderAsync("carl", default, "users.read");

        var all = async () => await _test.As(carl).Users.FindByEmailAsync("ann@acme.example");

        (await _test.As(boss).Users.FindByEmailAsync("ann@acme.example"))!.Key.Should().Be("ann", "the other one is not to be read");
        await all.ShouldBeRefusedAsync("user.email.ambiguous");
    }

    [Test]
    public async Task A_refusal_names_what_an_account_holds_to_who_may_read_it()
    {
        await _test.RoleAsync("approver", ["invoices.approve"]);
        await _test.System.Roles.AssignAsync("ann", ["approver"], "lisbon");
        var reader = await _test.HolderAsync("reader", default, "users.update-tenants", "users.read");
        var other = await _test.HolderAsync("other", default, "users.update-tenants", "users.list");

        var named = async () => await _test.As(reader).Permissions.AddAccessRulesAsync("ann", ["any"]);
        var hidden = async () => await _test.As(other).Permissions.AddAccessRulesAsync("ann", ["any"]);

        (await named.Should().ThrowAsync<AccessDeniedException>()).Which.Permission.Should().Be("invoices.approve");
        (await hidden.Should().ThrowAsync<AccessDeniedException>()).Which.Permission.Should().BeNull();
    }

    [Test]
    public async Task Finding_as_a_system_allocates_nothing()
    {
        var users = _test.System.Users;
        for (var i = 0; i < 100; i++)
        {
            (await users.FindAsync(_ann.Id)).Should().NotBeNull();
            (await users.FindAsync("ann")).Should().NotBeNull();
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        var found = users.FindAsync(_ann.Id).Result is not null & users.FindAsync("ann").Result is not null;
        var bytes = GC.GetAllocatedBytesForCurrentThread() - before;

        (found, bytes).Should().Be((true, 0));
    }

    private static TestCaseData Read<T>(string name, Func<ITenantDirectory, ValueTask<T>> read, string permission = "users.read")
    {
        Func<ITenantDirectory, Task<object?>> call = async directory => await read(directory);
        return new TestCaseData(call, permission).SetArgDisplayNames(name);
    }
}
