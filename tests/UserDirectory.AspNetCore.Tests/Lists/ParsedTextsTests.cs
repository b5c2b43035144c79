using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.AspNetCore.Tests.Lists;

/// <summary>What was read once is not read again, and never too much is held.</summary>
public sealed class ParsedTextsTests
{
    private int _reads;

    [SetUp]
    public void Begin() => _reads = 0;

    [Test]
    public void A_text_is_read_once()
    {
        var texts = new ParsedTexts<string>(10, 1_000_000);

        texts.GetOrAdd("a", Read).Should().BeSameAs(texts.GetOrAdd("a", Read));
        _reads.Should().Be(1);
    }

    [Test]
    public void The_number_of_texts_is_bounded()
    {
        var texts = new ParsedTexts<string>(10, 1_000_000);
        for (var i = 0; i < 1_000; i++)
        {
            texts.GetOrAdd($"{i}", Read);
            texts.Entries.Should().BeLessThanOrEqualTo(10);
        }
    }

    [Test]
    public void The_bytes_are_bounded()
    {
        var texts = new ParsedTexts<string>(1_000_000, 1_000_000);
        for (var i = 0; i < 1_000; i++)
        {
            texts.GetOrAdd(new string('a', i), Read);
            texts.Bytes.Should().BeLessThanOrEqualTo(1_000_000);
        }
    }

    [Test]
    public void A_text_that_is_asked_for_again_stays()
    {
        var texts = new ParsedTexts<string>(10, 1_000_000);
        for (var i = 0; i < 1_000; i++)
        {
            texts.GetOrAdd($"{i}", Read);
            texts.GetOrAdd("often", Read);
        }

        _reads.Should().Be(1_001);
    }

    [Test]
    public void One_that_is_too_large_drives_nothing_out()
    {
        var texts = new ParsedTexts<string>(10, 10_000);
        texts.GetOrAdd("a", Read);
        texts.GetOrAdd(new string('b', 1_000), Read);
        texts.GetOrAdd(new string('b', 1_000), Read);
        texts.GetOrAdd("a", Read);

        _reads.Should().Be(3);
        texts.Entries.Should().Be(1);
    }

    [Test]
    public void What_is_refused_is_not_held()
    {
        var texts = new ParsedTexts<string>(10, 1_000_000);
        var get = () => texts.GetOrAdd("a", _ => throw new InvalidOperationException());

        get.Should().Throw<InvalidOperationException>();
        texts.Entries.Should().Be(0);
    }

    [Test]
    public void Many_threads_hold_no_more()
    {
        var texts = new ParsedTexts<string>(100, 100_000);

        Parallel.For(0, 20_000, i => texts.GetOrAdd($"{i % 300}", _ => "x").Should().Be("x"));

        texts.Entries.Should().BeLessThanOrEqualTo(100);
        texts.Bytes.Should().BeLessThanOrEqualTo(100_000);
    }

    [Test]
    public void The_same_condition_is_the_same_object_on_every_page()
    {
        const string Filter = "contains(Name,'the same on every page')";
        var first = FewPeople.ListRequestOf(("$filter", Filter), ("$skip", "1"));
        var second = FewPeople.ListRequestOf(("$filter", Filter), ("$skiptoken", "x"));

        second.Where.Should().BeSameAs(first.Where);
    }

    private string Read(string text)
    {
        _reads++;
        return new string(text);
    }
}
