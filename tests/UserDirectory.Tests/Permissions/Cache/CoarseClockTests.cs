using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Permissions;

/// <summary>How old what is kept of rights may be by the system's own clock, which goes in steps.</summary>
public sealed class CoarseClockTests
{
    [TestCase(16, false, Description = "All of it may have passed in one step.")]
    [TestCase(3_600_000, true)]
    public void What_was_just_read_may_be_a_step_older_than_it_seems(int milliseconds, bool isYoung)
    {
        var age = new RightsAge(TimeProvider.System, TimeSpan.FromMilliseconds(milliseconds));

        age.IsYoung(age.Now).Should().Be(isYoung);
    }
}
