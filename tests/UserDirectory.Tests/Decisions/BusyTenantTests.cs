using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Decisions;

/// <summary>A call whose ground moves at every attempt gives up.</summary>
public sealed class BusyTenantTests
{
    private const int Attempts = 64;

    private InterruptedStore _store = null!;
    private TestDirectory _test = null!;
    private ITenantDirectory _boss = null!;
    private int _moves;

    [SetUp]
    public async Task SetUp()
    {
        _moves = 0;
        _test = new TestDirectory(decorate: store => _store = new InterruptedStore(store));
        await _test.RoleAsync("editor", ["invoices.write"]);
        await _test.UserAsync("ann");
        _boss = _test.As(await _test.UserAsync("boss", default, "admin"));
    }

    [TearDown]
    public void TearDown() => _test.Dispose();

    [Test]
    public async Task After_64_attempts_it_is_refused_with_nothing_written_and_can_be_repeated()
    {
        _store.BeforeNextCommit(() => MoveAsync(Attempts));
        var deactivate = async () => await _boss.Users.DeactivateAsync("ann");

        await deactivate.ShouldBeRefusedAsync("tenant.busy");

        _moves.Should().Be(Attempts);
        (await _test.System.Users.GetAsync("ann")).Should().BeEquivalentTo(new { IsActive = true, Version = 1L });
        await deactivate.Should().NotThrowAsync();
        (await _test.System.Users.GetAsync("ann")).IsActive.Should().BeFalse();
    }

    [Test]
    public async Task At_the_64th_attempt_it_still_succeeds()
    {
        _store.BeforeNextCommit(() => MoveAsync(Attempts - 1));

        await _boss.Users.DeactivateAsync("ann");

        _moves.Should().Be(Attempts - 1);
        (await _test.System.Users.GetAsync("ann")).IsActive.Should().BeFalse();
    }

    private async Task MoveAsync(int times)
    {
        _moves++;
        await _test.System.Roles.SwitchOffAsync("editor");
        await _test.System.Roles.SwitchOnAsync("editor");
        if (_moves < times)
        {
            _store.BeforeNextCommit(() => MoveAsync(times));
        }
    }
}
