using FluentAssertions;
using Microsoft.Extensions.Time.Testing;
using NUnit.Framework;

namespace UserDirectory.Tests.Permissions;

/// <summary>How old what is kept of rights may be, by the system's clock and by one of the host's.</summary>
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
    public void By_the_systems_clock_what_was_read_now_is_young_and_what_was_long_ago_is_not()
    {
        var age = new RightsAge(TimeProvider.System, TimeSpan.FromMinutes(5));

        age.IsYoung(age.Now).Should().BeTrue();
        age.IsYoung(age.Now - (long.MaxValue / 2)).Should().BeFalse();
    }

    [Test]
    public void By_the_hosts_clock_it_is_exact()
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
