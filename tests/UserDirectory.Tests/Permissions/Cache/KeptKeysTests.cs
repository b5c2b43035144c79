using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Permissions.Cache;

/// <summary>Which organization or role had a key a moment ago decides nothing: a key that changes hands means who has it now.</summary>
public sealed class KeptKeysTests
{
    private InterruptedStore _store = null!;
    private TestDirectory _test = null!;
    private TestDirectory _other = null!;
    private User _ann = null!;

    [SetUp]
    public async Task SetUp()
    {
        _test = new TestDirectory(decorate: inner => _store = new InterruptedStore(inner));
        await _test.RoleAsync("reader", ["invoices.read"]);
        await _test.OrganizationAsync("lisbon");
        _ann = await _test.UserAsync("ann", "lisbon", "reader");

        // Over the same store, and this host is not told of what it commits.
        _other = new TestDirectory(decorate: _ => _test.InMemory);
    }

    [TearDown]
    public void TearDown()
    {
        _other.Dispose();
        _test.Dispose();
    }

    [Test]
    public async Task A_check_by_a_key_that_was_seen_to_change_hands_is_about_who_has_it_now()
    {
        bool? before = null, seen = null;
        _store.BeforeNextCommit(async () => before = await MayReadAsync());
        _store.AfterNextCommit(async () => seen = await MayReadAsync());

        await PassOnLisbonAsync(_test);

        before.Should().BeTrue("the commit does not show yet");
        seen.Should().BeFalse("the commit shows, though the call that made it has not returned");
        (await MayReadAsync()).Should().BeFalse();
    }

    [Test]
    public async Task A_call_by_a_key_that_another_host_passed_on_asks_at_who_has_it_now()
    {
        var boss = await _test.HolderAsync("boss", "lisbon", "*.*");
        await _test.As(boss).Roles.UnassignAsync(_ann.Id, ["reader"], "lisbon");
        await PassOnLisbonAsync(_other);

        await _test.As(boss).Invoking(acme => acme.Roles.AssignAsync(_ann.Id, ["reader"], "lisbon").AsTask())
            .Should().ThrowAsync<AccessDeniedException>();
        var given = await _test.System.Roles.AssignAsync(_ann.Id, ["reader"], "lisbon");

        var lisbon = await _other.System.Organizations.GetAsync("lisbon");
        given.Roles.Should().Contain(role => role.Assignment.OrganizationId == lisbon.Id);
    }

    [Test]
    public async Task A_role_by_a_key_that_another_host_passed_on_is_who_has_it_now()
    {
        var boss = await _test.HolderAsync("boss", default, "users.*", "invoices.read");
        await _test.As(boss).Roles.AssignAsync(_ann.Id, ["reader"]);
        await _test.As(boss).Roles.UnassignAsync(_ann.Id, ["reader"]);
        await _other.System.InOneCommitAsync(async acme =>
        {
            await acme.Roles.UpdateAsync("reader", new RoleUpdate { Key = "old reader" });
            await acme.Roles.CreateAsync(new NewRole("reader", "invoices.*"));
        });

        await _test.As(boss).Invoking(acme => acme.Roles.AssignAsync(_ann.Id, ["reader"]).AsTask())
            .Should().ThrowAsync<AccessDeniedException>();
    }

    private static ValueTask PassOnLisbonAsync(TestDirectory by) => by.System.InOneCommitAsync(async acme =>
    {
        await acme.Organizations.UpdateAsync("lisbon", new OrganizationUpdate { Key = "porto" });
        await acme.Organizations.CreateAsync(new NewOrganization("lisbon"));
    });

    private async Task<bool> MayReadAsync() => await _test.System.Permissions.CheckAsync(_ann.Id, "invoices.read", "lisbon");
}
