using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Import;

/// <summary>Lock-outs that come along with a password.</summary>
public sealed class ImportLockOutTests
{
    private const string Password = "correct horse";
    private string _hash = null!;
    private TestDirectory _test = null!;

    [SetUp]
    public async Task SetUp()
    {
        _test = new TestDirectory();
        _hash = await new CheapPasswordHasher().HashAsync(Password, default);
    }

    [TearDown]
    public void TearDown() => _test.Dispose();

    [Test]
    public async Task Who_is_locked_out_stays_so_until_then()
    {
        var until = _test.Clock.GetUtcNow().AddMinutes(30);
        await _test.System.ImportAsync(new ImportRow { Key = "ann", PasswordHash = _hash, LockedUntil = until });

        (await VerifyAsync(Password)).Should().BeEquivalentTo(new { Outcome = PasswordOutcome.LockedOut, LockedUntil = until });
        _test.Clock.Advance(TimeSpan.FromMinutes(30));
        (await VerifyAsync(Password)).Outcome.Should().Be(PasswordOutcome.Succeeded);
    }

    [Test]
    public async Task Failed_attempts_count_on()
    {
        await _test.System.ImportAsync(new ImportRow { Key = "ann", PasswordHash = _hash, FailedAttempts = 4 });

        (await VerifyAsync("wrong")).Outcome.Should().Be(PasswordOutcome.Failed);
        (await VerifyAsync(Password)).Outcome.Should().Be(PasswordOutcome.LockedOut, "the fifth wrong guess locks");
    }

    [TestCase(5)]
    [TestCase(int.MaxValue)]
    public async Task More_than_fit_lock_at_the_next(int failed)
    {
        await _test.System.ImportAsync(new ImportRow { Key = "ann", PasswordHash = _hash, FailedAttempts = failed });

        await VerifyAsync("wrong");
        (await VerifyAsync(Password)).Outcome.Should().Be(PasswordOutcome.LockedOut);
    }

    [Test]
    public async Task A_lock_that_is_over_is_none_and_failed_attempts_still_count()
    {
        await _test.System.ImportAsync(
            new ImportRow { Key = "ann", PasswordHash = _hash, FailedAttempts = 4, LockedUntil = _test.Clock.GetUtcNow() });

        (await _test.System.Passwords.GetStateAsync("ann")).LockedUntil.Should().BeNull();
        await VerifyAsync("wrong");
        (await VerifyAsync(Password)).Outcome.Should().Be(PasswordOutcome.LockedOut);
    }

    [Test]
    public async Task A_lock_for_good_is_kept()
    {
        await _test.System.ImportAsync(new ImportRow { Key = "ann", PasswordHash = _hash, LockedUntil = DateTimeOffset.MaxValue });

        (await VerifyAsync(Password)).Outcome.Should().Be(PasswordOutcome.LockedOut);
    }

    [Test]
    public async Task A_lock_without_a_password_is_refused()
    {
        var rows = new[] { new ImportRow { Key = "ann", LockedUntil = _test.Clock.GetUtcNow().AddHours(1) },
            new ImportRow { Key = "bob", LockedUntil = _test.Clock.GetUtcNow(), FailedAttempts = 3 } };

        (await _test.System.ImportAsync(rows)).Select(Told).Should().Equal("Refused LockedUntil password.missing", "Created");
    }

    [Test]
    public async Task An_account_that_is_there_keeps_its_own()
    {
        await _test.System.ImportAsync(new ImportRow { Key = "ann", PasswordHash = _hash });

        (await _test.System.ImportAsync(
            new ImportRow
            {
                Key = "ann",
                PasswordHash = _hash,
                FailedAttempts = 4,
                LockedUntil = _test.Clock.GetUtcNow()
                .AddHours(1)
            })).Outcome
            .Should().Be(ImportOutcome.Unchanged);
        (await VerifyAsync(Password)).Outcome.Should().Be(PasswordOutcome.Succeeded);
    }

    [Test]
    public async Task A_negative_count_is_refused() =>
        Told(await _test.System.ImportAsync(new ImportRow { Key = "ann", PasswordHash = _hash, FailedAttempts = -1 }))
            .Should().Be("Refused FailedAttempts number.range");

    [Test]
    public async Task Only_a_system_may_bring_a_lock_out()
    {
        var actor = _test.As(await _test.HolderAsync("actor", default, "*.*"));

        Told(await actor.ImportAsync(new ImportRow { Key = "ann", LockedUntil = DateTimeOffset.MaxValue }))
            .Should().Contain("LockedUntil access.system_only");
        Told(await actor.ImportAsync(new ImportRow { Key = "ann", FailedAttempts = 0 }))
            .Should().Be("Refused FailedAttempts access.system_only");
    }

    private async Task<PasswordVerification> VerifyAsync(string password) => await _test.System.Passwords.VerifyAsync("ann", password);

    private static string Told(ImportResult result) =>
        string.Join(' ', result.Errors.Select(error => $"{error.Field} {error.Code}").Prepend($"{result.Outcome}"));
}
