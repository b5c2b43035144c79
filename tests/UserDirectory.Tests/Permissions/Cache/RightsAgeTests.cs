using FluentAssertions;
using Microsoft.Extensions.Time.Testing;
using NUnit.Framework;

namespace UserDirectory.Tests.Permissions;

/// <summary>How old what is kept of rights may be.</summary>
public sealed class RightsAgeTests
{
    [Test]
    public void Nothing_is_young_where_no_age_is_allowed()
    {
        foreach (var clock in new[] { TimeProvider.System, new FakeTimeProvider() })
        {
            var age = new RightsAge(clock, TimeSpan.Zero);

            age.IsYoung(age.Now).Should().BeFalse();
        }
    }

    [Test]
    public void The_clock_of_the_system_keeps_nothing_for_longer()
    {
        var most = TimeSpan.FromMilliseconds(60);
        var age = new RightsAge(TimeProvider.System, most);
        new RightsAge(TimeProvider.System, TimeSpan.FromHours(1)).IsYoung(age.Now).Should().BeTrue();
        for (var round = 0; round < 10; round++)
        {
            // Before, so that it was read no earlier.
            var began = TimeProvider.System.GetTimestamp();
            var readAt = age.Now;
            SpinWait.SpinUntil(() => TimeProvider.System.GetElapsedTime(began) >= most);
            age.IsYoung(readAt).Should().Be(false, "what was read before {0} is as old as allowed", readAt);
        }
    }

    [Test]
    public void It_is_exact()
    {
        var clock = new FakeTimeProvider();
        var age = new RightsAge(clock, TimeSpan.FromSeconds(2));
        var readAt = age.Now;

        clock.Advance(TimeSpan.FromSeconds(2) - TimeSpan.FromTicks(1));
        age.IsYoung(readAt).Should().BeTrue();
        clock.Advance(TimeSpan.FromTicks(1));
        age.IsYoung(readAt).Should().BeFalse();
    }
}
