using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Permissions;

/// <summary>A clock that is set back, as after a wrong time was put right: what was kept of the time after counts no more.</summary>
public sealed class ClockTests
{
    private TestDirectory _test = null!;
    private User _ann = null!;

    [SetUp]
    public async Task SetUp()
    {
        _test = new TestDirectory();
        await _test.RoleAsync("editor", ["invoices.read"]);
        _ann = await _test.UserAsync("ann");
    }

    [TearDown]
    public void TearDown() => _test.Dispose();

    [Test]
    public async Task A_right_that_begins_later_again_is_not_held()
    {
        await AssignAsync(new Validity(_test.Clock.GetUtcNow().AddHours(1), null));
        _test.Clock.Advance(TimeSpan.FromHours(2));
        (await MayAsync()).Should().BeTrue();

        _test.Clock.Advance(TimeSpan.FromHours(-2));

        (await MayAsync()).Should().BeFalse("it begins in an hour");
    }

    [Test]
    public async Task A_right_that_is_not_over_any_more_is_held()
    {
        await AssignAsync(new Validity(null, _test.Clock.GetUtcNow().AddHours(1)));
        _test.Clock.Advance(TimeSpan.FromHours(2));
        (await MayAsync()).Should().BeFalse();

        _test.Clock.Advance(TimeSpan.FromHours(-2));

        (await MayAsync()).Should().BeTrue("it ends in an hour");
    }

    private async Task<bool> MayAsync() => await _test.System.Permissions.CheckAsync(_ann.Id, "invoices.read");

    private async Task AssignAsync(Validity validity) => await _test.System.Roles.AssignAsync(Subject.User(_ann.Id), ["editor"], validity: validity);
}
