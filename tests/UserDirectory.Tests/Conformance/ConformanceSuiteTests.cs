using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Testing;

namespace UserDirectory.Tests.Conformance;

public sealed class ConformanceSuiteTests
{
    [Test]
    public void No_fixture_is_left_out_here() =>
        ConformanceSuite.MissingFrom(typeof(ConformanceSuiteTests).Assembly).Should().BeEmpty("each fixture needs a test class that derives from it");

    [Test]
    public void An_assembly_that_derives_from_none_lacks_them_all() =>
        ConformanceSuite.MissingFrom(typeof(ConformanceSuite).Assembly).Should().Equal(ConformanceSuite.Fixtures).And.NotBeEmpty();
}
