using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Decisions;

/// <summary>A host whose clock is so wrong that no id or expiry can be made of it hears that, whatever it calls.</summary>
public sealed class ClockRangeTests
{
    [TestCase("0001-01-01T00:00:00Z")]
    [TestCase("1969-12-31T23:59:59Z")]
    [TestCase("9000-01-01T00:00:00Z")]
    [TestCase("9999-12-31T23:59:59Z")]
    public async Task Every_call_that_takes_the_time_is_refused(string time)
    {
        using var test = new TestDirectory();
        await test.OrganizationAsync("lisbon");
        await test.UserAsync("ann", "lisbon");
        test.Clock.AdjustTime(DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture));
        Func<Task>[] calls =
        [
            async () => await test.System.Users.CreateAsync(new NewUser("bob")),
            async () => await test.System.Users.DeleteAsync("ann"),
            async () => await test.System.Invitations.SendAsync(new NewInvitation("bob@acme.example", "lisbon")),
            async () => await test.System.Passwords.SetAsync("ann", "correct horse"),
            async () => await test.System.Members.AddAsync("ann", "lisbon", new Validity(null, DateTimeOffset.MaxValue)),
            async () => await test.System.Users.ListAsync(),
            async () => await test.System.InOneCommitAsync(async batch => await batch.Users.DeleteAsync("ann")),
            async () => await test.Directory.Tenants.CreateAsync(new NewTenant("acme")),
            async () => await test.Directory.SweepAsync(),
        ];

        foreach (var call in calls)
        {
            await call.ShouldBeRefusedAsync("clock.out_of_range");
        }
    }

    [TestCase("1970-01-01T00:00:00Z")]
    [TestCase("8999-12-31T23:59:59Z")]
    public async Task At_the_ends_of_the_range_everything_works(string time)
    {
        using var test = new TestDirectory();
        test.Clock.AdjustTime(DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture));
        await test.OrganizationAsync("lisbon");
        await test.UserAsync("ann", "lisbon");

        await test.System.Invitations.SendAsync(new NewInvitation("bob@acme.example", "lisbon") { Lifetime = TimeSpan.FromDays(90) });
        await test.System.Members.ChangeValidityAsync("ann", "lisbon", new Validity(DateTimeOffset.MinValue, DateTimeOffset.MaxValue));
        await test.System.Users.DeleteAsync("ann");
        await test.Directory.SweepAsync();

        (await test.System.Users.ListDeletedAsync()).Items.Should().ContainSingle();
    }
}
