using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Queries;

namespace UserDirectory.Tests.Queries;

public sealed class ListQueryRulesTests
{
    private TestDirectory _test = null!;

    [SetUp]
    public void SetUp() => _test = new TestDirectory();

    [TearDown]
    public void TearDown() => _test.Dispose();

    [TestCase(-1)]
    [TestCase(1001)]
    public async Task A_page_size_outside_its_limits_is_refused(int take) =>
        (await RefusedAsync(new OrganizationQuery { Take = take })).Should().Equal(("Take", "query.take"));

    [TestCase(0)]
    [TestCase(1000)]
    public async Task The_limits_of_the_page_size_are_allowed(int take) =>
        (await _test.System.Organizations.ListAsync(new OrganizationQuery { Take = take })).Items.Should().BeEmpty();

    [Test]
    public async Task A_negative_skip_is_refused() =>
        (await RefusedAsync(new OrganizationQuery { Skip = -1 })).Should().Equal(("Skip", "query.skip"));

    [Test]
    public async Task A_skip_beside_a_cursor_is_refused() =>
        (await RefusedAsync(new OrganizationQuery { Skip = 1, Cursor = "x" })).Should().Equal(("Skip", "query.skip_with_cursor"));

    [Test]
    public async Task A_search_of_more_than_256_characters_is_refused()
    {
        (await RefusedAsync(new OrganizationQuery { Search = new string('a', 257) })).Should().Equal(("Search", "query.search_too_long"));
        (await _test.System.Organizations.ListAsync(new OrganizationQuery { Search = new string('a', 256) })).Items.Should().BeEmpty();
    }

    [Test]
    public async Task A_searchs_characters_are_counted_as_they_are_given()
    {
        var composed = string.Concat(Enumerable.Repeat("e\u0301", 129));
        composed.Normalize().Should().HaveLength(129);

        (await RefusedAsync(new OrganizationQuery { Search = composed })).Should().Equal(("Search", "query.search_too_long"));
    }

    [Test]
    public async Task A_search_of_more_than_32_different_words_is_refused()
    {
        var words = Enumerable.Range(0, 33).Select(number => $"w{number}").ToList();

        (await RefusedAsync(new OrganizationQuery { Search = string.Join(' ', words) }))
            .Should().Equal(("Search", "query.search_too_many_words"));
        (await _test.System.Organizations.ListAsync(new OrganizationQuery { Search = string.Join(' ', words.Skip(1)) })).Items
            .Should().BeEmpty();
        (await _test.System.Organizations.ListAsync(new OrganizationQuery { Search = string.Join(' ', Enumerable.Repeat("w", 128)) })).Items
            .Should().BeEmpty("a word that is said again is the same word");
    }

    [TestCaseSource(nameof(ImpossibleTexts))]
    public async Task A_search_for_text_that_no_text_can_have_is_refused(string search) =>
        (await RefusedAsync(new OrganizationQuery { Search = search })).Should().Equal(("Search", "text.character"));

    [Test]
    public void A_search_where_nothing_is_searched_is_refused()
    {
        var query = new AssignmentQuery { Search = "a" };

        var ask = () => ListQueryRules.MustHold(query, new ListShape<RoleAssignment>(null, null));

        ask.Should().Throw<InvalidInputException>().Which.Errors.Should().ContainSingle().Which.Code.Should().Be("query.search_unknown");
    }

    [Test]
    public async Task An_order_of_more_than_four_steps_is_refused()
    {
        var order = Enumerable.Repeat<Sort>(OrganizationFields.Name, 5).ToList();

        (await RefusedAsync(new OrganizationQuery { OrderBy = order })).Should().Equal(("OrderBy", "query.order_too_long"));
        (await _test.System.Organizations.ListAsync(new OrganizationQuery { OrderBy = order.Take(4).ToList() })).Items.Should().BeEmpty();
    }

    [Test]
    public async Task An_order_by_a_field_of_another_record_type_is_refused() =>
        (await RefusedAsync(new OrganizationQuery { OrderBy = [OrganizationFields.Key, UserFields.Key, null!] })).Should()
            .Equal(("OrderBy[1]", "query.order_field"), ("OrderBy[2]", "query.order_field"));

    [Test]
    public async Task An_order_by_a_field_that_cannot_be_sorted_by_is_refused()
    {
        (await RefusedAsync(new OrganizationQuery { OrderBy = [OrganizationFields.AncestorIds] }))
            .Should().Equal(("OrderBy[0]", "query.order_unsortable"));
        var byStatus = async () => await _test.System.Users.ListAsync(new UserQuery { OrderBy = [UserFields.Status] });
        await byStatus.Should().ThrowAsync<InvalidInputException>("what is shown depends on the time");
    }

    [Test]
    public async Task Everything_that_is_wrong_is_told_at_once() =>
        (await RefusedAsync(new OrganizationQuery
        {
            Take = -1,
            Skip = -1,
            Search = "\0",
            OrderBy = [UserFields.Key],
            Where = UserFields.Key.EqualTo("a"),
        })).Select(error => error.Field).Should().Equal("Take", "Skip", "Search", "OrderBy[0]", "Where");

    // Not as attributes: those are kept as UTF-8, in which half of a pair cannot be written.
    private static string[] ImpossibleTexts() => ["a\uD800", "\uDC00a", "a\0", "\uFFFE"];

    private async Task<IEnumerable<(string Field, string Code)>> RefusedAsync(OrganizationQuery query)
    {
        var list = async () => await _test.System.Organizations.ListAsync(query);
        return (await list.Should().ThrowAsync<InvalidInputException>()).Which.Errors.Select(error => (error.Field, error.Code));
    }
}
