using System.Globalization;
using System.Text;
using FluentAssertions;
using FluentAssertions.Execution;
using NUnit.Framework;
using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory.Tests;

public sealed class SearchTextTests
{
    // A key that no search of the table asks for.
    private const string Key = "\u2603";

    private static readonly string[] s_pieces =
    [
        "a", "ß", "\u1E9E", "ı", "İ", "σ", "ς", "\u03F2", "\u0345", "é", "\u0301", "\u0307", "\u0323", "\uFB01", "\uFDFA",
        "\u00A8", " ", "\u00A0", "\u3000", "\t", "\u0001", "и", "й", "ё",
        "한", "\u1112\u1161", "\u11AB", "น้ำ", "م", "\u0651", "\u064E", "\u05E9\u05C1", "\u0958", "が", "\u3099", "\uFF76\uFF9E",
        "\u0149", "\u01F0", "\u1FB3", "\u20DD", "\u200D", "\U0001F600",
        "\U00010428", "\U0001D15E", "đ", "\u00B5", "x",
    ];

    [Test]
    public void Every_search_of_the_table_finds_what_it_should_and_nothing_else()
    {
        SearchPairs.All.Should().HaveCountGreaterThanOrEqualTo(200);
        using (new AssertionScope())
        {
            foreach (var (text, search, isFound) in SearchPairs.All)
            {
                var joined = SearchText.Join(Key, text);
                SearchText.Words(search).All(word => joined.Contains(word, StringComparison.Ordinal))
                    .Should().Be(isFound, "'{0}' is sought in '{1}'", search, text);
            }
        }
    }

    [Test]
    public void The_store_in_memory_gives_the_same_answers()
    {
        using (new AssertionScope())
        {
            foreach (var (text, search, isFound) in SearchPairs.All)
            {
                var user = NewUser() with { FamilyName = text };
                var role = new Role { Id = Guid.NewGuid(), TenantId = Guid.NewGuid(), Key = Key, Description = text };
                SearchText.Words(search).All(word => SearchMatching.Contains(UserFields.SearchText, user, word))
                    .Should().Be(isFound, "'{0}' is sought in '{1}'", search, text);
                SearchText.Words(search).All(word => SearchMatching.Contains(RoleFields.SearchText, role, word))
                    .Should().Be(isFound, "'{0}' is sought in '{1}'", search, text);
            }
        }
    }

    [Test]
    public void The_search_form_of_a_search_form_is_itself()
    {
        var random = new Random(7);
        for (var i = 0; i < 20_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 9)).Select(_ => s_pieces[random.Next(s_pieces.Length)]));
            var form = SearchText.Of(text);
            if (SearchText.Of(form) != form || SearchText.Of(text.Normalize(NormalizationForm.FormD)) != form
                || SearchText.Of(text.Normalize(NormalizationForm.FormC)) != form)
            {
                Assert.Fail(string.Join(' ', text.Select(c => ((int)c).ToString("X4", CultureInfo.InvariantCulture))));
            }
        }
    }

    [Test]
    public void Every_character_has_one_search_form_alone_and_under_a_mark()
    {
        for (var point = 1; point <= 0x10FFFF; point++)
        {
            if (point is (>= 0xD800 and <= 0xDFFF) or 0xFFFE)
            {
                continue;
            }

            var character = char.ConvertFromUtf32(point);
            foreach (var text in new[] { character, "x" + character, character + "\u0301" })
            {
                var form = SearchText.Of(text);
                if (SearchText.Of(form) != form)
                {
                    Assert.Fail($"U+{point:X4}");
                }
            }
        }
    }

    [Test]
    public void Whether_a_text_of_the_store_in_memory_is_contained_goes_by_the_search_text()
    {
        var random = new Random(11);
        for (var i = 0; i < 20_000; i++)
        {
            var user = NewUser() with { GivenName = Draw(), FamilyName = Draw() };
            var text = UserFields.SearchText.Read(user).Text!;
            var start = random.Next(text.Length);
            var part = random.Next(4) == 0 ? Draw() : text.Substring(start, random.Next(Math.Min(4, text.Length - start + 1)));
            if (SearchMatching.Contains(UserFields.SearchText, user, part) != text.Contains(part, StringComparison.Ordinal))
            {
                Assert.Fail($"'{part}' in '{text}'");
            }
        }

        string Draw() => string.Concat(Enumerable.Range(0, random.Next(1, 4)).Select(_ => s_pieces[random.Next(s_pieces.Length)]));
    }

    [Test]
    public void No_word_reaches_from_one_field_into_the_next()
    {
        var joined = SearchText.Join("Anna", null, " Lind\u0001gren ");

        joined.Should().Be("ANNA\u0001LIND GREN");
        foreach (var word in SearchText.Words("annalind anna\u0001lind a\u0001l ALIND"))
        {
            word.Should().NotContain("\u0001");
        }

        joined.Should().NotContain(SearchText.Words("annalind").Single());
    }

    [Test]
    public void The_words_of_a_search_are_in_search_form_and_each_there_once()
    {
        SearchText.Words("  Jos\u00E9\tJOSE\u3000Stra\u00DFe ").Should().Equal("JOSE", "STRASSE");
        SearchText.Words(null).Should().BeEmpty();
        SearchText.Words(" \u0001\u00A0").Should().BeEmpty();
    }

    [TestCase('\uD800')]
    [TestCase('\uDC00')]
    [TestCase('\uFFFE')]
    public void What_is_no_text_has_no_search_form(char character)
    {
        var form = () => SearchText.Of($"a{character}");

        form.Should().Throw<ArgumentException>();
    }

    [Test]
    [SetCulture("tr-TR")]
    public void A_Turkish_host_gets_the_same_search_forms() => SearchText.Of("isik Işık").Should().Be("ISIK ISIK");

    [Test]
    public void Every_search_text_is_derived_from_fields_of_its_record_and_nothing_else_is()
    {
        var derived = RecordType.All.SelectMany(type => type.Fields).Where(field => field.IsDerived).ToList();

        derived.Select(field => field.ToString()).Should().Equal(
            "Tenant.SearchText", "Organization.SearchText", "User.SearchText", "Group.SearchText", "Role.SearchText",
            "Invitation.SearchText", "DeletedUser.SearchText");
        derived.Should().OnlyContain(
            field => field.IsExact && !field.IsSortable && field.Kind == FieldKind.Text && !field.IsMany);
        derived.Where(field => field.Worth != IndexWorth.None).Should().Equal(
            [UserFields.SearchText], "of people a tenant has many, and lists are searched for them");
        derived.SelectMany(field => field.DerivedFrom.Select(from => (field.Record, From: from)))
            .Should().OnlyContain(pair => pair.From.Record == pair.Record && !pair.From.IsDerived);
    }

    private static User NewUser() => new() { Id = Guid.NewGuid(), TenantId = Guid.NewGuid(), Key = Key };
}
