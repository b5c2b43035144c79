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

    [Test]
    public void Every_text_is_parsed_as_a_reference_and_null_is_not()
    {
        var id = Guid.NewGuid();

        EntityRef.Parse("lisbon:editor", null).Should().Be((EntityRef)"lisbon:editor");
        EntityRef.TryParse(id.ToString(), null, out var byId).Should().BeTrue();
        byId.Id.Should().Be(id);
        EntityRef.TryParse(null, null, out var missing).Should().BeFalse();
        missing.IsMissing.Should().BeTrue("what was not given never stands for the tenant");
    }
}
