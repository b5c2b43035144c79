using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests;

public sealed class PasswordHashFormatTests
{
    [TestCase(StoredHashes.Version2)]
    [TestCase(StoredHashes.Version3Sha1)]
    [TestCase(StoredHashes.Version3Sha256)]
    [TestCase(StoredHashes.Version3Sha512)]
    [TestCase(StoredHashes.Current)]
    public void Hashes_of_ASP_NET_Core_Identity_are_known(string hash) => PasswordHashFormat.IsKnown(hash).Should().BeTrue();

    [TestCase(null)]
    [TestCase("")]
    [TestCase("password")]
    [TestCase("not base64!")]
    [TestCase("$2a$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy")]
    [TestCase("AgAAAAIAA1tgAAAAEAABAgMEBQYHCAkKCwwNDg9Cuo9i/d1ZLKcESGLpx3Gxbti9hT1GKNmQnqvjONVYpQ==")]
    [TestCase("AQAAAAIA")]
    [TestCase("AAABAgMEBQYHCAkKCwwNDg+ukCEMDf0yyQ29NYubggHIVY0sdEUfdyeM+E1LtH1u")]
    public void Anything_else_is_not(string? hash) => PasswordHashFormat.IsKnown(hash).Should().BeFalse();

    [Test]
    public void A_very_long_text_is_not_even_decoded() => PasswordHashFormat.IsKnown(new string('A', 1_000_000)).Should().BeFalse();

    [Test]
    public void The_largest_iteration_count_is_ten_million()
    {
        PasswordHashFormat.IsKnown(StoredHashes.Made(2, 10_000_000, 16, 48)).Should().BeTrue();
        PasswordHashFormat.IsKnown(StoredHashes.Made(2, 10_000_001, 16, 48)).Should().BeFalse();
        PasswordHashFormat.IsKnown(StoredHashes.Made(2, uint.MaxValue, 16, 48)).Should().BeFalse();
        PasswordHashFormat.IsKnown(StoredHashes.Made(2, 0, 16, 48)).Should().BeFalse();
    }

    [TestCase(3u, 16u, 48)]
    [TestCase(uint.MaxValue, 16u, 48)]
    [TestCase(2u, 0u, 48)]
    [TestCase(2u, 15u, 47)]
    [TestCase(2u, 65u, 97)]
    [TestCase(2u, uint.MaxValue, 48)]
    [TestCase(2u, 0x80000010, 48)]
    [TestCase(2u, 16u, 47)]
    [TestCase(2u, 16u, 16)]
    [TestCase(2u, 16u, 81)]
    [TestCase(2u, 48u, 48)]
    public void Numbers_out_of_bounds_are_not_known(uint prf, uint statedSalt, int remaining) =>
        PasswordHashFormat.IsKnown(StoredHashes.Made(prf, 1000, statedSalt, remaining)).Should().BeFalse();

    [Test]
    public void What_is_written_is_read_back()
    {
        var hash = new Pbkdf2Hash(false, Pbkdf2Prf.HmacSha512, 0x00345678, RandomBytes.Create(16), RandomBytes.Create(32));

        PasswordHashFormat.TryRead(PasswordHashFormat.Write(hash), out var read).Should().BeTrue();

        read.Should().BeEquivalentTo(hash);
    }
}
