using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Storage;
using UserDirectory.Storage.InMemory;

namespace UserDirectory.Tests.Storage.InMemory;

/// <summary>Links that have settled are packed, and nobody sees it.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class LinkRowsTests
{
    private static readonly DateTimeOffset s_later = StoredTenant.Now.AddDays(3);

    private StoredTenant _acme = null!;
    private User _ann = null!;
    private User _eve = null!;
    private Organization _lisbon = null!;
    private Organization _porto = null!;
    private Group _staff = null!;
    private Role _reader = null!;
    private int _signIns;

    [SetUp]
    public async Task SetUp()
    {
        _acme = await StoredTenant.CreateAsync(keptChanges: 1);
        _ann = await _acme.AddAsync(_acme.User("ann"));
        _eve = await _acme.AddAsync(_acme.User("eve"));
        _lisbon = await _acme.AddAsync(_acme.Organization("lisbon"));
        _porto = await _acme.AddAsync(_acme.Organization("porto"));
        _staff = await _acme.AddAsync(_acme.Group("staff"));
        _reader = await _acme.AddAsync(_acme.Role("reader"));
    }

    [Test]
    public async Task Each_comes_back_as_it_was_given()
    {
        DirectoryRecord[] links =
        [
            Stamped(_acme.Membership(_ann, _lisbon) with { Status = MembershipStatus.Suspended, ValidFrom = StoredTenant.Now }),
            _acme.Membership(_ann, _porto) with { ValidUntil = s_later },
            Stamped(_acme.GroupMember(_staff, _ann)),
            Stamped(Assignment() with { UserId = _ann.Id, OrganizationId = _porto.Id, ValidUntil = s_later }),
            Assignment() with { GroupId = _staff.Id },
        ];
        await _acme.MustCommitAsync([.. links.Select(link => new Write.Add(link))]);

        await SettleAsync();

        foreach (var link in links)
        {
            (await FindAsync(link)).Should().Be(link).And.NotBeSameAs(link, "it was made of what is packed");
        }
    }

    [Test]
    public async Task What_is_changed_is_seen_as_of_each_commit_and_packed_again()
    {
        var first = await _acme.AddAsync(_acme.Membership(_ann, _lisbon));
        await SettleAsync();
        var second = first with { Version = 2, Status = MembershipStatus.Suspended };
        var third = second with { Version = 3, UserId = _eve.Id, OrganizationId = _porto.Id, UpdatedAt = s_later };
        await _acme.MustCommitAsync(new Write.Update(second, 1, []));
        (await FindAsync(first)).Should().Be(second);
        await _acme.MustCommitAsync(new Write.Update(third, 2, []));

        await SettleAsync();

        (await FindAsync(first)).Should().Be(third);
        (await _acme.ListAsync<Membership>(MembershipFields.UserId.EqualTo(_ann.Id))).Should().BeEmpty();
        (await _acme.ListAsync<Membership>(MembershipFields.UserId.EqualTo(_eve.Id))).Should().Equal(third);
    }

    [Test]
    public async Task A_refused_set_leaves_it_as_it_was()
    {
        var link = await _acme.AddAsync(_acme.Membership(_ann, _lisbon));
        await SettleAsync();

        var result = await _acme.CommitAsync(
            new Write.Remove(RecordKind.Membership, link.Id), new Write.Require(RecordKind.User, Guid.NewGuid()));

        result.IsCommitted.Should().BeFalse();
        (await FindAsync(link)).Should().Be(link);
        (await _acme.CommitAsync(new Write.Add(_acme.Membership(_ann, _lisbon)))).Refusals.Single().Key.Should().Be(RecordKeys.Membership);
    }

    [Test]
    public async Task A_row_that_somebody_elses_link_takes_leads_there()
    {
        var users = Enumerable.Range(0, 600).Select(i => _acme.User($"user{i}")).ToList();
        await _acme.MustCommitAsync([.. users.Select(user => new Write.Add(user))]);
        await _acme.MustCommitAsync([.. users.Select(user => new Write.Add(_acme.Membership(user, _lisbon)))]);
        await SettleAsync();
        await _acme.MustCommitAsync(new Write.RemoveWhere(RecordKind.Membership, MembershipFields.OrganizationId.EqualTo(_lisbon.Id)));
        await SettleAsync();

        var links = users.Select(user => _acme.Membership(user, _porto)).ToList();
        await _acme.MustCommitAsync([.. links.Select(link => new Write.Add(link))]);
        await SettleAsync();

        (await _acme.ListAsync<Membership>(MembershipFields.OrganizationId.EqualTo(_porto.Id))).Should().BeEquivalentTo(links);
        (await _acme.ListAsync<Membership>(MembershipFields.OrganizationId.EqualTo(_lisbon.Id))).Should().BeEmpty();
        (await _acme.ListAsync<Membership>(MembershipFields.UserId.EqualTo(users[7].Id))).Should().Equal(links[7]);
    }

    [Test]
    public async Task One_takes_less_than_half_of_its_record()
    {
        var users = Enumerable.Range(0, 2_000).Select(i => _acme.User($"user{i}")).ToList();
        await _acme.MustCommitAsync([.. users.Select(user => new Write.Add(user))]);
        await SettleAsync();
        var before = ReachableObjects.From(_acme.Store).Bytes;
        await _acme.MustCommitAsync([.. users.Select(user => new Write.Add(Assignment() with { UserId = user.Id }))]);

        await SettleAsync();

        var bytes = (ReachableObjects.From(_acme.Store).Bytes - before) / users.Count;
        bytes.Should().BeLessThan(100);
    }

    private static T Stamped<T>(T link)
        where T : DirectoryRecord => link with
        {
            Version = 7,
            CreatedAt = StoredTenant.Now,
            UpdatedAt = s_later,
            CreatedBy = ActorRef.User(Guid.NewGuid()),
            UpdatedBy = ActorRef.System("nightly"),
        };

    private RoleAssignment Assignment() => new() { Id = _acme.NewId(), TenantId = _acme.Id, RoleId = _reader.Id };

    private async Task<DirectoryRecord?> FindAsync(DirectoryRecord link) => link.Kind switch
    {
        RecordKind.Membership => await _acme.FindAsync<Membership>(link.Id),
        RecordKind.GroupMember => await _acme.FindAsync<GroupMember>(link.Id),
        _ => await _acme.FindAsync<RoleAssignment>(link.Id),
    };

    /// <summary>Commits until nobody can ask for what was before, and the feed has forgotten it.</summary>
    private async Task SettleAsync()
    {
        await _acme.AddAsync(_acme.User($"last{_signIns}"));
        for (var i = 0; i < 4 * Partition.Window; i++)
        {
            await _acme.MustCommitAsync(
                new Write.Touch(_ann.Id, new SignIn.LoggedIn(StoredTenant.Now.AddSeconds(++_signIns))));
        }
    }
}
