using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Permissions;

/// <summary>Who may know all that an account may do: whoever may ask about rights there, and whoever may read the account.</summary>
public sealed class EffectiveRightsTests
{
    private TestDirectory _test = null!;
    private User _ann = null!;

    [SetUp]
    public async Task SetUp()
    {
        _test = new TestDirectory();
        await _test.OrganizationAsync("lisbon");
        await _test.OrganizationAsync("porto");
        await _test.RoleAsync("editor", ["invoices.write"]);
        _ann = await _test.UserAsync("ann", "lisbon", "editor");
        await _test.System.Users.GrantAsync("ann", ["reports.read"]);
        await _test.System.Members.AddAsync("ann", "porto");
    }

    [TearDown]
    public void Dispose() => _test.Dispose();

    [TestCase("lisbon", "users.read")]
    [TestCase(null, "users.read")]
    [TestCase(null, "permissions.read")]
    public async Task Who_reads_the_account_at_its_home_or_tenant_wide_knows_them_at_every_place(string? place, string permission)
    {
        var carl = await ActorAsync(place, permission);
        if (permission == "permissions.read")
        {
            await _test.System.Permissions.AddAccessRulesAsync("carl", ["any"]);
        }

        (await carl.Permissions.ListEffectiveAsync("ann", "lisbon")).Should().Equal("invoices.write", "reports.read");
        (await carl.Permissions.ListEffectiveAsync("ann", "porto")).Should().Equal("reports.read");
        (await carl.Permissions.ListEffectiveAsync(_ann.Id)).Should().Equal("reports.read");
    }

    [Test]
    public async Task Who_reads_accounts_at_an_organization_knows_those_of_its_members_there()
    {
        var carl = await ActorAsync("porto", "users.read");
        await _test.UserAsync("tom", "lisbon");

        (await carl.Permissions.ListEffectiveAsync("ann", "porto")).Should().Equal("reports.read");
        await RefusedAsync(() => carl.Permissions.ListEffectiveAsync("ann"));
        await RefusedAsync(() => carl.Permissions.ListEffectiveAsync("ann", "lisbon"));
        await RefusedAsync(() => carl.Permissions.ListEffectiveAsync("tom", "porto"));
    }

    [Test]
    public async Task Who_may_not_know_them_hears_the_same_of_an_account_that_is_not_there()
    {
        var carl = await ActorAsync("porto", "users.read");
        await _test.UserAsync("tom", "lisbon");

        var there = await RefusedAsync(() => carl.Permissions.ListEffectiveAsync("tom", "porto"));
        var byKey = await RefusedAsync(() => carl.Permissions.ListEffectiveAsync("nobody", "porto"));
        var byId = await RefusedAsync(() => carl.Permissions.ListEffectiveAsync(Guid.NewGuid(), "porto"));

        byKey.Should().Be(there);
        byId.Should().Be(there);
    }

    [TestCase("users.read")]
    [TestCase("permissions.read")]
    public async Task Who_could_know_them_of_everybody_hears_that_there_is_no_such_account(string permission)
    {
        var carl = await ActorAsync(null, permission);

        var byKey = async () => await carl.Permissions.ListEffectiveAsync("nobody");
        var byId = async () => await carl.Permissions.ListEffectiveAsync(Guid.NewGuid());

        await byKey.ShouldBeRefusedAsync("user.not_found");
        await byId.ShouldBeRefusedAsync("user.not_found");
    }

    [Test]
    public async Task A_suspended_home_tells_its_readers_nothing()
    {
        var boss = await ActorAsync("lisbon", "users.read");
        await _test.System.Organizations.SuspendAsync("lisbon");

        await RefusedAsync(() => boss.Permissions.ListEffectiveAsync("ann"));
        await RefusedAsync(() => boss.Permissions.ListEffectiveAsync("ann", "porto"));
    }

    [Test]
    public async Task Oneself_and_a_system_always_know_them()
    {
        (await _test.As(_ann).Permissions.ListEffectiveAsync("ann", "porto")).Should().Equal("reports.read");
        (await _test.As(_ann).Permissions.ListEffectiveAsync(_ann.Id)).Should().Equal("reports.read");
        (await _test.System.Permissions.ListEffectiveAsync("ann", "lisbon")).Should().Equal("invoices.write", "reports.read");
    }

    [Test]
    public async Task Checks_explanations_and_handles_still_ask_for_more_than_reading_the_account()
    {
        var carl = await ActorAsync(null, "users.read");

        await RefusedAsync(() => carl.Permissions.CheckAsync("ann", "invoices.read"));
        await RefusedAsync(() => carl.Permissions.CheckManyAsync("ann", ["invoices.read"]));
        await RefusedAsync(() => carl.Permissions.ExplainAsync("ann", "invoices.read"));
        await RefusedAsync(() => carl.Permissions.ResolveAsync("ann"));
    }

    private async Task<ITenantDirectory> ActorAsync(string? place, string permission) =>
        _test.As(await _test.HolderAsync("carl", place is null ? default(EntityRef) : place, permission));

    private static async Task<string> RefusedAsync<T>(Func<ValueTask<T>> call)
    {
        var refused = async () => await call();
        await refused.ShouldLackAsync("permissions.read");
        return (await refused.Should().ThrowAsync<AccessDeniedException>()).Which.Message;
    }
}
