using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Users;

public sealed class LoginRecordingTests
{
    private TestDirectory _test = null!;
    private User _ann = null!;

    [SetUp]
    public async Task SetUp()
    {
        _test = new TestDirectory();
        _ann = await _test.UserAsync("ann");
    }

    [TearDown]
    public void Dispose() => _test.Dispose();

    [Test]
    public async Task A_login_is_kept_in_whole_microseconds_without_version_or_feed_entry()
    {
        var before = await _test.LatestChangeAsync();

        await _test.System.Users.RecordLoginAsync("ann", _test.Clock.GetUtcNow().AddTicks(13));

        (await _test.System.Users.GetAsync("ann"))
            .Should().BeEquivalentTo(new { LastLoginAt = _test.Clock.GetUtcNow().AddTicks(10), Version = 1 });
        (await _test.LatestChangeAsync()).Number.Should().Be(before.Number);
    }

    [Test]
    public async Task Null_clears_it()
    {
        await _test.System.Users.RecordLoginAsync("ann", _test.Clock.GetUtcNow());

        await _test.System.Users.RecordLoginAsync("ann", null);

        (await _test.System.Users.GetAsync("ann")).LastLoginAt.Should().BeNull();
    }

    [Test]
    public async Task A_time_far_in_the_future_is_refused()
    {
        var call = async () => await _test.System.Users.RecordLoginAsync("ann", _test.Clock.GetUtcNow().AddDays(2));

        await call.ShouldBeInvalidAsync("at last_login.future");
    }

    [Test]
    public async Task A_time_that_stands_for_none_elsewhere_is_refused_and_clears_nothing()
    {
        await _test.System.Users.RecordLoginAsync("ann", _test.Clock.GetUtcNow());
        DateTimeOffset[] none = [default, DateTimeOffset.FromFileTime(0), DateTimeOffset.UnixEpoch.AddTicks(-1)];

        foreach (var time in none)
        {
            var call = async () => await _test.System.Users.RecordLoginAsync("ann", time);
            await call.ShouldBeInvalidAsync("at last_login.past");
        }

        (await _test.System.Users.GetAsync("ann")).LastLoginAt.Should().Be(_test.Clock.GetUtcNow());
    }

    [Test]
    public async Task The_earliest_time_is_kept()
    {
        await _test.System.Users.RecordLoginAsync("ann", DateTimeOffset.UnixEpoch);

        (await _test.System.Users.GetAsync("ann")).LastLoginAt.Should().Be(DateTimeOffset.UnixEpoch);
    }

    [Test]
    public async Task It_needs_the_permission_at_home_even_of_the_account_itself()
    {
        var call = async () => await _test.As(_ann).Users.RecordLoginAsync("ann", null);

        await call.ShouldLackAsync("users.update");
    }

    [Test]
    public async Task An_unknown_account_is_not_found()
    {
        var call = async () => await _test.System.Users.RecordLoginAsync("nobody", null);

        await call.ShouldBeRefusedAsync("user.not_found");
    }
}
