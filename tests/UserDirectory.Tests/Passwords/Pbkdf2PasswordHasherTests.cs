using System.Diagnostics;
using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests;

public sealed class Pbkdf2PasswordHasherTests
{
    private static readonly Pbkdf2PasswordHasher s_hasher = new(PasswordOptions.MinIterations);

    // Where it is not the number of iterations that is asked about: on netstandard2.0 that of a directory takes half a second.
    private static readonly Pbkdf2PasswordHasher s_quick = Pbkdf2PasswordHasher.Weak(100);

    [Test]
    public async Task A_password_fits_its_own_hash_and_no_other_does()
    {
        var hash = await s_quick.HashAsync("correct horse", CancellationToken.None);

        (await s_quick.VerifyAsync(hash, "correct horse", CancellationToken.None)).Should().Be(PasswordHashResult.Succeeded);
        (await s_quick.VerifyAsync(hash, "Correct horse", CancellationToken.None)).Should().Be(PasswordHashResult.Failed);
        (await s_quick.VerifyAsync(hash, "", CancellationToken.None)).Should().Be(PasswordHashResult.Failed);
    }

    [Test]
    public async Task A_hash_is_in_version_3_with_SHA_512_and_220000_iterations()
    {
        var bytes = Convert.FromBase64String(await s_hasher.HashAsync("correct horse", CancellationToken.None));

        bytes.Should().HaveCount(61).And.StartWith(new byte[] { 1, 0, 0, 0, 2, 0, 0x03, 0x5B, 0x60, 0, 0, 0, 16 });
    }

    [Test]
    public async Task The_same_password_has_another_hash_each_time() =>
        (await s_quick.HashAsync("correct horse", CancellationToken.None))
            .Should().NotBe(await s_quick.HashAsync("correct horse", CancellationToken.None));

    [TestCase(StoredHashes.Version2, StoredHashes.Password)]
    [TestCase(StoredHashes.Version2, "battery staple")]
    [TestCase(StoredHashes.Version3Sha1, "battery staple")]
    [TestCase(StoredHashes.Version3Sha512OfFew, "battery staple")]
    [TestCase("no hash at all", "battery staple")]
    public async Task A_weaker_hash_takes_as_much_work_as_a_new_one(string weaker, string guess)
    {
        var own = await s_hasher.HashAsync(StoredHashes.Password, CancellationToken.None);

        var (ofWeaker, ofOwn) = (await LeastTimeAsync(weaker, guess), await LeastTimeAsync(own, guess));

        // Without the missing work it is a twentieth at most; and a busy machine may hold up either.
        ofWeaker.Should().BeGreaterThan(ofOwn / 10, "the time must not tell an account whose hash was imported from one that is unknown");
    }

    [TestCase(StoredHashes.Version2)]
    [TestCase(StoredHashes.Version3Sha1)]
    [TestCase(StoredHashes.Version3Sha256)]
    [TestCase(StoredHashes.Version3Sha512)]
    public async Task A_weaker_hash_of_ASP_NET_Core_Identity_is_proved_and_to_be_replaced(string hash)
    {
        (await s_hasher.VerifyAsync(hash, StoredHashes.Password, CancellationToken.None))
            .Should().Be(PasswordHashResult.SucceededRehashNeeded);
        (await s_hasher.VerifyAsync(hash, StoredHashes.Password + ".", CancellationToken.None)).Should().Be(PasswordHashResult.Failed);
    }

    [Test]
    public async Task A_hash_of_the_configured_strength_or_more_is_kept()
    {
        (await s_hasher.VerifyAsync(StoredHashes.Current, StoredHashes.OtherPassword, CancellationToken.None))
            .Should().Be(PasswordHashResult.Succeeded);
        (await new Pbkdf2PasswordHasher(220_001).VerifyAsync(StoredHashes.Current, StoredHashes.OtherPassword, CancellationToken.None))
            .Should().Be(PasswordHashResult.SucceededRehashNeeded);
        (await Pbkdf2PasswordHasher.Weak(100_000).VerifyAsync(StoredHashes.Version3Sha512, StoredHashes.Password, CancellationToken.None))
            .Should().Be(PasswordHashResult.Succeeded);
    }

    [Test]
    public async Task More_iterations_with_another_function_do_not_make_a_hash_strong() =>
        (await Pbkdf2PasswordHasher.Weak().VerifyAsync(StoredHashes.Version3Sha256, StoredHashes.Password, CancellationToken.None))
            .Should().Be(PasswordHashResult.SucceededRehashNeeded);

    [TestCase("")]
    [TestCase("not base64!")]
    [TestCase("AQAAAAIA")]
    [TestCase("$2a$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy")]
    public async Task A_malformed_hash_fails_without_an_exception(string hash) =>
        (await s_quick.VerifyAsync(hash, "password", CancellationToken.None)).Should().Be(PasswordHashResult.Failed);

    [Test]
    public async Task A_hash_that_would_cost_hours_fails_at_once() =>
        (await s_quick.VerifyAsync(StoredHashes.Made(2, uint.MaxValue, 16, 48), "password", CancellationToken.None))
            .Should().Be(PasswordHashResult.Failed);

    [Test]
    public async Task A_cut_or_changed_hash_never_fits()
    {
        var bytes = Convert.FromBase64String(await s_quick.HashAsync("password", CancellationToken.None));
        for (var i = 9; i < bytes.Length; i++)
        {
            var changed = (byte[])bytes.Clone();
            changed[i] ^= 0x40;

            (await s_quick.VerifyAsync(Convert.ToBase64String(changed), "password", CancellationToken.None))
                .Should().Be(PasswordHashResult.Failed, "byte {0} changed", i);
            (await s_quick.VerifyAsync(Convert.ToBase64String(bytes, 0, i), "password", CancellationToken.None))
                .Should().Be(PasswordHashResult.Failed, "{0} bytes are left", i);
        }
    }

    [Test]
    public async Task A_cancelled_call_does_no_work()
    {
        var cancelled = new CancellationToken(canceled: true);

        await s_hasher.Invoking(async h => await h.HashAsync("password", cancelled)).Should().ThrowAsync<OperationCanceledException>();
        await s_hasher.Invoking(async h => await h.VerifyAsync(StoredHashes.Current, "password", cancelled))
            .Should().ThrowAsync<OperationCanceledException>();
    }

    private static async Task<TimeSpan> LeastTimeAsync(string hash, string guess)
    {
        var least = TimeSpan.MaxValue;
        for (var i = 0; i < 3; i++)
        {
            var began = Stopwatch.GetTimestamp();
            await s_hasher.VerifyAsync(hash, guess, CancellationToken.None);
            var took = Stopwatch.GetElapsedTime(began);
            least = took < least ? took : least;
        }

        return least;
    }
}
