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

    [TestCase("store.busy", 1)]
    [TestCase("store.full", 5)]
    [TestCase("store.read_only", 5)]
    [TestCase("store.unreadable", 5)]
    [TestCase("store.unavailable", 5)]
    [TestCase("store.version", 5)]
    [TestCase("store.inconsistent", 5)]
    public void What_the_store_cannot_do_now_is_503_and_names_no_path(string code, int seconds)
    {
        var fault = new StoreException(code, "No room in /srv/directory.db.", new IOException("/srv/directory.db"));

        var answer = RefusalStatus.Of((UserDirectoryException)fault, null!, isFromHeader: false);

        answer.Should().BeEquivalentTo(new { Status = 503, Code = code, RetryAfter = seconds });
        answer.Message.Should().NotContain("/srv");
    }
}
