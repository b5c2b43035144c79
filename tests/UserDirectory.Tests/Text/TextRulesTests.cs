using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests;

public sealed class TextRulesTests
{
    [TestCase(null)]
    [TestCase("Ann")]
    [TestCase("محمد\u200Fعلی")]
    [TestCase("می\u200Cخواهم")]
    [TestCase("葛\U000E0100城")]
    [TestCase("Dr. O'Neill, Jr. (\U0001F600)")]
    public void A_name_in_any_script_is_right(string? name) => Name(name).Should().BeEmpty();

    [TestCase("")]
    [TestCase(" ")]
    [TestCase("\u3000")]
    public void A_blank_name_is_refused(string name) => Name(name).Should().ContainSingle().Which.Code.Should().Be("text.empty");

    [TestCase("a\nb", "U+000A")]
    [TestCase("a\rb", "U+000D")]
    [TestCase("a\tb", "U+0009")]
    [TestCase("a\u0000b", "U+0000")]
    [TestCase("a\u007Fb", "U+007F")]
    [TestCase("a\u0085b", "U+0085")]
    [TestCase("a\u2028b", "U+2028")]
    [TestCase("a\u2029b", "U+2029")]
    [TestCase("a\u202Eb", "U+202E")]
    [TestCase("a\u2067b", "U+2067")]
    [TestCase("a\uFFFEb", "U+FFFE")]
    [TestCase("a\uFDD0b", "U+FDD0")]
    [TestCase("a\U0010FFFFb", "U+10FFFF")]
    public void A_name_is_one_line_of_visible_order(string name, string character)
    {
        var error = Name(name).Should().ContainSingle().Which;

        error.Code.Should().Be("text.character");
        error.Message.Should().Contain(character);
    }

    [Test]
    public void A_name_has_at_most_256_characters()
    {
        Name(new string('a', 256)).Should().BeEmpty();
        Name(new string('a', 257)).Should().ContainSingle().Which.Code.Should().Be("text.too_long");
    }

    [Test]
    public void Notes_keep_their_lines_and_tabs()
    {
        Notes("").Should().BeEmpty();
        Notes("one\ntwo\r\n\tthree \u2028 four").Should().BeEmpty();
        Notes("a\rb").Should().ContainSingle("a lone carriage return overwrites a terminal's line").Which.Code
            .Should().Be("text.character");
        Notes("a\r").Should().ContainSingle().Which.Code.Should().Be("text.character");
        Notes("a\u001Bb").Should().ContainSingle().Which.Message.Should().Contain("U+001B");
    }

    [Test]
    public void Notes_have_at_most_4000_characters_and_descriptions_1000()
    {
        Notes(new string('a', 4000)).Should().BeEmpty();
        Notes(new string('a', 4001)).Should().ContainSingle().Which.Message.Should().Contain("4001").And.Contain("4000");
        Collected.By(errors => TextRules.CheckDescription(errors, "Description", new string('a', 1000))).Should().BeEmpty();
        Collected.By(errors => TextRules.CheckDescription(errors, "Description", new string('a', 1001)))
            .Should().ContainSingle().Which.Code.Should().Be("text.too_long");
    }

    [Test]
    public void An_external_id_is_one_line_of_1_to_256_characters()
    {
        ExternalId("https://issuer.example|00u1abc").Should().BeEmpty();
        ExternalId(new string('a', 256)).Should().BeEmpty();
        ExternalId(new string('a', 257)).Should().ContainSingle().Which.Code.Should().Be("text.too_long");
        ExternalId("").Should().ContainSingle().Which.Code.Should().Be("text.empty");
        ExternalId("a\u0000").Should().ContainSingle().Which.Code.Should().Be("text.character");
    }

    [Test]
    public void Unpaired_surrogates_are_refused_everywhere()
    {
        // Attribute arguments cannot carry them: they become U+FFFD in the assembly.
        foreach (var text in new[] { "a\uD800", "\uDC00a", "\uDC00\uD800" })
        {
            Name(text).Should().ContainSingle().Which.Message.Should().Contain("surrogate");
            Notes(text).Should().ContainSingle().Which.Code.Should().Be("text.character");
            ExternalId(text).Should().ContainSingle().Which.Code.Should().Be("text.character");
        }
    }

    private static IReadOnlyList<InputError> Name(string? name) => Collected.By(errors => TextRules.CheckName(errors, "DisplayName", name));

    private static IReadOnlyList<InputError> Notes(string notes) => Collected.By(errors => TextRules.CheckNotes(errors, "Notes", notes));

    private static IReadOnlyList<InputError> ExternalId(string id) =>
        Collected.By(errors => TextRules.CheckExternalId(errors, "ExternalId", id));
}
