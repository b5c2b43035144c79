using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Storage.InMemory;

namespace UserDirectory.Tests.Storage.InMemory;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class PostingIndexTests
{
    private static readonly Guid s_home = Guid.CreateVersion7();

    private readonly Rows _rows = new RecordRows();
    private readonly PostingIndex _homes;

    public PostingIndexTests() => _homes = PostingIndex.Of(UserFields.HomeOrganizationId, _rows);

    [Test]
    public void A_value_leads_to_its_slots_and_an_unknown_one_to_none()
    {
        var slots = Enumerable.Range(0, 20).Select(_ => Enter(User())).ToList();

        _homes.Find(s_home).Slots().Should().Equal(slots);
        _homes.Find(Guid.NewGuid()).Slots().Should().BeEmpty();
    }

    [Test]
    public void Each_of_many_values_leads_to_the_slot_once()
    {
        var grants = PostingIndex.Of(UserFields.Grants, _rows);
        var user = User() with { Grants = ["a", "b", "a"] };
        var slot = _rows.Take();
        grants.Enter(slot, user);
        slot.Push(1, user);

        grants.Find("a").Slots().Should().Equal(slot);
        grants.Find("b").Slots().Should().Equal(slot);
    }

    [Test]
    public void The_only_slot_of_a_value_leaves_at_once()
    {
        var slot = Enter(User());

        Remove(slot);

        _homes.Find(s_home).Count.Should().Be(0);
    }

    [Test]
    public void Stale_entries_of_a_list_are_dropped_when_they_are_most()
    {
        var slots = Enumerable.Range(0, 100).Select(_ => Enter(User())).ToList();

        slots.Take(60).ToList().ForEach(Remove);

        _homes.Find(s_home).Count.Should().BeLessThan(100);
        _homes.Find(s_home).Slots().Should().Contain(slots.Skip(60));
    }

    [Test]
    public void A_slot_that_comes_back_to_a_value_is_found_once()
    {
        var slots = Enumerable.Range(0, 10).Select(_ => Enter(User())).ToList();
        var user = (User)slots[3].Newest!;
        var away = user with { HomeOrganizationId = null };
        _homes.Enter(slots[3], away);
        slots[3].Push(2, away);
        slots[3].Settle(2);
        _homes.Leave(slots[3], user);

        _homes.Enter(slots[3], user);
        slots[3].Push(3, user);

        _homes.Find(s_home).Slots().OrderBy(slot => slot.Row).Should().Equal(slots);
    }

    [Test]
    public void A_row_that_goes_to_another_record_with_the_value_is_found_once()
    {
        var slots = Enumerable.Range(0, 10).Select(_ => Enter(User())).ToList();
        Remove(slots[3]);
        _homes.Find(s_home).Count.Should().Be(10, "the entry is stale, and stays for a while");

        _homes.Enter(slots[3], User());
        slots[3].Push(3, User());

        _homes.Find(s_home).Slots().OrderBy(slot => slot.Row).Should().Equal(slots);
    }

    [Test]
    public void A_reader_can_walk_a_list_while_it_grows()
    {
        var slots = Enumerable.Range(0, 5).Select(_ => Enter(User())).ToList();
        var walked = new List<Slot>();
        foreach (var slot in _homes.Find(s_home).Slots())
        {
            walked.Add(slot);
            Enter(User());
        }

        walked.Should().Equal(slots);
    }

    private static User User() =>
        new() { Id = Guid.CreateVersion7(), TenantId = Guid.CreateVersion7(), Key = "ann", HomeOrganizationId = s_home };

    private Slot Enter(User user)
    {
        var slot = _rows.Take();
        _homes.Enter(slot, user);
        slot.Push(1, user);
        return slot;
    }

    private void Remove(Slot slot)
    {
        var record = slot.Newest!;
        slot.Push(2, null);
        slot.Settle(2);
        _homes.Leave(slot, record);
    }
}
