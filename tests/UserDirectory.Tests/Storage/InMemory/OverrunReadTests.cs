using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Storage;
using UserDirectory.Storage.InMemory;
using Version = UserDirectory.Storage.InMemory.Version;

namespace UserDirectory.Tests.Storage.InMemory;

/// <summary>A read of several records while writers commit more than the store keeps for every reader.</summary>
public sealed class OverrunReadTests
{
    private static readonly Guid s_tenantId = Guid.CreateVersion7();
    private Partition _partition = null!;
    private User _user = null!;
    private long _written;

    [SetUp]
    public void SetUp()
    {
        _partition = new Partition(s_tenantId);
        _user = new User { Id = Guid.CreateVersion7(), TenantId = s_tenantId, Key = "ann", DisplayName = "0", Version = 1 };
        Commit(new Write.Add(new Tenant { Id = s_tenantId, TenantId = s_tenantId, Key = "acme" }), new Write.Add(_user));
        _written = 0;
    }

    [Test]
    public void It_reads_again_without_holding_the_writers_up()
    {
        var read = new SlowRead(_user.Id, () => OnAnotherThread(Partition.Window + 1));

        _partition.Read(read, null).Should().Be(("65", "65"), "the second time, what it needs is kept");

        read.Times.Should().Be(2);
        _written.Should().Be(130);
    }

    [Test]
    public void What_was_kept_for_it_is_forgotten_afterwards()
    {
        _partition.Read(new SlowRead(_user.Id, () => OnAnotherThread(1_000)), null).Should().Be(("1000", "1000"));

        OnAnotherThread(120);

        var slot = _partition.View(null).FindSlot(RecordKind.User, _user.Id)!.Value;
        Versions(slot).Should().BeLessThanOrEqualTo(Partition.Window + 1);
    }

    [Test]
    public void One_that_takes_too_long_even_so_is_read_while_writers_wait()
    {
        var read = new SlowRead(_user.Id, () => Write(Partition.LongWindow + 1), times: 2);

        var (before, after) = _partition.Read(read, null);

        (after, read.Times).Should().Be((before, 3));
    }

    private static int Versions(Slot slot)
    {
        var count = 0;
        for (var version = slot.Recent; version is not null; version = version.Older as Version)
        {
            count++;
        }

        return count;
    }

    /// <summary>Commits that wait for the gate as those of anybody else do.</summary>
    private void OnAnotherThread(int count)
    {
        var writing = Task.Run(() => Write(count));
        writing.Wait(TimeSpan.FromSeconds(30)).Should().BeTrue("the read must not hold the gate");
    }

    private void Write(int count)
    {
        for (var i = 0; i < count; i++)
        {
            _written++;
            var next = _user with { DisplayName = $"{_written}", Version = _user.Version + 1 };
            Commit(new Write.Update(next, _user.Version, []));
            _user = next;
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

    /// <summary>Reads a name, lets writers come, and reads it again.</summary>
    private sealed class SlowRead(Guid userId, Action between, int times = int.MaxValue) : SnapshotRead<(string? Before, string? After)>
    {
        public int Times { get; private set; }

        public override (string? Before, string? After) Of(Snapshot view)
        {
            var before = Name(view);
            if (Times++ < times)
            {
                between();
            }

            return (before, Name(view));
        }

        private string? Name(Snapshot view) => (view.Find(RecordKind.User, userId) as User)?.DisplayName;
    }
}
