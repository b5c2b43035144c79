using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests;

public sealed class TemporaryPasswordTests
{
    [Test]
    public void It_is_four_groups_of_five_characters_that_cannot_be_mistaken() =>
        TemporaryPassword.Create().Should().MatchRegex("^[A-HJ-NP-Z2-9]{5}(-[A-HJ-NP-Z2-9]{5}){3}$");

    [Test]
    public void It_is_as_long_as_the_options_can_ask()
    {
        for (var length = 1; length <= 32; length++)
        {
            TemporaryPassword.Create(length).Length.Should().BeInRange(Math.Max(23, length), 64);
        }
    }

    [Test]
    public void No_two_are_alike() => Enumerable.Range(0, 1000).Select(_ => TemporaryPassword.Create()).Should().OnlyHaveUniqueItems();

    [Test]
    public void All_characters_are_about_equally_frequent()
    {
        var counts = Enumerable.Range(0, 5000).SelectMany(_ => TemporaryPassword.Create()).Where(c => c != '-')
            .GroupBy(c => c).Select(group => group.Count()).ToArray();

        counts.Should().HaveCount(32);
        counts
            .Should().OnlyContain(count => count > 2500 && count < 3750, "3,125 are expected, and eleven standard deviations are allowed");
    }
}
