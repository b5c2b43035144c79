using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Storage;

namespace UserDirectory.Tests.Storage;

/// <summary>Pairs of links are what a store can keep apart from the records that have them.</summary>
public sealed class LinkPairTests
{
    private static readonly IReadOnlyList<RecordType> s_types = [.. RecordType.All.Where(type => type.Pairs.Count > 0)];

    [TestCaseSource(nameof(s_types))]
    public void Both_are_links_to_other_types_and_in_one_pair_only(RecordType type)
    {
        var links = type.Pairs.SelectMany(pair => new[] { pair.First, pair.Second }).ToList();

        links.Should().OnlyHaveUniqueItems().And.BeSubsetOf(type.References);
        links.Should().OnlyContain(link => link.Refers != type.Kind && !link.IsMany);
    }

    [TestCaseSource(nameof(s_types))]
    public void A_unique_key_has_both_one_behind_the_other_or_neither(RecordType type)
    {
        foreach (var (pair, key) in type.Pairs.SelectMany(pair => type.Keys, (pair, key) => (pair, key)))
        {
            var ids = key.Ids.Select(columns => columns[0].Field).ToList();
            (ids.IndexOf(pair.Second) - ids.IndexOf(pair.First)).Should().Be(ids.Contains(pair.First) ? 1 : 0);
        }
    }
}
