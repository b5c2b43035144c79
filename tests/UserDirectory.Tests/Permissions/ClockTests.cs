using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Permissions;

/// <summary>A clock that is set back, as after a wrong time was put right: what was kept of the time after counts no more.</summary>
public sealed class ClockTests : OneRightTestCase
{
    [Test]
    public async Task A_right_that_begins_later_again_is_not_held()
    {
        await AssignAsync(new Validity(Test.Clock.GetUtcNow().AddHours(1), null));
        Test.Clock.Advance(TimeSpan.FromHours(2));
        (await MayAsync()).Should().BeTrue();

        Test.Clock.AdjustTime(Test.Clock.GetUtcNow().AddHours(-2));

        (await MayAsync()).Should().BeFalse("it begins in an hour");
    }

    [Test]
    public async Task A_right_that_is_not_over_any_more_is_held()
    {
        await AssignAsync(new Validity(null, Test.Clock.GetUtcNow().AddHours(1)));
        Test.Clock.Advance(TimeSpan.FromHours(2));
        (await MayAsync()).Should().BeFalse();

        Test.Clock.AdjustTime(Test.Clock.GetUtcNow().AddHours(-2));

        (await MayAsync()).Should().BeTrue("it ends in an hour");
    }
}
