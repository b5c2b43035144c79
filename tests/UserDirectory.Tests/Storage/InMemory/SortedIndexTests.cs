using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Storage.InMemory;

namespace UserDirectory.Tests.Storage.InMemory;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class SortedIndexTests
{
    private readonly Guid _tenant = Guid.CreateVersion7();
    private readonly Rows _rows = new RecordRows();

    [TestCase(1, 50)]
    [TestCase(2, 3_000)]
    [TestCase(3, 3)]
    public void Under_random_changes_it_stays_what_sorting_gives(int seed, int names)
    {
        var random = new Random(seed);
        var slots = Enumerable.Range(0, 2_000).Select(_ => Filled(random, names)).ToList();
        var index = new SortedIndex(UserFields.DisplayName, _rows);
        for (var i = 0; i < 12_000; i++)
        {
            // Shrinks for a while, then grows again.
            if (random.Next(3) == 0 == (i % 6_000 < 3_000))
            {
                slots.Add(Enter(index, Random(random, names)));
            }
            else if (slots.Count > 0)
            {
                var at = random.Next(slots.Count);
                Remove(index, slots[at]);
                slots[at] = slots[^1];
                slots.RemoveAt(slots.Count - 1);
            }
        }

        var sorted = Sorted(slots);
        Walk(index.Seek(default, Guid.Empty)).Should().Equal(sorted, $"seed {seed}");
        WalkBack(index.SeekEnd()).Should().Equal(Enumerable.Reverse(sorted), $"seed {seed}");
        foreach (var (slot, next) in sorted.Zip(sorted.Skip(1)))
        {
            var key = SortKey.Of(UserFields.DisplayName.Read(slot.Newest!));
            Walk(index.Seek(key, slot.Newest!.Id)).First().Should().Be(slot);
            Walk(index.SeekAfter(key, slot.Newest!.Id)).First().Should().Be(next);
        }
    }

    [Test]
    public void Entries_in_order_fill_their_leaves()
    {
        var index = new SortedIndex(UserFields.Id, _rows);
        var slots = Enumerable.Range(1, 5_000).Select(i => Enter(index, User(new Guid(i, 0, 0, new byte[8]), null))).ToList();

        Walk(index.Seek(default, Guid.Empty)).Should().Equal(slots);
        WalkBack(index.SeekEnd()).Should().Equal(Enumerable.Reverse(slots));
    }

    [Test]
    public void Emptied_it_can_be_filled_again()
    {
        var index = new SortedIndex(UserFields.DisplayName, _rows);
        var slots = Enumerable.Range(0, 500).Select(i => Enter(index, User(Guid.NewGuid(), $"{i}"))).ToList();
        slots.ForEach(slot => Remove(index, slot));
        Walk(index.Seek(default, Guid.Empty)).Should().BeEmpty();

        var again = Enter(index, User(Guid.NewGuid(), "again"));

        Walk(index.Seek(default, Guid.Empty)).Should().Equal(again);
    }

    [Test]
    public void A_value_stays_while_an_older_record_of_the_slot_has_it()
    {
        var index = new SortedIndex(UserFields.DisplayName, _rows);
        var user = User(Guid.NewGuid(), "ann");
        var slot = Enter(index, user);
        var renamed = user with { DisplayName = "eve" };
        index.Enter(slot, renamed);
        slot.Push(2, renamed);

        Walk(index.Seek(default, Guid.Empty)).Should().Equal([slot, slot], "readers as of both commits must find it");

        slot.Settle(2);
        index.Leave(slot, user);
        Walk(index.Seek(default, Guid.Empty)).Should().Equal(slot);
    }

    [Test]
    public void A_cursor_keeps_walking_what_was_there_while_entries_come_and_go()
    {
        var index = new SortedIndex(UserFields.DisplayName, _rows);
        var slots = Enumerable.Range(0, 1_000).Select(i => Enter(index, User(Guid.NewGuid(), $"{i:D4}5"))).ToList();
        var cursor = index.Seek(default, Guid.Empty);
        var walked = new List<Slot>();
        for (var i = 0; cursor.MoveNext(); i++)
        {
            walked.Add(new Slot(_rows, cursor.Current.Row));
            if (i < 1_000)
            {
                Enter(index, User(Guid.NewGuid(), $"{(i * 7) % 1_000:D4}9"));
            }
        }

        walked.Where(slots.Contains).Should().Equal(slots);
    }

    private static List<Slot> Sorted(List<Slot> slots) =>
        [.. slots.OrderBy(slot => UserFields.DisplayName.Read(slot.Newest!)).ThenBy(slot => slot.Newest!.Id)];

    private IEnumerable<Slot> Walk(SortCursor cursor)
    {
        while (cursor.MoveNext())
        {
            yield return new Slot(_rows, cursor.Current.Row);
        }
    }

    private IEnumerable<Slot> WalkBack(SortCursor cursor)
    {
        while (cursor.MovePrevious())
        {
            yield return new Slot(_rows, cursor.Current.Row);
        }
    }

    private Slot Enter(SortedIndex index, User user)
    {
        var slot = _rows.Take();
        index.Enter(slot, user);
        slot.Push(1, user);
        return slot;
    }

    private static void Remove(SortedIndex index, Slot slot)
    {
        var record = slot.Newest!;
        slot.Push(2, null);
        slot.Settle(2);
        index.Leave(slot, record);
    }

    private Slot Filled(Random random, int names)
    {
        var user = Random(random, names);
        var slot = _rows.Take();
        slot.Push(1, user);
        return slot;
    }

    private User Random(Random random, int names) => User(Guid.NewGuid(), random.Next(10) == 0 ? null : $"name {random.Next(names)}");

    private User User(Guid id, string? name) => new() { Id = id, TenantId = _tenant, Key = "x", DisplayName = name };
}
