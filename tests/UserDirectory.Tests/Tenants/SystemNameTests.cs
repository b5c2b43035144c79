using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Tenants;

public sealed class SystemNameTests
{
    [Test]
    public void The_mark_of_what_signed_in_before_an_address_changed_is_nobodys_name()
    {
        using var test = new TestDirectory();

        var here = () => test.Directory.AsSystem("earlier-address");
        var elsewhere = () => test.Directory.Tenant("acme").AsSystem("earlier-address");

        here.Should().Throw<ArgumentException>().WithMessage("*reserved*");
        elsewhere.Should().Throw<ArgumentException>().WithMessage("*reserved*");
    }
}
