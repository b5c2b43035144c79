using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Queries;

namespace UserDirectory.Tests.Queries;

public sealed class FilterMakingTests
{
    private static readonly Filter s_one = UserFields.Key.EqualTo("one");

    [Test]
    public void A_chain_of_conditions_is_flat()
    {
        var (and, or) = (s_one, s_one);
        for (var i = 0; i < 200; i++)
        {
            and &= s_one;
            or |= s_one;
        }

        and.Should().BeOfType<And>().Which.Filters.Should().HaveCount(201).And.AllSatisfy(filter => filter.Should().BeSameAs(s_one));
        or.Should().BeOfType<Or>().Which.Filters.Should().HaveCount(201).And.AllSatisfy(filter => filter.Should().BeSameAs(s_one));
    }

    [Test]
    public async Task As_many_as_are_allowed_can_be_chained()
    {
        using var test = new TestDirectory();
        await test.UserAsync("k250");
        var where = s_one;
        for (var i = 0; i < 254; i++)
        {
            where |= UserFields.Key.EqualTo($"k{i}");
        }

        (await test.System.Users.ListAsync(new UserQuery { Where = where })).Items.Should().ContainSingle();
    }

    [Test]
    public void A_condition_keeps_the_conditions_that_it_was_made_of()
    {
        var list = new List<Filter> { s_one };
        var (and, or, with) = (new And(list), new Or(list), new And([]) with { Filters = list });
        list.Clear();

        and.Filters.Should().Equal(s_one);
        or.Filters.Should().Equal(s_one);
        with.Filters.Should().Equal(s_one);
    }
}
