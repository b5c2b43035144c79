using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.AspNetCore.Tests.Wire;

public sealed class RefusalStatusTests
{
    [TestCase("tenant.busy")]
    [TestCase("clock.out_of_range")]
    public void What_is_wrong_with_the_host_is_503(string code) =>
        RefusalStatus.Of(new ConflictException(code, "Later."), null!, isFromHeader: false)
            .Should().BeEquivalentTo(new { Status = 503, Code = code });
}
