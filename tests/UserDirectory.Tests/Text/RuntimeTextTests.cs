using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests;

public sealed class RuntimeTextTests
{
    [Test]
    public void A_runtime_that_normalises_is_accepted() => FluentActions.Invoking(RuntimeText.EnsureNormalizes).Should().NotThrow();

    [Test]
    [SetCulture("tr-TR")]
    public void The_current_culture_makes_no_difference() => FluentActions.Invoking(RuntimeText.EnsureNormalizes).Should().NotThrow();
}
