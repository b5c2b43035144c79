using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Storage.InMemory;

namespace UserDirectory.Tests.Storage.InMemory;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class RowsTests
{
    private readonly Rows _rows = new RecordRows();

    [Test]
    public void Records_lie_in_the_order_in_which_they_came()
    {
        var slots = Enumerable.Range(0, 1_000).Select(i => Put($"{i}")).ToList();

        _rows.Slots().Should().Equal(slots);
        slots.Select(slot => slot.Row).Should().BeInAscendingOrder();
    }

    [Test]
    public void A_few_free_rows_are_left_alone()
    {
        var slots = Enumerable.Range(0, 1_000).Select(i => Put($"{i}")).ToList();
        slots.Where((_, i) => i % 5 == 0).ToList().ForEach(Drop);

        Put("new").Row.Should().Be(1_000);
    }

    [Test]
    public void Where_many_are_free_they_are_taken_again()
    {
        var slots = Enumerable.Range(0, 10_000).Select(i => Put($"{i}")).ToList();
        slots.Where((_, i) => i % 2 == 0).ToList().ForEach(Drop);

        for (var i = 0; i < 5_000; i++)
        {
            Put($"again {i}");
        }

        _rows.Slots().Max(slot => slot.Row).Should().BeLessThan(14_000);
        _rows.Slots().Should().HaveCount(10_000);
    }

    [TestCase(1)]
    [TestCase(2)]
    public void Each_row_holds_what_was_put_into_it_under_random_changes(int seed)
    {
        var random = new Random(seed);
        var model = new Dictionary<Slot, string>();
        for (var i = 0; i < 30_000; i++)
        {
            // Grows, shrinks to nearly nothing, and grows again.
            if (model.Count == 0 || random.Next(10) < (i / 10_000 == 1 ? 1 : 7))
            {
                var slot = Put($"{i}");
                model.TryAdd(slot, $"{i}").Should().BeTrue("no row is given twice");
            }
            else
            {
                var slot = model.Keys.ElementAt(random.Next(Math.Min(model.Count, 300)));
                NameIn(slot).Should().Be(model[slot], $"seed {seed}, step {i}");
                model.Remove(slot);
                Drop(slot);
            }
        }

        _rows.Slots().ToHashSet().SetEquals(model.Keys).Should().BeTrue($"seed {seed}");
        _rows.Slots().All(slot => NameIn(slot) == model[slot]).Should().BeTrue();
    }

    [Test]
    public void What_is_emptied_gives_its_room_back()
    {
        var slots = Enumerable.Range(0, 100_000).Select(i => Put($"{i}")).ToList();

        slots.Skip(10).ToList().ForEach(Drop);

        ReachableObjects.From(_rows).Bytes.Should().BeLessThan(20_000);
        slots.Skip(10).All(slot => slot.IsEmpty).Should().BeTrue("a reader may still come by an index of before");
    }

    private static string NameIn(Slot slot) => ((User)slot.Newest!).Key;

    private Slot Put(string name)
    {
        var slot = _rows.Take();
        slot.IsEmpty.Should().BeTrue();
        slot.Restore(new User { Id = Guid.CreateVersion7(), TenantId = Guid.Empty, Key = name });
        return slot;
    }

    private void Drop(Slot slot)
    {
        slot.Restore(null);
        _rows.GiveBack(slot.Row);
    }
}
