using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Storage;

namespace UserDirectory.Tests;

public sealed class KeyRulesTests
{
    private static readonly RecordKind[] s_kinds =
        [RecordKind.Tenant, RecordKind.Organization, RecordKind.User, RecordKind.Group, RecordKind.Role];

    [TestCase("a")]
    [TestCase("ann@acme.example")]
    [TestCase("Finance & Control #2")]
    [TestCase("a._-@+'#&!$=z")]
    [TestCase("José")]
    [TestCase("Jose\u0301")]
    [TestCase("Ελένη")]
    [TestCase("山田太郎")]
    [TestCase("\u0e2a\u0e21\u0e0a\u0e32\u0e22 \u0e43\u0e08\u0e14\u0e35")]
    [TestCase("\U00020BB7野家")]
    [TestCase("\U0001D538lpha")]
    [TestCase("١٢٣")]
    [TestCase("ﬁnance")]
    [TestCase("...")]
    [TestCase("-")]
    [TestCase("anyone")]
    [TestCase("v1x")]
    [TestCase("12345")]
    public void A_key_of_letters_marks_digits_inner_spaces_and_some_punctuation_is_right(string key)
    {
        foreach (var kind in s_kinds)
        {
            Check(key, kind).Should().BeEmpty();
        }
    }

    [TestCase(null)]
    [TestCase("")]
    public void A_key_is_needed(string? key) =>
        Check(key).Should().Equal(new InputError("Key", "key.empty", "A key is needed: 1 to 256 characters."));

    [TestCase("a/b", "U+002F")]
    [TestCase("a:b", "U+003A")]
    [TestCase("a\\b", "U+005C")]
    [TestCase("a%b", "U+0025")]
    [TestCase("a*b", "U+002A")]
    [TestCase("a\tb", "U+0009")]
    [TestCase("a\u0000b", "U+0000")]
    [TestCase("a\u0085b", "U+0085")]
    [TestCase("a\u00A0b", "U+00A0")]
    [TestCase("a\u3000b", "U+3000")]
    [TestCase("a\u2028b", "U+2028")]
    [TestCase("a\u200Bb", "U+200B")]
    [TestCase("a\u200Db", "U+200D")]
    [TestCase("a\uFEFFb", "U+FEFF")]
    [TestCase("a\u00ADb", "U+00AD")]
    [TestCase("a\u202Eb", "U+202E")]
    [TestCase("a\u2066b", "U+2066")]
    [TestCase("a\u200Fb", "U+200F")]
    [TestCase("a\u0378b", "U+0378")]
    [TestCase("a\uE000b", "U+E000")]
    [TestCase("a\U000F0000b", "U+F0000")]
    [TestCase("a\uFFFEb", "U+FFFE")]
    [TestCase("a\U0001F600b", "U+1F600")]
    [TestCase("a\u2163", "U+2163")]
    [TestCase("a\u00B2", "U+00B2")]
    [TestCase("a\uFF0Fb", "U+FF0F")]
    [TestCase("a\u3164b", "U+3164")]
    [TestCase("a\u034Fb", "U+034F")]
    [TestCase("a\uFE0Fb", "U+FE0F")]
    [TestCase("a\U000E0100b", "U+E0100")]
    public void Any_other_character_is_refused_by_its_name(string key, string character)
    {
        var error = Check(key).Should().ContainSingle().Which;

        error.Code.Should().Be("key.character");
        error.Message.Should().Contain(character).And.Contain(
            "Allowed are letters, marks, digits, spaces inside, and . _ - @ + ' # & ! $ =");
    }

    [Test]
    public void Unpaired_surrogates_are_refused_wherever_they_stand()
    {
        foreach (var key in new[] { "\uD800", "a\uD800", "\uDC00a", "\uD800a", "\uDC00\uD800", "a\uDBFF\uD83D\uDE00" })
        {
            Check(key).Should().ContainSingle().Which.Code.Should().Be("key.character");
        }
    }

    [Test]
    public void A_character_that_normalises_to_a_refused_one_is_refused()
    {
        // U+FE70, a letter, is a space and a mark when normalised.
        Check("\uFE70a").Should().ContainSingle().Which.Code.Should().Be("key.space");
    }

    [TestCase(" ann")]
    [TestCase("ann ")]
    [TestCase(" ")]
    public void Spaces_at_the_ends_are_refused_not_trimmed(string key) =>
        Check(key).Should().ContainSingle().Which.Code.Should().Be("key.space");

    [TestCase(".")]
    [TestCase("..")]
    public void A_key_of_one_or_two_dots_is_refused(string key) => Check(key).Should().ContainSingle().Which.Code.Should().Be("key.dots");

    [Test]
    public void A_key_has_at_most_256_characters()
    {
        Check(new string('a', 256)).Should().BeEmpty();
        Check(new string('a', 257)).Should().ContainSingle().Which.Code.Should().Be("key.too_long");
        Check(new string('a', 1_000_000)).Should().ContainSingle().Which.Message.Should().Contain("1000000").And.Contain("256");
    }

