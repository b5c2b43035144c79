using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Storage;
using UserDirectory.Storage.InMemory;

namespace UserDirectory.Tests.Storage.InMemory;

/// <summary>What records were before recent commits is kept for readers; how much of it, is bounded.</summary>
public sealed class OlderStatesTests
{
    private const int Mebi = 1 << 20;

    private static readonly Guid s_tenantId = Guid.CreateVersion7();
    private Partition _partition = null!;
    private Picture _picture = null!;

    [SetUp]
    public void SetUp()
    {
        _partition = new Partition(s_tenantId);
        _picture = PictureOf(1);
        Commit(new Write.Add(new Tenant { Id = s_tenantId, TenantId = s_tenantId, Key = "acme" }), new Write.Add(
            UserOf(_picture.Id, "ann")), new Write.Add(_picture));
    }

    [Test]
    public void Of_large_pictures_that_were_replaced_few_are_kept()
    {
        Replace(60);

        ReachableObjects.From(_partition).Bytes.Should().BeLessThan(RetiredQueue.MostBytes + (4 * Mebi));
        _partition.Find(RecordKind.Picture, _picture.Id).Should().BeSameAs(_picture);
    }

    [Test]
    public void A_read_whose_state_went_that_way_reads_again()
    {
        var read = new ReadTwice(_picture.Id, () => Replace(40));

        var (before, after) = _partition.Read(read, null);

        after.Should().BeSameAs(before).And.BeSameAs(_picture, "the last time, writers wait");
        read.Times.Should().Be(3);
    }

    [Test]
    public void A_set_that_replaces_very_many_records_leaves_nothing_to_those_after_it()
    {
        var users = Enumerable.Range(0, RetiredQueue.MostOfOneCommit + 1).Select(i => UserOf(Guid.CreateVersion7(), $"user{i}")).ToList();
        Commit([.. users.Select(user => new Write.Add(user))]);
        var number = _partition.Head.Number;
        _partition.Keeps(number).Should().BeTrue();

        Commit([.. users.Select(user => new Write.Remove(RecordKind.User, user.Id))]);

        _partition.Keeps(number).Should().BeFalse();
        _partition.View(null).FindSlot(RecordKind.User, users[0].Id).Should().BeNull();
    }

    private static Picture PictureOf(long version, Guid? id = null) =>
        new()
        {
            Id = id ?? Guid.CreateVersion7(),
            TenantId = s_tenantId,
            Version = version,
            ContentType = "image/png",
            Content = new byte[Mebi]
        };

    private static User UserOf(Guid id, string key) => new() { Id = id, TenantId = s_tenantId, Key = key, Version = 1 };

    private void Replace(int times)
    {
        for (var i = 0; i < times; i++)
        {
            var next = PictureOf(_picture.Version + 1, _picture.Id);
            Commit(new Write.Update(next, _picture.Version, []));
            _picture = next;
        }
    }

    private void Commit(params Write[] writes)
    {
        lock (_partition.Gate)
        {
            new Commit(_partition, new ChangeSet(Guid.CreateVersion7(), s_tenantId, ActorRef.System("test"), StoredTenant.Now, writes),
                new TenantKeys(), null)
                .Run(keptChanges: 100).IsCommitted.Should().BeTrue();
        }
    }

    /// <summary>Reads a picture, lets writers come the first two times, and reads it again.</summary>
    private sealed class ReadTwice(Guid id, Action between) : SnapshotRead<(DirectoryRecord? Before, DirectoryRecord? After)>
    {
        public int Times { get; private set; }

        public override (DirectoryRecord? Before, DirectoryRecord? After) Of(Snapshot view)
        {
            var before = view.Find(RecordKind.Picture, id);
            if (Times++ < 2)
            {
                Task.Run(between).Wait();
            }

            return (before, view.Find(RecordKind.Picture, id));
        }
    }
}
