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
    public void By_the_systems_clock_a_moment_may_be_a_step_older_than_it_seems()
    {
        IsYoung(TimeSpan.FromMilliseconds(16)).Should().BeFalse("all of it may have passed");
        IsYoung(TimeSpan.FromHours(1)).Should().BeTrue();

        static bool IsYoung(TimeSpan most)
        {
            var age = new RightsAge(TimeProvider.System, most);
            return age.IsYoung(age.Now);
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
