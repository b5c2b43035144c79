using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Sqlite.Tests.Transactions;

/// <summary>When handlers and notifiers hear of what was written in a transaction of the host's.</summary>
public sealed class ToldTests
{
    private Shop _shop = null!;

    [SetUp]
    public async Task OpenAsync() => _shop = await Shop.OpenAsync();

    [TearDown]
    public ValueTask CloseAsync() => _shop.DisposeAsync();

    [Test]
    public async Task Handlers_hear_in_order_and_once_when_the_host_says_that_it_has_committed()
    {
        await using var connection = _shop.Connect();
        await using var transaction = connection.BeginTransaction();
        await using var work = _shop.Acme.Enlist(transaction);
        await work.Users.CreateAsync(new NewUser("carl"));
        await work.Users.DeactivateAsync("carl");
        await work.Invitations.SendAsync(new NewInvitation("dora@acme.example", "lisbon"));
        await transaction.CommitAsync();
        (_shop.Told.Count, _shop.Delivered.Count).Should().Be((0, 0));

        await work.CommittedAsync();
        await work.CommittedAsync();

        _shop.Told.Select(change => change.Number).Should().HaveCount(3).And.BeInAscendingOrder();
        _shop.Delivered.Should().ContainSingle();
    }

    [Test]
    public async Task Of_what_was_rolled_back_nobody_hears_whatever_the_host_says()
    {
        await using var connection = _shop.Connect();
        await using var transaction = connection.BeginTransaction();
        await using var work = _shop.Acme.Enlist(transaction);
        await work.Users.CreateAsync(new NewUser("carl"));
        await work.Invitations.SendAsync(new NewInvitation("dora@acme.example", "lisbon"));
        await transaction.RollbackAsync();

        await work.CommittedAsync();

        (_shop.Told.Count, _shop.Delivered.Count).Should().Be((0, 0));
    }

    [Test]
    public async Task A_commit_that_has_not_come_yet_cannot_be_told()
    {
        await using var connection = _shop.Connect();
        await using var transaction = connection.BeginTransaction();
        await using var work = _shop.Acme.Enlist(transaction);
        await work.Users.CreateAsync(new NewUser("carl"));

        var tooEarly = async () => await work.CommittedAsync();

        await tooEarly.Should().ThrowAsync<InvalidOperationException>().WithMessage("*has not ended*");
        await transaction.CommitAsync();
        await work.CommittedAsync();
        _shop.Told.Should().ContainSingle();
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Where_the_host_forgets_to_say_so_the_next_call_that_commits_tells_first(bool commits)
    {
        await using (var connection = _shop.Connect())
        await using (var transaction = connection.BeginTransaction())
        {
            await using var work = _shop.Acme.Enlist(transaction);
            await work.Users.CreateAsync(new NewUser("carl"));
            await work.Invitations.SendAsync(new NewInvitation("dora@acme.example", "lisbon"));
            await (commits ? transaction.CommitAsync() : transaction.RollbackAsync());
        }

        await _shop.Acme.Users.UpdateAsync("bob", new UserUpdate { DisplayName = "Bob" });
        await _shop.Acme.Users.UpdateAsync("bob", new UserUpdate { DisplayName = "Bobby" });

        _shop.Told.Should().HaveCount(commits ? 4 : 2);
        _shop.Told.Select(change => change.Number).Should().BeInAscendingOrder();
        _shop.Delivered.Should().HaveCount(commits ? 1 : 0);
    }

    [Test]
    public async Task A_transaction_that_is_open_yet_is_left_alone_by_other_calls()
    {
        await using var connection = _shop.Connect();
        await using var transaction = connection.BeginTransaction(deferred: true);
        var work = _shop.Acme.Enlist(transaction);
        await work.Users.GetAsync("ann");
        await _shop.Acme.Users.UpdateAsync("bob", new UserUpdate { DisplayName = "Bob" });
        _shop.Told.Should().ContainSingle();
        await transaction.RollbackAsync();

        await using var next = connection.BeginTransaction();
        work = _shop.Acme.Enlist(next);
        await work.Users.CreateAsync(new NewUser("carl"));
        work.Dispose();
        await next.CommitAsync();
        await work.CommittedAsync();
        _shop.Told.Should().HaveCount(2);
    }

    [Test]
    public async Task A_handler_may_answer_in_a_transaction_of_its_own()
    {
        _shop.OnTold = async change =>
        {
            if (change.Entries.Any(entry => entry.Record == Storage.RecordKind.User && entry.Verb == ChangeVerb.Added))
            {
                await using var own = _shop.Connect();
                await using var answer = own.BeginTransaction();
                await using var handle = _shop.Acme.Enlist(answer);
                await handle.Users.UpdateAsync("carl", new UserUpdate { DisplayName = "Carl" });
                await answer.CommitAsync();
                await handle.CommittedAsync();
            }
        };
        await using var connection = _shop.Connect();
        await using var transaction = connection.BeginTransaction();
        await using var work = _shop.Acme.Enlist(transaction);
        await work.Users.CreateAsync(new NewUser("carl"));
        await transaction.CommitAsync();

        await work.CommittedAsync();

        _shop.Told.Should().HaveCount(2);
        (await _shop.Acme.Users.GetAsync("carl")).DisplayName.Should().Be("Carl");
    }
}
