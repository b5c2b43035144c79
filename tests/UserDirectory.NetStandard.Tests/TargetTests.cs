using System.Reflection;
using System.Runtime.Versioning;
using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.NetStandard.Tests;

public sealed class TargetTests
{
    [Test]
    public void These_tests_run_against_the_netstandard_build() =>
        typeof(User).Assembly.GetCustomAttribute<TargetFrameworkAttribute>()!.FrameworkName.Should().Be(".NETStandard,Version=v2.0");
}
