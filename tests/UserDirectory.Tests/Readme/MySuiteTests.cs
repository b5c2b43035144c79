using NUnit.Framework;
using UserDirectory.Testing;

namespace UserDirectory.Tests.Readme;

#region complete
public sealed class MySuiteTests
{
    [Test]
    public void No_fixture_is_left_out() => Assert.That(ConformanceSuite.MissingFrom(typeof(MySuiteTests).Assembly), Is.Empty);
}
#endregion
