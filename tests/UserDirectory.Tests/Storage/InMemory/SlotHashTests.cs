using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Storage;
using UserDirectory.Storage.InMemory;

namespace UserDirectory.Tests.Storage.InMemory;

public sealed class SlotHashTests
{
    [TestCase(1)]
    [TestCase(2)]
    public void It_holds_what_a_dictionary_of_lists_holds_however_hashes_collide(int seed)
    {
        var random = new Random(seed);
        var hash = new SlotHash<int>();
        var model = new Dictionary<int, List<Slot>>();
        for (var i = 0; i < 20_000; i++)
        {
            // Few hashes, so that many collide, and far apart, so that they fall on each other's cells.
            var key = random.Next(100) << random.Next(24);
            var slots = model.TryGetValue(key, out var found) ? found : model[key] = [];
            if (slots.Count > 0 && random.Next(2) == 0)
            {
                var slot = slots[random.Next(slots.Count)];
                slots.Remove(slot);
                hash.Remove(key, slot);
            }
            else
            {
                var slot = new Slot(Guid.NewGuid());
                slots.Add(slot);
                hash.Add(key, key, slot);
            }

            Found(hash, key).SetEquals(slots).Should().BeTrue($"seed {seed}, step {i}");
        }
    }

    [Test]
    public void A_settled_record_is_at_hand_until_its_slot_says_otherwise()
    {
        var user = new User { Id = Guid.CreateVersion7(), TenantId = Guid.CreateVersion7(), Key = "ann" };
        var slot = new Slot(user.Id);
        var hash = new SlotHash<int>();
        hash.Add(7, 7, slot);

        hash.Settle(7, slot, user);
        Settled(hash).Should().BeSameAs(user);

        hash.Settle(7, slot, null);
        Settled(hash).Should().BeNull();
    }

    private static HashSet<Slot> Found(SlotHash<int> hash, int key)
    {
        var found = new HashSet<Slot>();
        var probe = hash.Find(key);
        while (probe.MoveNext())
        {
            found.Add(probe.Current.Slot!).Should().BeTrue("nothing is found twice");
        }

        return found;
    }

    private static DirectoryRecord? Settled(SlotHash<int> hash)
    {
        var probe = hash.Find(7);
        probe.MoveNext().Should().BeTrue();
        return probe.Current.Settled;
    }
}
