using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Queries;
using UserDirectory.Storage;
using UserDirectory.Storage.InMemory;

namespace UserDirectory.Tests.Storage.InMemory;

public sealed class CandidatesTests
{
    private static readonly Guid s_tenant = new("0192f0c1-0000-7000-8000-000000000001");
    private static readonly Guid s_group = new("0192f0c1-0000-7000-8000-000000000002");
    private static readonly Guid s_user = new("0192f0c1-0000-7000-8000-000000000003");

    /// <summary>All of which the first member satisfies.</summary>
    private static readonly Filter[] s_filters =
    [
        GroupMemberFields.GroupId.EqualTo(s_group),
        GroupMemberFields.Id.EqualTo(s_user),
        GroupMemberFields.GroupId.In([s_group, s_tenant]),
        GroupMemberFields.GroupId.IsUnder(s_group),
        GroupMemberFields.UserId.IsPresent(),
        GroupMemberLinks.User.Any(UserFields.Key.EqualTo("ann")),
        GroupMemberFields.GroupId.EqualTo(s_group) | GroupMemberFields.UserId.EqualTo(s_group),
        GroupMemberFields.GroupId.In([s_group]) & GroupMemberLinks.User.Any(UserFields.Id.EqualTo(s_user)),
        GroupMemberFields.GroupId.In([s_group]) & !GroupMemberFields.UserId.EqualTo(s_group),
    ];

    [TestCaseSource(nameof(s_filters))]
    public void The_first_record_of_a_type_may_come_after_candidates_were_looked_for(Filter filter)
    {
        var partition = new Partition(s_tenant);
        var before = partition.View(null);
        var found = Candidates.Of(filter, before);

        Commit(
            partition,
            new Tenant { Id = s_tenant, TenantId = s_tenant, Key = "acme" },
            new Group { Id = s_group, TenantId = s_tenant, Key = "staff" },
            new User { Id = s_user, TenantId = s_tenant, Key = "ann" },
            new GroupMember { Id = s_user, TenantId = s_tenant, GroupId = s_group, UserId = s_user });

        RecordsOf(found, before).Should().BeEmpty();
        var after = partition.View(null);
        RecordsOf(Candidates.Of(filter, after), after).Should().ContainSingle();
    }

    [Test]
    public void What_no_index_helps_with_has_none()
    {
        var view = new Partition(s_tenant).View(null);

        Candidates.Of(null, view).Should().BeNull();
        Candidates.Of(!GroupMemberFields.UserId.EqualTo(s_user), view).Should().BeNull();
        Candidates.Of(UserFields.DisplayName.Contains("ann"), view).Should().BeNull();
        Candidates.Of(GroupMemberFields.UserId.EqualTo(s_user) | !GroupMemberFields.UserId.EqualTo(s_user), view).Should().BeNull();
        Candidates.Of(GroupMemberFields.UserId.EqualTo(s_user) & !GroupMemberFields.UserId.EqualTo(s_user), view).Should().NotBeNull();
    }

    private static void Commit(Partition partition, params DirectoryRecord[] records)
    {
        var set = new ChangeSet(Guid.CreateVersion7(), s_tenant, ActorRef.System("test"), DateTimeOffset.UnixEpoch,
            [.. records.Select(record => new Write.Add(record))]);
        lock (partition.Gate)
        {
            new Commit(partition, set, new TenantKeys(), null).Run(10).IsCommitted.Should().BeTrue();
        }
    }

    /// <summary>What a query would read as of the view: through the candidates, or through all slots.</summary>
    private static List<DirectoryRecord> RecordsOf(Candidates? candidates, Snapshot view) =>
        [.. (candidates?.Slots ?? view.Slots(RecordKind.GroupMember)).Select(view.Read).OfType<DirectoryRecord>()];
}
