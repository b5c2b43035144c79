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
