using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Text;

public sealed class SharedNamesTests
{
    [Test]
    public void People_of_one_name_have_one_string_of_it_and_of_its_compared_form()
    {
        var first = UserOf(new string("Kowalska"), new string("Zuzanna"));
        var second = UserOf(new string("Kowalska"), new string("Zuzanna"));

        second.FamilyName.Should().BeSameAs(first.FamilyName);
        second.NormalizedFamilyName.Should().BeSameAs(first.NormalizedFamilyName).And.Be("KOWALSKA");
        second.GivenName.Should().BeSameAs(first.GivenName);
        second.NormalizedGivenName.Should().BeSameAs(first.NormalizedGivenName).And.Be("ZUZANNA");
    }

    [Test]
    public void Whatever_stands_in_its_place_a_name_stays_what_it_was()
    {
        var names = Enumerable.Range(0, 20_000).Select(i => $"name {i % 15_000}").ToList();

        names.ConvertAll(SharedNames.Of).Should().Equal(names);
        SharedNames.Of(null).Should().BeNull();
    }

    [Test]
    public void Many_at_once_get_the_names_that_they_asked_for() => Parallel.For(0, 200_000, i =>
    {
        var name = $"name {i % 9_000}";
        if (SharedNames.Of(name) != name)
        {
            throw new InvalidOperationException($"Not {name}.");
        }
    });

    private static User UserOf(string family, string given) =>
        new() { Id = Guid.NewGuid(), TenantId = Guid.NewGuid(), Key = "zuzanna", FamilyName = family, GivenName = given };
}
