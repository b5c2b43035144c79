using FluentAssertions;
using Microsoft.Extensions.Options;
using NUnit.Framework;

namespace UserDirectory.Tests;

public sealed class PasswordOptionsTests
{
    [Test]
    public void The_defaults_are_the_documented_ones() => new PasswordOptions().Should().BeEquivalentTo(new
    {
        MinLength = 8,
        MaxLength = 256,
        Iterations = 220_000,
        MaxAttempts = 5,
        LockFor = TimeSpan.FromMinutes(5),
    });

    [Test]
    public void Fewer_iterations_than_220000_are_refused()
    {
        Refused(o => o.Iterations = 219_999);
        Refused(o => o.Iterations = 10_000_001);
        var allowed = new UserDirectoryOptions();
        allowed.Passwords.Iterations = 600_000;
        allowed.Invoking(options => OptionsRules.Check(options)).Should().NotThrow();
    }

    [Test]
    public void Lengths_out_of_bounds_are_refused()
    {
        Refused(o => o.MinLength = 0);
        Refused(o => o.MinLength = 33);
        Refused(o => o.MaxLength = 63);
        Refused(o => o.MaxLength = 4097);
    }

    [Test]
    public void A_lock_that_locks_nothing_is_refused()
    {
        Refused(o => o.MaxAttempts = 0);
        Refused(o => o.MaxAttempts = 1001);
        Refused(o => o.LockFor = TimeSpan.Zero);
        Refused(o => o.LockFor = TimeSpan.FromDays(366));
    }

    [Test]
    public void A_refusal_names_the_option_its_value_and_its_bounds() =>
        Refused(o => o.Iterations = 1).Should().Be("UserDirectoryOptions.Passwords.Iterations is 1; 220000 to 10000000 is allowed.");

    private static string Refused(Action<PasswordOptions> set)
    {
        var options = new UserDirectoryOptions();
        set(options.Passwords);

        return FluentActions.Invoking(() => OptionsRules.Check(options)).Should().Throw<OptionsValidationException>().Which.Failures
            .Should().ContainSingle().Which;
    }
}
