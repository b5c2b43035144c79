using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Queries;

namespace UserDirectory.AspNetCore.Tests.Lists;

/// <summary>The one condition that is read without the library: it must mean what the library says.</summary>
public sealed class TextComparisonTests
{
    private const string Alphabet = "ab Z09.@_-'%+\\\"/()<>\tßéİ名😀";
    private static readonly string[] s_operators = ["eq", "ne", "gt", "ge", "lt", "le"];
    private static readonly string[] s_properties = ["Name", "email", "USERKEY", "Culture", "Picture"];

    private readonly ListGrammar _grammar = new(ListModel.Users);
    private readonly FilterText _text = new(ListModel.Users);

    [Test]
    public void A_property_compared_with_a_text_is_what_the_library_makes_of_it()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        for (var i = 0; i < 3_000; i++)
        {
            var value = string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => Element(random)));
            var text =
                $"{s_properties[random.Next(5)]} {s_operators[random.Next(6)]} '{value.Replace("'", "''", StringComparison.Ordinal)}'";

            var read = TextComparison.Find(_text.Read(text));

            read.Should().NotBeNull().And.Be(_grammar.ByLibrary(_text.Read(text)), $"seed {seed}: {text}");
            ((Comparison)read!).Value.Text.Should().Be(FieldOf(text, value), $"seed {seed}: {text}");
        }
    }

    [TestCase("Name in ('a')")]
    [TestCase("'a' eq Name")]
    [TestCase("Name eq null")]
    [TestCase("IsActive eq 'a'")]
    [TestCase("Status eq 'Active'")]
    [TestCase("Name eq 'a' and Name eq 'b'")]
    [TestCase("(Name eq 'a')")]
    [TestCase("contains(Name, 'a')")]
    public void Every_other_condition_is_left_to_the_library(string text) => TextComparison.Find(_text.Read(text)).Should().BeNull();

    [Test]
    public void A_text_that_is_no_text_is_refused_as_by_the_library()
    {
        var text = "Name eq 'a\uD800'";

        var read = () => _grammar.Filter(text);

        var refused = read.Should().Throw<ListQueryException>().Which;
        var library = _grammar.Invoking(grammar => grammar.ByLibrary(_text.Read(text))).Should().Throw<ListQueryException>().Which;
        (refused.Code, refused.Message).Should().Be((library.Code, library.Message));
    }

    private static string Element(Random random)
    {
        var at = random.Next(Alphabet.Length - 1);
        return char.IsSurrogate(Alphabet[at]) ? "😀" : Alphabet[at].ToString();
    }

    // Exact where the field is, else in the form in which texts are compared.
    private static string FieldOf(string text, string value) =>
        text.StartsWith("Culture", StringComparison.Ordinal) || text.StartsWith("Picture", StringComparison.Ordinal)
            ? value
            : Storage.DirectoryText.Normalize(value);
}
