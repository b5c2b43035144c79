using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory.Tests.Queries;

public sealed class FilterRulesTests
{
    private static readonly Filter s_leaf = UserFields.Key.EqualTo("ann");

    [TestCase(15, null)]
    [TestCase(16, "filter.too_deep")]
    [TestCase(100_000, "filter.too_deep")]
    public void A_condition_is_at_most_16_deep(int complements, string? code) =>
        Codes(Nested(s_leaf, complements)).Should().Equal(Expected(code));

    [TestCase(255, null)]
    [TestCase(256, "filter.too_large")]
    public void A_condition_has_at_most_256_nodes(int leaves, string? code) =>
        Codes(new Or([.. Enumerable.Repeat(s_leaf, leaves)])).Should().Equal(Expected(code));

    [TestCase(500, null)]
    [TestCase(501, "filter.too_many_values")]
    public void All_lists_together_have_at_most_1000_values(int inEach, string? code)
    {
        var list = UserFields.Id.In(Enumerable.Range(0, inEach).Select(_ => Guid.NewGuid()));

        Codes(new And([list, list])).Should().Equal(Expected(code));
    }

    [TestCase(2, null)]
    [TestCase(3, "filter.too_many_links")]
    public void A_condition_follows_at_most_2_links_one_after_the_other(int links, string? code)
    {
        Filter condition = links % 2 == 0 ? UserFields.Key.EqualTo("ann") : MembershipFields.UserId.IsPresent();
        for (var i = links; i > 0; i--)
        {
            condition = i % 2 == 0 ? MembershipLinks.User.Any(condition) : UserLinks.Memberships.Any(condition);
        }

        Codes(condition).Should().Equal(Expected(code));
        Codes(new And([condition, !condition])).Distinct().Should().Equal(Expected(code));
    }

    [TestCase(1000, null)]
    [TestCase(1001, "filter.text")]
    public void A_text_has_at_most_1000_characters(int length, string? code)
    {
        var text = new string('a', length);

        Codes(UserFields.Culture.EqualTo(text)).Should().Equal(Expected(code));
        Codes(UserFields.DisplayName.Contains(text)).Should().Equal(Expected(code));
        Codes(UserFields.Culture.In([FieldValue.Of("a"), FieldValue.Of(text)])).Should().Equal(Expected(code));
    }

    [TestCase(2L, null)]
    [TestCase(99L, "filter.value")]
    [TestCase((1L << 32) + 2, "filter.value")]
    public void A_number_that_stands_for_no_value_of_the_enumeration_is_refused(long status, string? code)
    {
        Codes(UserFields.Status.EqualTo(status)).Should().Equal(Expected(code));
        Codes(UserFields.Status.NotEqualTo(status)).Should().Equal(Expected(code));
        Codes(UserFields.Status.In([FieldValue.Of(UserStatus.Active), status])).Should().Equal(Expected(code));
        Codes(UserLinks.Memberships.Any(MembershipFields.Status.AtMost(status))).Should().Equal(Expected(code));
    }

    [Test]
    public void A_value_of_another_enumeration_is_refused_where_the_condition_is_made()
    {
        Func<Filter>[] conditions =
        [
            () => UserFields.Status.EqualTo(MembershipStatus.Active),
            () => UserFields.Status.NotEqualTo(FieldValue.Of(MembershipStatus.Active)),
            () => UserFields.Status.In([FieldValue.Of(UserStatus.Active), FieldValue.Of(InvitationStatus.Pending)]),
            () => OrganizationFields.Type.EqualTo(UserStatus.Active),
            () => ChangeFields.Number.EqualTo(UserStatus.Active),
        ];

        foreach (var condition in conditions)
        {
            condition.Should().Throw<ArgumentException>().Which.Message.Should().Contain("holds");
        }
    }

    [Test]
    public void A_text_that_no_text_can_be_is_refused()
    {
        Codes(UserFields.ExternalId.EqualTo("a\uD800")).Should().Equal("filter.text");
        Codes(UserFields.ExternalId.EqualTo("a\0")).Should().Equal("filter.text");
    }

