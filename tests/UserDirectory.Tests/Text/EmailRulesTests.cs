using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests;

public sealed class EmailRulesTests
{
    [TestCase(null)]
    [TestCase("ann@acme.example")]
    [TestCase("ann.lee+news@mail.acme.example")]
    [TestCase("o'neill/x=y@acme.example")]
    [TestCase("ann@intranet")]
    [TestCase("ann@xn--bcher-kva.example")]
    [TestCase("jörg@bücher.example")]
    [TestCase("用户@例子.中国")]
    [TestCase("1@2.example")]
    public void An_address_is_right(string? email) => Check(email).Should().BeEmpty();

    [TestCase("")]
    [TestCase("ann")]
    [TestCase("ann@")]
    [TestCase("@acme.example")]
    [TestCase("ann@lee@acme.example")]
    [TestCase(".ann@acme.example")]
    [TestCase("ann.@acme.example")]
    [TestCase("ann..lee@acme.example")]
    [TestCase("ann@.acme.example")]
    [TestCase("ann@acme.example.")]
    [TestCase("ann@acme..example")]
    [TestCase("ann@-acme.example")]
    [TestCase("ann@acme-.example")]
    public void A_malformed_address_is_refused(string email) =>
        Check(email).Should().ContainSingle().Which.Code.Should().Be("email.format");

    [TestCase("ann lee@acme.example", "U+0020")]
    [TestCase(" ann@acme.example", "U+0020")]
    [TestCase("ann@acme.example\n", "U+000A")]
    [TestCase("\"ann lee\"@acme.example", "U+0022")]
    [TestCase("<ann@acme.example>", "U+003C")]
    [TestCase("ann,bob@acme.example", "U+002C")]
    [TestCase("ann@[192.0.2.1]", "U+005B")]
    [TestCase("ann@acme_x.example", "U+005F")]
    [TestCase("an\u200Bn@acme.example", "U+200B")]
    [TestCase("ann@ac\u202Eme.example", "U+202E")]
    [TestCase("ann\u3164@acme.example", "U+3164")]
    [TestCase("ann\uFF20b@acme.example", "U+FF20")]
    [TestCase("\uFE70ann@acme.example", "U+0020")]
    public void A_character_without_a_place_in_addresses_is_refused_by_name(string email, string character)
    {
        var error = Check(email).Should().ContainSingle().Which;

        error.Code.Should().Be("email.character");
        error.Message.Should().Contain(character).And.Contain("ann@example.com");
    }

    [TestCase("ann@οδος.example", "U+03C2")]
    [TestCase("ann@straẞe.example", "U+1E9E")]
    public void A_character_that_makes_a_domain_compare_like_another_is_refused(string email, string character)
    {
        var error = Check(email).Should().ContainSingle().Which;

        error.Code.Should().Be("email.character");
        error.Message.Should().Be($"The domain has the character {character}, which is compared like another one and may name another "
            + $"domain. Write it in its xn-- form.");
    }

    [TestCase("νικος@οδοσ.example")]
    [TestCase("ann@straße.example")]
    public void The_character_that_it_is_compared_like_is_right(string email) => Check(email).Should().BeEmpty();

    [Test]
    public void Lengths_are_those_of_mail_systems()
    {
        var local = new string('a', 64);
        var label = new string('b', 63);

        Check($"{local}@{label}.{label}.{new string('c', 61)}").Should().BeEmpty("254 characters in all are allowed");
        Check($"{local}@{label}.{label}.{new string('c', 62)}").Should().ContainSingle().Which.Code.Should().Be("email.too_long");
        Check($"a{local}@acme.example").Should().ContainSingle().Which.Code.Should().Be("email.format");
        Check($"a@b{label}.example").Should().ContainSingle().Which.Code.Should().Be("email.format");
    }

    [Test]
    public void Unpaired_surrogates_are_refused() =>
        Check("a\uD800@acme.example").Should().ContainSingle().Which.Code.Should().Be("email.character");

    private static IReadOnlyList<InputError> Check(string? email) => Collected.By(errors => EmailRules.Check(errors, "Email", email));
}
