using Dapper;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using NUnit.Framework;

namespace UserDirectory.Sqlite.Tests.Transactions;

/// <summary>
/// The host's orders and the directory in one transaction of the host's: with plain ADO.NET, with Dapper, and with Entity Framework Core.
/// </summary>
public sealed class OneTransactionTests
{
    private Shop _shop = null!;

    [SetUp]
    public async Task OpenAsync() => _shop = await Shop.OpenAsync();

    [TearDown]
    public ValueTask CloseAsync() => _shop.DisposeAsync();

    [TestCase(true)]
    [TestCase(false)]
    public async Task Plain_ADO_NET_commits_both_or_neither(bool commits)
    {
        await using var connection = _shop.Connect();
        await using var transaction = connection.BeginTransaction();
        await using var work = _shop.Acme.Enlist(transaction);

        var carl = await work.Users.CreateAsync(new NewUser("carl") { Organization = "lisbon" });
        _shop.AddOrder(transaction, carl.Key);
        await work.Members.ChangeRolesAsync(carl.Id, "lisbon", add: ["clerk"], remove: []);

        (await work.Users.FindAsync("carl")).Should().NotBeNull("the handle sees what it wrote");
        await ShouldBeOutsideAsync(carl, isThere: false);
        await EndAsync(commits, transaction.CommitAsync, transaction.RollbackAsync, work);
        await ShouldBeOutsideAsync(carl, isThere: commits);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Dapper_commits_both_or_neither(bool commits)
    {
        await using var connection = _shop.Connect();
        await using var transaction = connection.BeginTransaction();
        await using var work = _shop.Acme.Enlist(transaction);

        var carl = await work.Users.CreateAsync(new NewUser("carl"));
        await connection.ExecuteAsync("INSERT INTO orders (by_user) VALUES (@key)", new { key = carl.Key }, transaction);

        await ShouldBeOutsideAsync(carl, isThere: false);
        await EndAsync(commits, transaction.CommitAsync, transaction.RollbackAsync, work);
        await ShouldBeOutsideAsync(carl, isThere: commits);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Entity_Framework_commits_both_or_neither(bool commits)
    {
        await using var orders = new OrdersContext(_shop.ConnectionString);
        await using var transaction = await orders.Database.BeginTransactionAsync();
        await using var work = _shop.Acme.Enlist(transaction.GetDbTransaction());

        orders.Orders.Add(new Order { ByUser = "carl" });
        await orders.SaveChangesAsync();
        var carl = await work.Users.CreateAsync(new NewUser("carl"));

        await ShouldBeOutsideAsync(carl, isThere: false);
        await EndAsync(commits, transaction.CommitAsync, transaction.RollbackAsync, work);
        await ShouldBeOutsideAsync(carl, isThere: commits);
    }

    [Test]
    public async Task A_call_that_is_refused_leaves_the_transaction_as_it_was()
    {
        await using var connection = _shop.Connect();
        await using var transaction = connection.BeginTransaction();
        await using var work = _shop.Acme.Enlist(transaction);
        await work.Users.UpdateAsync("bob", new UserUpdate { DisplayName = "Bob" });

        var taken = async () => await work.Users.CreateAsync(new NewUser("ann"));
        var stale = async () => await work.Users.UpdateAsync("bob", new UserUpdate { DisplayName = "Bobby" }, expectedVersion: 1);
        (await taken.Should().ThrowAsync<ConflictException>()).Which.Code.Should().Be("user.key.taken");
        await stale.Should().ThrowAsync<StaleVersionException>();

        _shop.AddOrder(transaction, "bob");
        await transaction.CommitAsync();
        (await _shop.Acme.Users.GetAsync("bob")).DisplayName.Should().Be("Bob");
        _shop.Orders().Should().Equal("bob");
    }

    [Test]
    public async Task What_the_host_takes_back_within_the_transaction_is_gone_with_it()
    {
        await using var connection = _shop.Connect();
        await using var transaction = connection.BeginTransaction();
        await using var work = _shop.Acme.Enlist(transaction);
        await work.Users.CreateAsync(new NewUser("carl"));
        await transaction.SaveAsync("mine");
        await work.Users.CreateAsync(new NewUser("dora"));
        await transaction.RollbackAsync("mine");
        await work.Users.CreateAsync(new NewUser("eve"));
        await transaction.CommitAsync();
        await work.CommittedAsync();

        (await _shop.Acme.Users.FindAsync("dora")).Should().BeNull();
        var carl = await _shop.Acme.Users.GetAsync("carl");
        var eve = await _shop.Acme.Users.GetAsync("eve");
        _shop.Told.Select(change => change.Entries[0].Id).Should().Equal(carl.Id, eve.Id);
        _shop.Told[1].Number.Should().Be(_shop.Told[0].Number + 1, "the feed has no gap");
    }

    [Test]
    public async Task Open_links_of_the_hosts_own_are_the_hosts_to_close()
    {
        await using var connection = _shop.Connect();
        _shop.Execute(connection, "CREATE TABLE lines (of INTEGER REFERENCES orders (id) DEFERRABLE INITIALLY DEFERRED)");
        await using var transaction = connection.BeginTransaction();
        await using var work = _shop.Acme.Enlist(transaction);
        _shop.Execute(connection, "INSERT INTO lines VALUES (1)", transaction);
        await work.Users.CreateAsync(new NewUser("carl"));
        _shop.AddOrder(transaction, "carl");
        await transaction.CommitAsync();

        _shop.Orders().Should().Equal("carl");
        (await _shop.Acme.Users.FindAsync("carl")).Should().NotBeNull();
    }

    [Test]
    public async Task Two_handles_one_after_the_other_write_into_one_transaction()
    {
        await using var connection = _shop.Connect();
        await using var transaction = connection.BeginTransaction();
        var ann = await _shop.Acme.Users.GetAsync("ann");
        await using var first = _shop.Acme.Enlist(transaction);
        await first.Roles.AssignAsync("ann", ["clerk", "admin"]);
        await first.DisposeAsync();
        await using var second = _shop.Directory.As(ann.Id).Enlist(transaction);
        await second.Users.CreateAsync(new NewUser("carl"));
        await transaction.CommitAsync();
        await second.CommittedAsync();
        await first.CommittedAsync();

        _shop.Told.Select(change => change.Actor).Should().BeEquivalentTo([ActorRef.System("tests"), ActorRef.User(ann.Id)]);
        (await _shop.Acme.Users.FindAsync("carl")).Should().NotBeNull();
    }

    [Test]
    public async Task Several_calls_are_one_change_in_the_transaction()
    {
        await using var connection = _shop.Connect();
        await using var transaction = connection.BeginTransaction();
        await using var work = _shop.Acme.Enlist(transaction);

        await work.InOneCommitAsync(async batch =>
        {
            await batch.Users.CreateAsync(new NewUser("carl"));
            await batch.Invitations.SendAsync(new NewInvitation("dora@acme.example", "lisbon"));
        });
        var broken = async () => await work.InOneCommitAsync(async batch =>
        {
            await batch.Users.CreateAsync(new NewUser("eve"));
            throw new InvalidDataException("The file ends here.");
        });
        await broken.Should().ThrowAsync<InvalidDataException>();
        _shop.Delivered.Should().BeEmpty();
        await transaction.CommitAsync();
        await work.CommittedAsync();

        _shop.Told.Should().ContainSingle().Which.Entries.Should().HaveCountGreaterThan(2);
        _shop.Delivered.Should().ContainSingle();
        (await _shop.Acme.Users.FindAsync("eve")).Should().BeNull();
    }

    [Test]
    public async Task The_first_call_of_all_may_make_the_tenant_in_the_transaction()
    {
        await using var connection = _shop.Connect();
        await _shop.Directory.Tenants.DeleteAsync("default");
        await using (var transaction = connection.BeginTransaction())
        {
            await using var work = _shop.Directory.AsSystem("late").Enlist(transaction);
            await work.Users.CreateAsync(new NewUser("carl"));
        }

        (await _shop.Directory.Tenants.FindAsync("default")).Should().BeNull("it went with the transaction");
        (await _shop.Acme.Users.FindAsync("carl")).Should().BeNull();
    }

    private async Task ShouldBeOutsideAsync(User user, bool isThere)
    {
        (await _shop.Acme.Users.FindAsync(user.Key) is not null).Should().Be(isThere);
        _shop.Orders().Should().Equal(isThere ? [user.Key] : []);
    }

    private static async Task EndAsync(
        bool commits, Func<CancellationToken, Task> commit, Func<CancellationToken, Task> rollBack, IEnlistedDirectory work)
    {
        await (commits ? commit : rollBack)(CancellationToken.None);
        await work.CommittedAsync();
    }
}
