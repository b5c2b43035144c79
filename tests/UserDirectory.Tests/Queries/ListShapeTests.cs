using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Queries;

namespace UserDirectory.Tests.Queries;

public sealed class ListShapeTests
{
    private TestDirectory _test = null!;

    [SetUp]
    public void SetUp() => _test = new TestDirectory();

    [TearDown]
    public void TearDown() => _test.Dispose();

    [Test]
    public async Task A_search_may_look_at_the_other_end_of_a_link()
    {
        var lisbon = await _test.OrganizationAsync("lisbon");
        var ann = await _test.UserAsync("ann", "lisbon");
        await _test.UserAsync("bob", "lisbon");
        var shape = new ListShape<Membership>(UserFields.SearchText, null) { SearchedThrough = MembershipLinks.User };

        var page = await Listing.ReadAsync(
            _test.InMemory, lisbon.TenantId, new MemberQuery { Search = "AN" }, shape, null, _test.Clock.GetUtcNow(), default);

        page.Items.Should().ContainSingle().Which.UserId.Should().Be(ann.Id);
    }

    [Test]
    public async Task A_list_that_names_no_order_is_in_that_of_its_shape_and_else_by_id()
    {
        await _test.OrganizationAsync("b");
        _test.Clock.Advance(TimeSpan.FromMilliseconds(1));
        var last = await _test.OrganizationAsync("a");

        (await KeysAsync(OrganizationFields.Key)).Should().Equal("a", "b");
        (await KeysAsync(null)).Should().Equal("b", "a");

        async Task<IEnumerable<string>> KeysAsync(UserDirectory.Queries.Sort? order)
        {
            var shape = new ListShape<Organization>(null, order);
            var query = new OrganizationQuery { OrderBy = [] };
            return (await Listing.ReadAsync(
                _test.InMemory, last.TenantId, query, shape, null, _test.Clock.GetUtcNow(), default)).Items.Select(each => each.Key);
        }
    }
}
