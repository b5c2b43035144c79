using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests;

public sealed class Base64UrlTextTests
{
    [TestCase("", "")]
    [TestCase("66", "Zg")]
    [TestCase("666F", "Zm8")]
    [TestCase("666F6F", "Zm9v")]
    [TestCase("FBFFBF", "-_-_")]
    public void Bytes_are_written_and_read_back(string hex, string text)
    {
        Base64UrlText.Encode(Convert.FromHexString(hex)).Should().Be(text);
        Base64UrlText.TryDecode(text, out var bytes).Should().BeTrue();
        bytes.Should().Equal(Convert.FromHexString(hex));
    }

    [Test]
    public void Random_bytes_of_every_length_survive()
    {
        for (var length = 0; length < 100; length++)
        {
            var bytes = RandomBytes.Create(length);

            Base64UrlText.TryDecode(Base64UrlText.Encode(bytes), out var read).Should().BeTrue();
            read.Should().Equal(bytes);
        }
    }

    [TestCase(null)]
    [TestCase("Z")]
    [TestCase("Zg==")]
    [TestCase("Zm8=")]
    [TestCase("Zg ")]
    [TestCase(" Zg")]
    [TestCase("Z\ng")]
    [TestCase("Zm9v\r\n")]
    [TestCase("+/+/")]
    [TestCase("Zm9é")]
    [TestCase("Zm9v.")]
    public void Other_text_is_not_read(string? text)
    {
        Base64UrlText.TryDecode(text, out var bytes).Should().BeFalse();
        bytes.Should().BeEmpty();
    }

    [TestCase("Zh")]
    [TestCase("Zm9")]
    [TestCase("Zm8AAP")]
    public void Unused_bits_that_are_set_are_refused(string text) =>
        Base64UrlText.TryDecode(text, out _).Should().BeFalse("each token has one text");
}
