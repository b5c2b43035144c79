using FluentAssertions;
using NUnit.Framework;
using RosterGenerator;

namespace QuickStart.Tests;

public sealed class RosterGeneratorTests
{
    [Test]
    public void The_people_are_written_again_byte_for_byte() =>
        CsvBytes.Of(People.Rows()).AsSpan().SequenceEqual(File.ReadAllBytes(PlainCsv.PathOf("people.csv"))).Should().BeTrue();

    [Test]
    public void The_organizations_are_written_again_byte_for_byte() =>
        CsvBytes.Of(RosterGenerator.Company.Rows()).AsSpan().SequenceEqual(File.ReadAllBytes(PlainCsv.PathOf("organizations.csv")))
            .Should().BeTrue();

    [Test]
    public void The_roster_has_the_dirt_of_real_exports()
    {
        var rows = PlainCsv.Read(PlainCsv.PathOf("people.csv"));

        rows.Should().HaveCount(5001);
        rows.Should().Contain(row => row[2].Contains('\n')).And.Contain(
            row => row[4].Contains(',')).And.Contain(row => row[4].Contains('"'));
        rows.Should().Contain(row => row[1].Length == 0).And.Contain(row => row[0] != row[0].Trim()).And.Contain(
            row => row[5].Contains("atlantis"));
        rows.Should().Contain(row => row[2].Contains('\u00E3')).And.Contain(
            row => row[2].Contains("a\u0303"), "accents are composed and decomposed");
        rows.GroupBy(row => Roster.Compared(row[0]))
            .Should().Contain(group => group.Select(row => row[0]).Distinct().Count() > 1, "keys come again in other casing");
    }
}