    [TestCase(0xD800)]
    [TestCase(0xDC00)]
    [TestCase(0xFFFE)]
    public void A_text_that_has_no_normalised_form_is_refused(int character)
    {
        var text = $"é{(char)character}a";
        Func<Filter>[] conditions =
        [
            () => UserFields.Key.EqualTo(text),
            () => UserFields.Key.NotEqualTo(text),
            () => UserFields.Key.AtLeast(text),
            () => UserFields.Email.Contains(text),
            () => UserFields.Email.StartsWith(text),
            () => UserFields.Email.EndsWith(text),
            () => UserFields.DisplayName.In(["ann", text]),
            () => UserFields.ExternalId.EqualTo(text),
            () => UserLinks.Memberships.Any(MembershipLinks.Organization.Any(!OrganizationFields.Key.EqualTo(text))),
        ];

        conditions.Should().AllSatisfy(condition => Codes(condition()).Should().Equal("filter.text"));
    }

    [Test]
    public void A_field_of_another_record_type_is_refused_wherever_it_is_named()
    {
        var other = OrganizationFields.ParentId;
        Filter[] conditions =
        [
            other.EqualTo(Guid.NewGuid()),
            other.In([Guid.NewGuid()]),
            other.IsPresent(),
            other.IsUnder(Guid.NewGuid()),
            !(s_leaf | other.IsPresent()),
            UserLinks.Memberships.Any(other.IsPresent()),
        ];

        conditions.Should().AllSatisfy(condition => Codes(condition).Should().Equal("filter.field"));
    }

    [Test]
    public void A_search_text_is_refused_wherever_it_is_named()
    {
        Filter[] conditions =
        [
            UserFields.SearchText.Contains("ANN"),
            UserFields.SearchText.In(["ANN"]),
            !(s_leaf | UserFields.SearchText.IsPresent()),
            UserLinks.Memberships.Any(MembershipLinks.Organization.Any(OrganizationFields.SearchText.StartsWith("A"))),
        ];

        conditions.Should().AllSatisfy(condition => Codes(condition).Should().Equal("filter.field"));
    }

    [Test]
    public void Inside_a_link_the_fields_of_its_other_end_are_right()
    {
        Codes(UserLinks.Memberships.Any(MembershipLinks.Organization.Any(OrganizationFields.Key.EqualTo("a")))).Should().BeEmpty();
        Codes(UserLinks.Memberships.Any(UserFields.Key.EqualTo("a"))).Should().Equal("filter.field");
    }

    [Test]
    public void A_link_of_another_record_type_is_refused() => Codes(OrganizationLinks.Children.Any()).Should().Equal("filter.link");

    [Test]
    public void A_missing_part_is_refused()
    {
        Filter[] conditions = [new Not(null!), new And(null!), new Or([null!])];

        conditions.Should().AllSatisfy(condition => Codes(condition).Should().Equal("filter.incomplete"));
        Codes(new Present(null!)).Should().Equal("filter.field");
        Codes(new AnyLinked(null!)).Should().Equal("filter.link");
    }

    [Test]
    public void A_part_that_is_not_of_the_closed_list_is_refused()
    {
        Codes(new Odd()).Should().Equal("filter.unknown");
        Codes(!(s_leaf & new Odd())).Should().Equal("filter.unknown");
    }

    [Test]
    public void Every_part_that_is_wrong_is_told()
    {
        Codes(new And([OrganizationFields.Key.IsPresent(), OrganizationLinks.Children.Any(), new Not(null!)])).Should()
            .BeEquivalentTo("filter.field", "filter.link", "filter.incomplete");
    }

    [Test]
    public void The_input_is_named()
    {
        var errors = new InputErrors();
        FilterRules.Check(errors, "Where", OrganizationFields.Key.IsPresent(), RecordKind.User);

        errors.Invoking(each => each.ThrowIfAny()).Should().Throw<InvalidInputException>().Which.Errors
            .Should().ContainSingle().Which.Field.Should().Be("Where");
    }

    [Test]
    public void No_condition_is_right()
    {
        var errors = new InputErrors();
        FilterRules.Check(errors, "Where", null, RecordKind.User);

        errors.Count.Should().Be(0);
    }

    private static Filter Nested(Filter inner, int complements)
    {
        for (var i = 0; i < complements; i++)
        {
            inner = new Not(inner);
        }

        return inner;
    }

    private static IEnumerable<string> Expected(string? code) => code is null ? [] : [code];

    private static IEnumerable<string> Codes(Filter filter)
    {
        var errors = new InputErrors();
        FilterRules.Check(errors, "Where", filter, RecordKind.User);
        try
        {
            errors.ThrowIfAny();
            return [];
        }
        catch (InvalidInputException exception)
        {
            return exception.Errors.Select(error => error.Code);
        }
    }

    private sealed record Odd : Filter;
}
