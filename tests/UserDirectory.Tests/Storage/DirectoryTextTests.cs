using System.Globalization;
using System.Text;
using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Storage;

namespace UserDirectory.Tests;

public sealed class DirectoryTextTests
{
    [TestCase("", "")]
    [TestCase("ann@acme.example", "ANN@ACME.EXAMPLE")]
    [TestCase("ÉLÉONORE", "Éléonore")]
    [TestCase("straße", "STRAßE")]
    [TestCase("STRA\u1E9EE", "straße")]
    [TestCase("ΣΊΣΥΦΟς", "σίσυφοσ")]
    [TestCase("жанна", "ЖАННА")]
    [TestCase("\U00010428", "\U00010400")]
    public void Casing_makes_no_difference(string left, string right) =>
        DirectoryText.Normalize(left).Should().Be(DirectoryText.Normalize(right));

    [TestCase("straße", "strasse")]
    [TestCase("ı", "i")]
    [TestCase("İ", "i")]
    [TestCase("İ", "ı")]
    [TestCase("a\u200Bb", "ab")]
    [TestCase("a\u202Eb", "ab")]
    [TestCase("a\u00ADb", "ab")]
    [TestCase("e", "é")]
    [TestCase("а", "a")]
    public void Other_letters_and_invisible_characters_make_a_difference(string left, string right) =>
        DirectoryText.Normalize(left).Should().NotBe(DirectoryText.Normalize(right));

    [TestCase("joão", "JOA\u0303O")]
    [TestCase("q\u0323\u0307", "Q\u0307\u0323")]
    [TestCase("\u1E69", "S\u0323\u0307")]
    [TestCase("가", "\u1100\u1161")]
    [TestCase("\u212B", "å")]
    [TestCase("i\u0307stanbul", "İSTANBUL")]
    [TestCase("I\u0307stanbul", "İstanbul")]
    [TestCase("\u1C82\u0308", "\u04E7")]
    [TestCase("\u01F0ane", "J\u030Cane")]
    [TestCase("\u1E96", "H\u0331")]
    [TestCase("\u0390", "\u0399\u0308\u0301")]
    [TestCase("\u1F50", "\u03A5\u0313")]
    [TestCase("\u1FB3", "\u03B1\u03B9")]
    [TestCase("\u1FC3", "\u0397\u0399")]
    [TestCase("\u1FFC", "\u03C9\u03B9")]
    public void The_order_and_composition_of_marks_make_no_difference(string left, string right) =>
        DirectoryText.Normalize(left).Should().Be(DirectoryText.Normalize(right));

    [TestCase("\uFB01", "FI")]
    [TestCase("\uFB03x", "FFIX")]
    [TestCase("Ａｎｎ１", "ANN1")]
    [TestCase("\u2126", "\u03A9")]
    [TestCase("x²", "X2")]
    [TestCase("㎏", "KG")]
    [TestCase("ﷺ", "صلى الله عليه وسلم")]
    [TestCase("a\u00A0b", "A B")]
    public void Compatibility_characters_stand_for_what_they_mean(string text, string normalized) =>
        DirectoryText.Normalize(text).Should().Be(normalized);

    [Test]
    [SetCulture("tr-TR")]
    public void A_Turkish_host_gets_the_same_answers()
    {
        "i".ToUpper(CultureInfo.CurrentCulture).Should().Be("İ", "the test needs the Turkish rules to be there");

        DirectoryText.Normalize("istanbul").Should().Be("ISTANBUL");
        DirectoryText.Normalize("istanbul é").Should().Be("ISTANBUL É");
        DirectoryText.Normalize("ırmak İ").Should().Be("ıRMAK İ");
    }

    [Test]
    public void Text_that_is_normalised_is_returned_as_it_is()
    {
        const string Text = "ANN LEE";

        DirectoryText.Normalize(Text).Should().BeSameAs(Text);
    }

    [Test]
    public void A_long_text_is_normalised_whole()
    {
        DirectoryText.Normalize(new string('a', 257)).Should().Be(new string('A', 257));
        DirectoryText.Normalize(new string('é', 257)).Should().Be(new string('É', 257));
    }

    [Test]
    public void Null_is_refused() => FluentActions.Invoking(() => DirectoryText.Normalize(null!)).Should().Throw<ArgumentNullException>();

    [Test]
    public void Unpaired_surrogates_have_no_normalised_form()
    {
        // Attribute arguments cannot carry them: they become U+FFFD in the assembly.
        foreach (var text in new[] { "\uD800", "ann\uD83D", "\uDC00ann", "é\uD800é", "\uDC00\uD800",
            "\uD800\uD800\uDC00", "\U0001F600\uDE00", "a\uFFFE" })
        {
            text.Invoking(DirectoryText.Normalize).Should().Throw<ArgumentException>().WithParameterName("text");
            DirectoryText.TryNormalize(text.AsSpan(), new char[16], out _).Should().BeFalse("the full way has to refuse it");
        }
    }

