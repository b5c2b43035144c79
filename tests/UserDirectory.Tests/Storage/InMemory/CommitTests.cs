using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Storage;

namespace UserDirectory.Tests.Storage.InMemory;

public sealed class CommitTests
{
    private StoredTenant _acme = null!;

    [SetUp]
    public async Task Create() => _acme = await StoredTenant.CreateAsync();

    [Test]
    public async Task An_added_record_is_found_by_id_and_by_key_in_any_casing()
    {
        var ann = await _acme.AddAsync(_acme.User("Ann"));

        (await _acme.FindAsync<User>(ann.Id)).Should().Be(ann);
        (await _acme.Store.FindByKeyAsync<User>(RecordKeys.User.For(_acme.Id, "aNN"), default)).Should().Be(ann);
    }

    [Test]
    public async Task A_key_is_found_only_below_its_owner()
    {
        var lisbon = await _acme.AddAsync(_acme.Organization("lisbon"));
        var editor = await _acme.AddAsync(_acme.Role("editor"));
        (await FindRoleAsync(lisbon.Id)).Should().BeNull();

        var own = await _acme.AddAsync(_acme.Role("editor") with { OrganizationId = lisbon.Id });

        (await FindRoleAsync(lisbon.Id)).Should().Be(own);
        (await FindRoleAsync(null)).Should().Be(editor);

        Task<Role?> FindRoleAsync(Guid? owner) =>
            _acme.Store.FindByKeyAsync<Role>(RecordKeys.Role.For(_acme.Id, "Editor", owner), default).AsTask();
    }

    [Test]
    public async Task A_set_for_an_unknown_tenant_is_refused()
    {
        var stranger = Guid.CreateVersion7();

        var result = await _acme.Store.CommitAsync(
            new ChangeSet(Guid.CreateVersion7(), stranger, ActorRef.System("x"), StoredTenant.Now, []), default);

        result.Refusals.Should().Equal(new Refusal(-1, RefusalReason.NotFound));
    }

    [Test]
    public async Task Every_refusal_is_listed_and_nothing_is_written()
    {
        var ann = await _acme.AddAsync(_acme.User("ann"));
        var ghost = _acme.User("ghost");

        var result = await _acme.CommitAsync(
            new Write.Add(_acme.User("bob")),
            new Write.Add(_acme.User("ANN")),
            new Write.Update(ann with { Version = 8 }, 7, []),
            new Write.Add(_acme.Credential(ghost)),
            new Write.Remove(RecordKind.User, ghost.Id));

        result.Refusals.Should().Equal(
            new Refusal(1, RefusalReason.KeyTaken) { Key = RecordKeys.User },
            new Refusal(2, RefusalReason.VersionMoved) { CurrentVersion = 1 },
            new Refusal(3, RefusalReason.LinkMissing) { Link = CredentialFields.Id },
            new Refusal(4, RefusalReason.NotFound));
        (await _acme.ListAsync<User>()).Should().Equal(ann);
        result.Sequence.Should().Be(2);
    }

    [Test]
    public async Task Two_records_may_swap_their_keys_in_one_set()
    {
        var ann = await _acme.AddAsync(_acme.User("ann"));
        var bob = await _acme.AddAsync(_acme.User("bob"));

        await _acme.MustCommitAsync(
            new Write.Update(ann with { Key = "bob", Version = 2 }, 1, []),
            new Write.Update(bob with { Key = "ann", Version = 2 }, 1, []));

        (await _acme.Store.FindByKeyAsync<User>(RecordKeys.User.For(_acme.Id, "ann"), default))!.Id.Should().Be(bob.Id);
        (await _acme.Store.FindByKeyAsync<User>(RecordKeys.User.For(_acme.Id, "bob"), default))!.Id.Should().Be(ann.Id);
    }

    [Test]
    public async Task A_refused_set_leaves_the_keys_as_they_were()
    {
        var ann = await _acme.AddAsync(_acme.User("ann"));

        await _acme.CommitAsync(
            new Write.Update(ann with { Key = "eve", Version = 2 }, 1, []), new Write.Require(RecordKind.User, Guid.CreateVersion7()));

        (await _acme.Store.FindByKeyAsync<User>(RecordKeys.User.For(_acme.Id, "ann"), default)).Should().Be(ann);
        (await _acme.Store.FindByKeyAsync<User>(RecordKeys.User.For(_acme.Id, "eve"), default)).Should().BeNull();
    }

