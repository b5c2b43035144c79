using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests;

public sealed class AttributeRulesTests
{
    [Test]
    public void Sixty_four_attributes_are_right_and_one_more_is_not()
    {
        Check(Many(64)).Should().BeEmpty();
        Check(Many(65)).Should().ContainSingle().Which.Code.Should().Be("attributes.too_many");
    }

    [Test]
    public void No_attributes_are_right()
    {
        Check(null).Should().BeEmpty();
        Check(UserAttributes.Empty).Should().BeEmpty();
    }

    [TestCase("costCentre")]
    [TestCase("urn:acme:cost.centre_1-a")]
    [TestCase("http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress")]
    [TestCase("https://acme.example/claims?v2#desk")]
    public void A_name_of_letters_digits_and_some_punctuation_is_right(string name) => Check(One(name, "x")).Should().BeEmpty();

    [TestCase("")]
    [TestCase("cost centre")]
    [TestCase("größe")]
    [TestCase("a=b")]
    [TestCase("a]b")]
    public void Any_other_name_is_refused(string name) =>
        Check(One(name, "x")).Should().ContainSingle().Which.Code.Should().Be("attributes.name");

    [Test]
    public void A_refused_name_is_told() =>
        Check(One("cost centre", "x")).Should().ContainSingle().Which.Message.Should().StartWith("'cost centre' is no attribute's name");

    [Test]
    public void A_name_has_at_most_256_characters()
    {
        Check(One(new string('a', 256), "x")).Should().BeEmpty();
        Check(One(new string('a', 257), "x")).Should().ContainSingle().Which.Code.Should().Be("attributes.name");
    }

    [Test]
    public void A_text_has_at_most_2048_characters_and_errors_name_the_attribute()
    {
        Check(One("a", new string('x', 2048))).Should().BeEmpty();
        Check(One("a", "")).Should().BeEmpty();
        Check(One("a", new string('x', 2049))).Should().ContainSingle().Which
            .Should().BeEquivalentTo(new { Field = "Attributes[a]", Code = "text.too_long" });
        Check(One("a", "\u0000")).Should().ContainSingle().Which.Code.Should().Be("text.character");
    }

    [Test]
    public void Every_wrong_attribute_is_told() =>
        Check(new UserAttributes([new("a", "\u0000"), new("b", "fine"), new("c", "\u0001")])).Select(error => error.Field)
            .Should().Equal("Attributes[a]", "Attributes[c]");

    private static UserAttributes One(string name, string value) => new([new(name, value)]);

    private static UserAttributes Many(int count) =>
        new(Enumerable.Range(0, count).Select(i => new KeyValuePair<string, string>($"n{i}", "x")));

    private static IReadOnlyList<InputError> Check(UserAttributes? attributes) =>
        Collected.By(errors => AttributeRules.Check(errors, "Attributes", attributes));
}
