using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Storage.InMemory;

namespace UserDirectory.Tests.Storage.InMemory;

public sealed class TextHashTests
{
    [Test]
    public void Equal_text_has_an_equal_hash() =>
        TextHash.Of(new string("ANN@ACME.EXAMPLE")).Should().Be(TextHash.Of("xANN@ACME.EXAMPLEx".AsSpan(1, 16)));

    [Test]
    public void Texts_that_differ_little_hardly_ever_collide()
    {
        var texts = Enumerable.Range(0, 100_000).Select(i => $"USER{i}@ACME.EXAMPLE")
            .Concat(Enumerable.Range(0, 65).Select(i => new string('\0', i)))
            .Concat(Enumerable.Range(0, 0x10000).Select(i => $"ANN{(char)i}"));

        texts.Select(text => TextHash.Of(text)).Distinct().Count()
            .Should().BeGreaterThan(165_000, "of 165,601 texts about three share a hash by chance");
    }
}
