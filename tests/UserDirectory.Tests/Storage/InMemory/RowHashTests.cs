using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Storage.InMemory;

namespace UserDirectory.Tests.Storage.InMemory;

public sealed class RowHashTests
{
    [TestCase(1)]
    [TestCase(2)]
    public void It_holds_what_a_dictionary_of_lists_holds_however_hashes_collide(int seed)
    {
        var random = new Random(seed);
        var hash = new RowHash();
        var model = new Dictionary<int, List<int>>();
        for (var i = 0; i < 20_000; i++)
        {
            // Few hashes, so that many collide, and far apart, so that they fall on each other's cells.
            var key = random.Next(100) << random.Next(24);
            var rows = model.TryGetValue(key, out var found) ? found : model[key] = [];
            if (rows.Count > 0 && random.Next(2) == 0)
            {
                var row = rows[random.Next(rows.Count)];
                rows.Remove(row);
                hash.Remove(key, row).Should().BeTrue();
            }
            else
            {
                rows.Add(i);
                hash.Add(key, i);
            }

            Found(hash, key).SetEquals(rows).Should().BeTrue($"seed {seed}, step {i}");
        }
    }

    [TestCase(0, 0)]
    [TestCase(-1, 0)]
    [TestCase(-1, int.MaxValue - 1)]
    [TestCase(int.MinValue, 7)]
    public void The_hashes_and_rows_at_the_ends_are_none_of_the_marks_of_a_cell(int key, int row)
    {
        var hash = new RowHash();
        hash.Add(key, row);
        hash.Add(key, 1);

        Found(hash, key).Should().BeEquivalentTo([row, 1]);

        hash.Remove(key, row).Should().BeTrue();
        Found(hash, key).Should().Equal(1);
        hash.Remove(key, row).Should().BeFalse();
    }

    private static HashSet<int> Found(RowHash hash, int key)
    {
        var found = new HashSet<int>();
        var probe = hash.Find(key);
        while (probe.MoveNext())
        {
            found.Add(probe.Current).Should().BeTrue("nothing is found twice");
        }

        return found;
    }
}
