using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using UserDirectory.Storage;
using UserDirectory.Storage.InMemory;

namespace UserDirectory.Tests.Hosting;

/// <summary>
/// Two hosts write to one store: what one keeps of rights and tenants goes when the store tells it of the other's commit, and not only
/// when it is old.
/// </summary>
public sealed class OtherHostTests
{
    private ToldStore _hereStore = null!;
    private ToldStore _thereStore = null!;
    private TestDirectory _here = null!;
    private TestDirectory _there = null!;

    [SetUp]
    public void SetUp()
    {
        var shared = new InMemoryStore(new());
        (_hereStore, _thereStore) = (new(shared), new(shared));
        (_here, _there) = (Host(_hereStore), Host(_thereStore));
    }

    [TearDown]
    public void TearDown()
    {
        _here.Dispose();
        _there.Dispose();
    }

    [Test]
    public async Task A_right_that_another_host_took_is_gone_once_the_store_tells()
    {
        var ann = await AnnWhoApprovesAsync();
        await _there.System.Roles.UnassignAsync(ann.Id, ["approver"]);

        (await MayAsync(ann)).Should().BeTrue("what is kept is young, and nobody has told");
        _hereStore.Tell(_thereStore.Committed);

        (await MayAsync(ann)).Should().BeFalse();
    }

    [Test]
    public async Task A_right_that_another_host_gave_is_there_once_the_store_tells_and_others_stay_kept()
    {
        var (ann, bob) = (await AnnWhoApprovesAsync(), await _there.UserAsync("bob"));
        (await MayAsync(bob)).Should().BeFalse();
        _thereStore.Committed.Clear();
        await _there.System.Roles.AssignAsync(bob.Id, ["approver"]);

        _thereStore.Committed.Should().ContainSingle().Which.Users.Should().Equal(bob.Id);
        _hereStore.Tell(_thereStore.Committed);

        (await MayAsync(bob)).Should().BeTrue();
        (await MayAsync(ann)).Should().BeTrue();
    }

    [Test]
    public async Task News_in_any_order_do_no_harm()
    {
        var ann = await AnnWhoApprovesAsync();
        await _there.System.Roles.UnassignAsync(ann.Id, ["approver"]);
        await _there.System.Roles.AssignAsync(ann.Id, ["approver"]);

        _hereStore.Tell(Enumerable.Reverse(_thereStore.Committed));

        (await MayAsync(ann)).Should().BeTrue();
    }

    [Test]
    public async Task When_news_may_have_been_missed_everything_is_read_anew()
    {
        var ann = await AnnWhoApprovesAsync();
        await _there.System.Roles.UnassignAsync(ann.Id, ["approver"]);

        _hereStore.Tell(new CommitElsewhere(null));

        (await MayAsync(ann)).Should().BeFalse();
    }

    [Test]
    public async Task When_a_tenant_may_have_gone_and_come_again_its_numbers_begin_anew()
    {
        var ann = await AnnWhoApprovesAsync();
        _hereStore.Tell(new CommitElsewhere(ann.TenantId, 1_000));
        _hereStore.Tell(new CommitElsewhere(ann.TenantId) { ConcernsTenant = true });
        (await MayAsync(ann)).Should().BeTrue();

        await _there.System.Roles.UnassignAsync(ann.Id, ["approver"]);

        (await MayAsync(ann)).Should().BeTrue("it is kept again, though its number is lower, and nobody has told");
    }

    [Test]
    public async Task A_commit_of_another_tenant_leaves_what_is_kept()
    {
        var ann = await AnnWhoApprovesAsync();
        await _there.System.Roles.UnassignAsync(ann.Id, ["approver"]);

        _hereStore.Tell(new CommitElsewhere(Guid.NewGuid(), 1_000));

        (await MayAsync(ann)).Should().BeTrue("nobody has told of its tenant");
    }

    [Test]
    public async Task A_tenant_that_another_host_deleted_and_made_anew_is_looked_up_again()
    {
        var first = await _there.Directory.Tenants.CreateAsync(new NewTenant("acme"));
        var acme = _here.Directory.Tenant("acme").AsSystem("test");
        (await acme.Settings.GetAsync()).Id.Should().Be(first.Id);

        await _there.Directory.Tenants.DeleteAsync("acme");
        var second = await _there.Directory.Tenants.CreateAsync(new NewTenant("acme"));
        _thereStore.Committed.Where(commit => commit.ConcernsTenant).Should().HaveCount(3);
        _hereStore.Tell(_thereStore.Committed);

        (await acme.Settings.GetAsync()).Id.Should().Be(second.Id);
    }

    [Test]
    public async Task What_others_are_told_of_a_commit_says_whom_it_concerns()
    {
        var ann = await AnnWhoApprovesAsync();
        _thereStore.Committed.Clear();
        await _there.System.Roles.UnassignAsync(ann.Id, ["approver"]);
        await _there.System.Users.UpdateAsync(ann.Id, new UserUpdate { DisplayName = "Ann" });

        _thereStore.Committed.Select(commit => commit.ConcernsTenant).Should().Equal(false, false);
        _thereStore.Committed[0].Users.Should().BeNull("a right was taken, and whose follows from more than the set");
        _thereStore.Committed[1].Users.Should().Equal(ann.Id);
        _thereStore.Committed[1].Sequence.Should().Be(_thereStore.Committed[0].Sequence + 1);
        _thereStore.Committed[1].ToString().Should().StartWith("CommitElsewhere { TenantId = ");
    }

    private static TestDirectory Host(IDirectoryStore store) => new(
        builder => builder.Services.Configure<UserDirectoryOptions>(options => options.RightsMaxAge = TimeSpan.FromMinutes(5)), _ => store);

    /// <summary>An account that may approve, made by the other host and asked about here.</summary>
    private async Task<User> AnnWhoApprovesAsync()
    {
        await _there.RoleAsync("approver", ["invoices.approve"]);
        var ann = await _there.UserAsync("ann", default, "approver");
        (await MayAsync(ann)).Should().BeTrue();
        return ann;
    }

    private ValueTask<bool> MayAsync(User user) => _here.System.Permissions.CheckAsync(user.Id, "invoices.approve");
}
