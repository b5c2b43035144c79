using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Queries;

namespace UserDirectory.Tests.Queries;

public sealed class FilterListTests
{
    [Test]
    public void Conditions_are_combined_one_by_one_as_an_array_or_as_any_list()
    {
        Filter a = UserFields.Key.EqualTo("a"), b = UserFields.Key.EqualTo("b");
        IEnumerable<Filter> list = [a, b];

        ((And)Filter.All(a, b)).Filters.Should().Equal(a, b);
        ((And)Filter.All(list)).Filters.Should().Equal(a, b);
        ((Or)Filter.Any(a, b)).Filters.Should().Equal(a, b);
        ((Or)Filter.Any(list.ToArray())).Filters.Should().Equal(a, b);
        ((And)Filter.All()).Filters.Should().BeEmpty();
    }
}
