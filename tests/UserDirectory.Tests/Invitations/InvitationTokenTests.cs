using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Invitations;

public sealed class InvitationTokenTests
{
    private static readonly InvitationToken s_token = new(Guid.NewGuid(), Guid.NewGuid(), TokenSecret.Create());

    [Test]
    public void A_token_is_read_as_it_was_written()
    {
        var read = InvitationToken.Parse(s_token.ToText())!;

        (read.TenantId, read.InvitationId).Should().Be((s_token.TenantId, s_token.InvitationId));
        read.Secret.Fits(s_token.Secret.Hash()).Should().BeTrue();
    }

    [Test]
    public void It_is_86_characters_of_an_address()
    {
        s_token.ToText().Should().MatchRegex("^[A-Za-z0-9_-]{86}$");
    }

    [Test]
    public void The_secret_has_256_bits_and_another_one_each_time()
    {
        TokenSecret.Create().Bytes.Length.Should().Be(32);
        TokenSecret.Create().Hash().Should().NotBe(TokenSecret.Create().Hash());
    }

    [Test]
    public void Any_other_text_is_no_token()
    {
        var text = s_token.ToText();

        foreach (var other in new[] { null, string.Empty, text + "A", text[1..], " " + text[1..], text[1..]
            + "=", text[1..] + "+", "é" + text[1..], new string('x', 100_000) })
        {
            InvitationToken.Parse(other).Should().BeNull($"'{other}' is not one");
        }
    }

    [Test]
    public void A_token_has_one_text()
    {
        var text = s_token.ToText();
        var last = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
            .Where(c => InvitationToken.Parse(text[..^1] + c) is not null).ToList();

        last.Should().HaveCount(4, "the last character holds two bits, and the other four are not set");
    }

    [Test]
    public void Only_the_secret_itself_fits_its_hash()
    {
        TokenSecret.Create().Fits(s_token.Secret.Hash()).Should().BeFalse();
        s_token.Secret.Fits(null).Should().BeFalse("a closed invitation has no hash any more");
    }

    [Test]
    public void The_hash_is_the_sha256_of_the_secret()
    {
        var digest = System.Security.Cryptography.SHA256.HashData(s_token.Secret.Bytes);

        s_token.Secret.Hash().Reveal().Should().Be(Base64UrlText.Encode(digest));
    }

    [Test]
    public void No_text_of_it_shows_the_secret()
    {
        var secret = Base64UrlText.Encode(s_token.Secret.Bytes);

        $"{s_token} {s_token.Secret} {s_token.Secret.Hash()}".Should().NotContain(secret).And.NotContain(s_token.Secret.Hash().Reveal());
    }
}