    [Test]
    public async Task What_something_links_to_is_removed_only_together_with_it()
    {
        var ann = await _acme.AddAsync(_acme.User("ann"));
        var lisbon = await _acme.AddAsync(_acme.Organization("lisbon"));
        var membership = await _acme.AddAsync(_acme.Membership(ann, lisbon));

        (await _acme.CommitAsync(new Write.Remove(RecordKind.Organization, lisbon.Id))).Refusals
            .Should().Equal(new Refusal(0, RefusalReason.StillLinked) { Link = MembershipFields.OrganizationId });
        (await _acme.CommitAsync(
            new Write.Remove(RecordKind.Organization, lisbon.Id), new Write.Remove(RecordKind.Membership, membership.Id)))
            .IsCommitted.Should().BeTrue();
    }

    [Test]
    public async Task A_set_sees_its_own_earlier_writes_in_remove_where()
    {
        var ann = await _acme.AddAsync(_acme.User("ann"));
        var bob = _acme.User("bob");

        await _acme.MustCommitAsync(new Write.Add(bob), new Write.RemoveWhere(RecordKind.User, UserFields.Key.StartsWith("b")));

        (await _acme.ListAsync<User>()).Should().Equal(ann);
    }

    [Test]
    public async Task Require_none_refuses_when_there_is_one()
    {
        await _acme.AddAsync(_acme.User("ann"));

        (await _acme.CommitAsync(new Write.RequireNone(RecordKind.User, UserFields.Key.EqualTo("ANN")))).Refusals
            .Should().Equal(new Refusal(0, RefusalReason.Found));
        (await _acme.CommitAsync(new Write.RequireNone(RecordKind.User, UserFields.Key.EqualTo("bob")))).IsCommitted.Should().BeTrue();
    }

    [Test]
    public async Task A_set_made_on_an_old_authority_number_is_refused()
    {
        var raising = _acme.Set(new Write.Add(_acme.User("ann"))) with { RaisesAuthority = true, ExpectedAuthority = 0 };
        (await _acme.Store.CommitAsync(raising, default)).Authority.Should().Be(1);

        var late = _acme.Set(new Write.Add(_acme.User("bob"))) with { ExpectedAuthority = 0 };

        (await _acme.Store.CommitAsync(late, default)).Refusals.Should().Equal(new Refusal(-1, RefusalReason.AuthorityMoved));
    }

    [Test]
    public async Task A_set_committed_twice_gets_its_first_result()
    {
        var set = _acme.Set(new Write.Add(_acme.User("ann"))) with { RaisesAuthority = true };
        var first = await _acme.Store.CommitAsync(set, default);
        await _acme.AddAsync(_acme.User("bob"));

        (await _acme.Store.CommitAsync(set, default)).Should().BeEquivalentTo(first);
        (await _acme.ListAsync<User>()).Should().HaveCount(2);
    }

    [Test]
    public async Task A_record_of_another_tenant_is_an_error_of_the_caller()
    {
        var other = await StoredTenant.CreateAsync("other", _acme.Store);

        var act = () => _acme.CommitAsync(new Write.Add(other.User("ann")));

        await act.Should().ThrowAsync<ArgumentException>();
    }

    [Test]
    public async Task A_write_that_is_not_of_the_closed_list_is_never_ignored()
    {
        var act = () => _acme.CommitAsync(new UnknownWrite());

        await act.Should().ThrowAsync<NotSupportedException>();
    }

    [Test]
    public async Task A_cancelled_commit_writes_nothing()
    {
        var act = () => _acme.Store.CommitAsync(_acme.Set(new Write.Add(_acme.User("ann"))), new CancellationToken(true)).AsTask();

        await act.Should().ThrowAsync<OperationCanceledException>();
        (await _acme.ListAsync<User>()).Should().BeEmpty();
    }

    [Test]
    public async Task A_tenants_key_is_unique_in_the_installation()
    {
        var id = Guid.CreateVersion7();
        var set = new ChangeSet(Guid.CreateVersion7(), id, ActorRef.System("x"), StoredTenant.Now,
            [new Write.Add(new Tenant { Id = id, TenantId = id, Key = "ACME" })]);

        (await _acme.Store.CommitAsync(set, default)).Refusals
            .Should().Equal(new Refusal(0, RefusalReason.KeyTaken) { Key = RecordKeys.Tenant });
    }

    [Test]
    public async Task Removing_a_tenant_removes_everything_of_it_and_frees_its_key()
    {
        var ann = await _acme.AddAsync(_acme.User("ann"));

        await _acme.MustCommitAsync(new Write.Remove(RecordKind.Tenant, _acme.Id));

        (await _acme.FindAsync<User>(ann.Id)).Should().BeNull();
        (await _acme.ListAsync<Change>()).Should().BeEmpty();
        (await _acme.CommitAsync()).Refusals.Should().Equal(new Refusal(-1, RefusalReason.NotFound));
        (await StoredTenant.CreateAsync("acme", _acme.Store)).Tenant.Key.Should().Be("acme");
    }

    private sealed record UnknownWrite : Write;
}