    [Test]
    public void Every_code_point_has_a_form_that_is_stable_and_the_same_in_every_casing()
    {
        foreach (var text in CodePoints())
        {
            var normalized = DirectoryText.Normalize(text);
            if (normalized != DirectoryText.Normalize(normalized)
                || normalized != DirectoryText.Normalize(text.ToLowerInvariant())
                || normalized != DirectoryText.Normalize(text.ToUpperInvariant()))
            {
                Assert.Fail($"U+{char.ConvertToUtf32(text, 0):X4} has several forms.");
            }
        }
    }

    [Test]
    public void Every_letter_with_case_and_every_mark_that_composes_have_a_stable_form()
    {
        var marks = CodePoints().SelectMany(text => Runes(text.Normalize(NormalizationForm.FormD)).Skip(1)).Distinct().ToArray();
        var cased = CodePoints().Where(text => !string.Equals(text.ToUpperInvariant(), text.ToLowerInvariant(), StringComparison.Ordinal))
            .ToArray();

        marks.Length.Should().BeGreaterThan(100);
        cased.Length.Should().BeGreaterThan(2000);
        foreach (var letter in cased)
        {
            foreach (var mark in marks)
            {
                var normalized = DirectoryText.Normalize(letter + mark);
                if (normalized != DirectoryText.Normalize(normalized))
                {
                    Assert.Fail($"U+{char.ConvertToUtf32(letter, 0):X4} U+{char.ConvertToUtf32(mark, 0):X4} has several forms.");
                }
            }
        }
    }

    [Test]
    public void Random_sequences_of_letters_and_marks_have_a_stable_form()
    {
        const string Letters =
            "iIİıßẞἀᾳΩωsSåÅkK\u1C82\u2170\uFB01\uFF49\u0345\u0307\u0308\u0301\u0323\u031B\u0302\u0313\u0342\u0328\u030C\u1100\u1161\u11A8";
        var random = new Random(20260314);
        for (var i = 0; i < 200_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, 6).Select(_ => Letters[random.Next(Letters.Length)]));
            var normalized = DirectoryText.Normalize(text);

            if (normalized != DirectoryText.Normalize(normalized)
                || normalized != DirectoryText.Normalize(text.Normalize(NormalizationForm.FormD)))
            {
                Assert.Fail($"{string.Join(" ", text.Select(c => $"{(int)c:X4}"))} has several forms.");
            }
        }
    }

    [Test]
    public void The_way_without_allocation_agrees_with_the_full_one_for_all_ASCII()
    {
        for (var c = '\0'; c < 128; c++)
        {
            var text = $"a{c}z";
            var buffer = new char[text.Length];

            DirectoryText.TryNormalize(text.AsSpan(), buffer, out var written).Should().BeTrue();
            new string(buffer, 0, written).Should().Be(DirectoryText.Normalize(text));
        }
    }

    [Test]
    public void The_way_without_allocation_takes_what_fits_and_is_ASCII_only()
    {
        DirectoryText.TryNormalize("ann".AsSpan(), new char[2], out var written).Should().BeFalse();
        written.Should().Be(0);
        DirectoryText.TryNormalize("ann".AsSpan(), new char[3], out written).Should().BeTrue();
        written.Should().Be(3);
        DirectoryText.TryNormalize("anné".AsSpan(), new char[16], out written).Should().BeFalse();
        written.Should().Be(0);
        DirectoryText.TryNormalize([], [], out written).Should().BeTrue();
        written.Should().Be(0);
    }

    [Test]
    public void Order_is_that_of_the_UTF_8_bytes()
    {
        string[] pieces = ["", "A", "a", "B", "\u007F", "\u0080", "é", "\u07FF", "\u0800", "\uD7FF", "\uE000", "\uFB01",
            "\uFFFD", "\U00010000", "\U0001F600", "\U0001F601", "\U0010FFFF"];
        var random = new Random(20260314);
        for (var i = 0; i < 200_000; i++)
        {
            var left = string.Concat(Enumerable.Range(0, 4).Select(_ => pieces[random.Next(pieces.Length)]));
            var right = random.Next(4) == 0 ? left + pieces[random.Next(pieces.Length)] : string.Concat(
                Enumerable.Range(0, 4).Select(_ => pieces[random.Next(pieces.Length)]));
            var expected = Encoding.UTF8.GetBytes(left).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(right));

            if (Math.Sign(DirectoryText.Compare(left, right)) != Math.Sign(expected))
            {
                Assert.Fail($"'{left}' and '{right}' are in another order.");
            }
        }
    }

    [Test]
    public void Missing_text_comes_first()
    {
        DirectoryText.Compare(null, null).Should().Be(0);
        DirectoryText.Compare(null, "").Should().BeNegative();
        DirectoryText.Compare("", null).Should().BePositive();
    }

    private static IEnumerable<string> CodePoints() =>
        Enumerable.Range(0, 0x110000).Where(c => c is not (>= 0xD800 and <= 0xDFFF) and not 0xFFFE).Select(char.ConvertFromUtf32);

    private static IEnumerable<string> Runes(string text) => text.EnumerateRunes().Select(rune => rune.ToString());
}
