using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Storage;

namespace UserDirectory.Tests.Storage;

public sealed class SearchLettersTests
{
    // A syllable that takes one more jamo, a letter that loses marks, one that keeps them, and what becomes white space or several
    // characters.
    private static readonly string[] s_neighbours =
        ["", "x", "\uAC00", "\u11A8", "\u1100", "é", "\u0301", "\u05D0", "か", "\u3099", "\u037A", "\u00A8", "ß", " ", "\u0915"];

    [Test]
    public void What_is_written_of_any_character_between_any_others_is_the_search_form()
    {
        var written = 0;
        for (var point = 1; point <= 0xFFFF; point++)
        {
            // Half of a pair, or no character: no record has it.
            if (point is (>= 0xD800 and <= 0xDFFF) or 0xFFFE)
            {
                continue;
            }

            var before = s_neighbours[point % s_neighbours.Length];
            foreach (var after in s_neighbours)
            {
                var text = before + (char)point + after;
                if (Written(text) is { } form)
                {
                    written++;
                    if (Spaced(form) != SearchText.Of(text))
                    {
                        Assert.Fail($"U+{point:X4} between '{before}' and '{after}'");
                    }
                }
            }
        }

        written.Should().BePositive();
    }

    [TestCase("José Núñez", "JOSE NUNEZ")]
    [TestCase("Işık", "ISIK")]
    [TestCase("Παπαδάκης", "ΠΑΠΑΔΑΚΗΣ")]
    [TestCase("Сергей", "СЕРГЕИ")]
    [TestCase("Nguyễn Đức", "NGUYEN ĐUC")]
    [TestCase("민지 김", "민지 김")]
    [TestCase("王芳", "王芳")]
    [TestCase("ليلى", "ليلى")]
    [TestCase("Ａｎｎａ", "ANNA")]
    public void Most_names_are_written_without_normalising_them(string text, string form) => Written(text).Should().Be(form);

    [TestCase("e\u0301", Description = "a mark")]
    [TestCase("\u1112\u1161", Description = "jamo that join")]
    [TestCase("Straße", Description = "one letter that becomes two")]
    [TestCase("a\u037A", Description = "a letter that becomes white space and another")]
    [TestCase("\U0001F600", Description = "beyond the first plane")]
    public void What_joins_or_becomes_several_is_left_to_the_definition(string text) => Written(text).Should().BeNull();

    [Test]
    public void A_text_longer_than_its_place_is_left_to_the_definition() => SearchLetters.TryWrite("José", new char[3]).Should().BeFalse();

    private static string? Written(string text)
    {
        var form = new char[text.Length];
        return SearchLetters.TryWrite(text, form) ? new string(form) : null;
    }

    private static string Spaced(string form) => string.Join(" ", form.Split([' '], StringSplitOptions.RemoveEmptyEntries));
}
