using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Storage.InMemory;
using Version = UserDirectory.Storage.InMemory.Version;

namespace UserDirectory.Tests.Storage.InMemory;

public sealed class SlotTests
{
    private static readonly User s_first = new() { Id = Guid.CreateVersion7(), TenantId = Guid.CreateVersion7(), Key = "ann" };
    private static readonly User s_second = s_first with { Version = 2 };

    [Test]
    public void A_reader_sees_the_record_as_of_its_commit()
    {
        var slot = new RecordRows().Take();
        slot.Push(3, s_first);
        slot.Push(5, s_second);
        slot.Push(8, null);

        slot.At(2).Should().BeNull();
        slot.At(4).Should().BeSameAs(s_first);
        slot.At(5).Should().BeSameAs(s_second);
        slot.At(8).Should().BeNull();
    }

    [Test]
    public void Settling_forgets_what_is_older_and_keeps_what_is_newer()
    {
        var slot = new RecordRows().Take();
        slot.Push(3, s_first);
        slot.Push(5, s_second);
        slot.Push(8, null);

        slot.Settle(6);

        slot.At(4).Should().BeSameAs(s_second, "readers as of commit 4 are gone");
        slot.At(8).Should().BeNull();
        Records(slot).Should().Equal(s_second);
    }

    [Test]
    public void A_record_that_no_recent_commit_touched_is_settled()
    {
        var slot = new RecordRows().Take();
        slot.Push(3, s_first);
        slot.Held.Should().BeOfType<Version>();

        slot.Settle(3);

        slot.Held.Should().BeSameAs(s_first);
        slot.Recent.Should().BeNull();
    }

    [Test]
    public void A_removal_that_settled_leaves_it_empty()
    {
        var slot = new RecordRows().Take();
        slot.Push(3, s_first);
        slot.Push(4, null);
        slot.IsEmpty.Should().BeFalse();

        slot.Settle(4);

        slot.IsEmpty.Should().BeTrue();
    }

    [Test]
    public void What_was_staged_can_be_taken_back()
    {
        var slot = new RecordRows().Take();
        slot.Push(3, s_first);
        var before = slot.Held;
        slot.Push(4, s_second);

        slot.Restore(before);

        slot.Newest.Should().BeSameAs(s_first);
    }

    private static List<User> Records(Slot slot)
    {
        var records = new List<User>();
        foreach (var record in slot.Records)
        {
            records.Add((User)record);
        }

        return records;
    }
}