    [Test]
    public void The_length_is_that_of_the_normalised_form()
    {
        Check(string.Concat(Enumerable.Repeat("e\u0301", 256))).Should().BeEmpty("256 letters remain when the accents are composed");
        Check(new string('\uFB01', 128)).Should().BeEmpty("each ligature is two letters");
        Check(new string('\uFB01', 129)).Should().ContainSingle().Which.Code.Should().Be("key.too_long");
        Check(string.Concat(Enumerable.Repeat("\U00020BB7", 129)))
            .Should().ContainSingle("a character beyond U+FFFF counts as two").Which.Code.Should().Be("key.too_long");
    }

    [TestCase("N")]
    [TestCase("D")]
    [TestCase("B")]
    [TestCase("P")]
    public void What_reads_as_an_id_is_refused(string format)
    {
        var codes = Check(new Guid("0192f0c1-2f3d-7abc-8def-0123456789ab").ToString(format)).Select(error => error.Code);

        codes.Should().Equal(format is "N" or "D" ? "key.like_id" : "key.character");
    }

    [Test]
    public void What_normalises_to_an_id_is_refused()
    {
        var fullWidth = string.Concat("0192f0c12f3d7abc8def0123456789ab".Select(c => (char)(c + 0xFEE0)));

        Check(fullWidth).Should().ContainSingle().Which.Code.Should().Be("key.like_id");
    }

    [TestCase("01ARZ3NDEKTSV4RRFFQ69G5FAV")]
    [TestCase("01arz3ndektsv4rrffq69g5fav")]
    public void A_role_key_must_not_look_like_a_locator(string key)
    {
        Check(key, RecordKind.Role).Should().ContainSingle().Which.Code.Should().Be("key.like_locator");
        Check(key, RecordKind.Group).Should().BeEmpty("only roles have locators");
    }

    [TestCase("01ARZ3NDEKTSV4RRFFQ69G5FA")]
    [TestCase("01ARZ3NDEKTSV4RRFFQ69G5FAVX")]
    [TestCase("01ARZ3NDEKTSV4RRFFQ69G5FAU")]
    [TestCase("01ARZ3NDEKTSV4RRFFQ69G-FAV")]
    public void Another_length_or_letter_is_no_locator(string key) => Check(key, RecordKind.Role).Should().BeEmpty();

    [TestCase("any")]
    [TestCase("ANY")]
    [TestCase("odata")]
    [TestCase("OData")]
    [TestCase("sendInvitation")]
    [TestCase("sendinvitation")]
    [TestCase("ａｎｙ")]
    public void Reserved_words_are_refused_for_every_kind_in_any_form(string key)
    {
        foreach (var kind in s_kinds)
        {
            Check(key, kind).Should().ContainSingle().Which.Code.Should().Be("key.reserved");
        }
    }

    [TestCase("admin")]
    [TestCase("Admin")]
    [TestCase("read-only")]
    [TestCase("READ-ONLY")]
    public void The_built_in_roles_names_are_reserved_for_roles_only(string key)
    {
        Check(key, RecordKind.Role).Should().ContainSingle().Which.Code.Should().Be("key.reserved");
        Check(key, RecordKind.User).Should().BeEmpty();
        Check(key, RecordKind.Tenant).Should().BeEmpty();
    }

    [TestCase("v1")]
    [TestCase("V22")]
    [TestCase("v1.0")]
    [TestCase("v10.25")]
    public void Versions_are_reserved_for_tenants_only(string key)
    {
        Check(key, RecordKind.Tenant).Should().ContainSingle().Which.Code.Should().Be("key.reserved");
        Check(key, RecordKind.Organization).Should().BeEmpty();
    }

    [TestCase("v")]
    [TestCase("v.1")]
    [TestCase("v1.")]
    [TestCase("v1.0.0")]
    [TestCase("version1")]
    [TestCase("1v")]
    public void Other_words_with_a_v_are_free_for_tenants(string key) => Check(key, RecordKind.Tenant).Should().BeEmpty();

    [Test]
    public void Every_key_that_is_right_is_right_in_its_normalised_form()
    {
        foreach (var codePoint in Enumerable.Range(0, 0x110000).Where(c => c is not (>= 0xD800 and <= 0xDFFF)))
        {
            var key = "x" + char.ConvertFromUtf32(codePoint) + "x";
            if (IsRight(key) && !IsRight(DirectoryText.Normalize(key)))
            {
                Assert.Fail($"U+{codePoint:X4} turns into something that is refused.");
            }
        }
    }

    private static bool IsRight(string key)
    {
        var errors = new InputErrors();
        KeyRules.Check(errors, "Key", key, RecordKind.User);
        return errors.Count == 0;
    }

    private static IReadOnlyList<InputError> Check(string? key, RecordKind kind = RecordKind.User) =>
        Collected.By(errors => KeyRules.Check(errors, "Key", key, kind));
}
