using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Sqlite.Tests.Transactions;

/// <summary>Rights in a transaction of the host's: none that are gone are used inside, and none that are not committed outside.</summary>
public sealed class RightsInsideTests
{
    private Shop _shop = null!;

    [SetUp]
    public async Task OpenAsync() => _shop = await Shop.OpenAsync();

    [TearDown]
    public ValueTask CloseAsync() => _shop.DisposeAsync();

    [Test]
    public async Task Rights_that_were_taken_away_inside_are_gone_inside_at_once_and_outside_with_the_commit()
    {
        await _shop.Acme.Roles.AssignAsync("ann", ["clerk"]);
        (await _shop.MayOrderAsync("ann")).Should().BeTrue("and it is cached now");
        await using var connection = _shop.Connect();
        await using var transaction = connection.BeginTransaction();
        await using var work = _shop.Acme.Enlist(transaction);
        var resolved = await work.Permissions.ResolveAsync("ann");

        await work.Roles.UnassignAsync("ann", ["clerk"]);

        (await work.Permissions.CheckAsync("ann", "orders.write")).Should().BeFalse();
        (await resolved.CheckAsync("orders.write")).Should().BeFalse();
        (await _shop.MayOrderAsync("ann")).Should().BeTrue("nothing is committed");
        await transaction.CommitAsync();
        (await _shop.MayOrderAsync("ann")).Should().BeFalse("what was read meanwhile was not kept");
    }

    [Test]
    public async Task Rights_that_were_taken_away_in_a_transaction_of_which_the_host_never_speaks_again_are_gone()
    {
        await _shop.Acme.Roles.AssignAsync("ann", ["clerk"]);
        await using var connection = _shop.Connect();
        await using var transaction = connection.BeginTransaction();
        await using (var work = _shop.Acme.Enlist(transaction))
        {
            await work.Roles.UnassignAsync("ann", ["clerk"]);
        }

        (await _shop.MayOrderAsync("ann")).Should().BeTrue();
        await transaction.CommitAsync();

        (await _shop.MayOrderAsync("ann")).Should().BeFalse();
    }

    [Test]
    public async Task Rights_that_were_granted_inside_and_rolled_back_are_granted_nowhere()
    {
        (await _shop.MayOrderAsync("ann")).Should().BeFalse();
        var ann = await _shop.Acme.Users.GetAsync("ann");
        var bob = await _shop.Acme.Users.GetAsync("bob");
        await using var connection = _shop.Connect();
        await using (var transaction = connection.BeginTransaction())
        {
            await using var work = _shop.Acme.Enlist(transaction);
            await work.Roles.AssignAsync("ann", ["admin", "clerk"]);
            (await work.Permissions.CheckAsync("ann", "orders.write")).Should().BeTrue();
            (await _shop.MayOrderAsync("ann")).Should().BeFalse("nothing is committed");

            await using var annInside = _shop.Directory.As(ann.Id).Enlist(transaction);
            await annInside.Roles.AssignAsync(bob.Id, ["clerk"]);
            (await annInside.Permissions.CheckAsync(bob.Id, "orders.write")).Should().BeTrue();
            await transaction.RollbackAsync();
            await work.CommittedAsync();
        }

        (await _shop.MayOrderAsync("ann")).Should().BeFalse();
        (await _shop.MayOrderAsync("bob")).Should().BeFalse();
        var escalate = async () => await _shop.Directory.As(ann.Id).Roles.AssignAsync(bob.Id, ["clerk"]);
        await escalate.Should().ThrowAsync<AccessDeniedException>();
    }

    [Test]
    public async Task An_actor_is_judged_by_the_rights_that_it_has_in_the_transaction()
    {
        await _shop.Acme.Roles.AssignAsync("ann", ["admin"]);
        await _shop.Acme.Roles.AssignAsync("bob", ["admin"]);
        var ann = await _shop.Acme.Users.GetAsync("ann");
        (await _shop.Directory.As(ann.Id).Users.GetAsync("bob")).Key.Should().Be("bob");
        await using var connection = _shop.Connect();
        await using var transaction = connection.BeginTransaction();
        await using var work = _shop.Acme.Enlist(transaction);
        await using var annInside = _shop.Directory.As(ann.Id).Enlist(transaction);
        (await annInside.Users.GetAsync("bob")).Key.Should().Be("bob");

        await work.Roles.UnassignAsync("ann", ["admin"]);

        var read = async () => await annInside.Users.GetAsync("bob");
        var write = async () => await annInside.Users.DeactivateAsync("bob");
        await read.Should().ThrowAsync<AccessDeniedException>();
        await write.Should().ThrowAsync<AccessDeniedException>();
    }

    [Test]
    public async Task A_key_that_passes_to_another_organization_inside_leads_nobody_outside_astray()
    {
        var ann = await _shop.Acme.Users.GetAsync("ann");
        await _shop.Acme.Members.AddAsync(ann.Id, "lisbon");
        await _shop.Acme.Roles.AssignAsync(ann.Id, ["clerk"], "lisbon");
        (await _shop.Acme.Permissions.CheckAsync(ann.Id, "orders.write", "lisbon")).Should().BeTrue();
        await using var connection = _shop.Connect();
        await using var transaction = connection.BeginTransaction();
        await using var work = _shop.Acme.Enlist(transaction);
        await work.Organizations.UpdateAsync("lisbon", new OrganizationUpdate { Key = "porto" });
        await work.Organizations.CreateAsync(new NewOrganization("lisbon"));

        (await work.Permissions.CheckAsync(ann.Id, "orders.write", "lisbon")).Should().BeFalse();
        (await _shop.Acme.Permissions.CheckAsync(ann.Id, "orders.write", "lisbon")).Should().BeTrue();
        await transaction.CommitAsync();
        await work.CommittedAsync();
        (await _shop.Acme.Permissions.CheckAsync(ann.Id, "orders.write", "lisbon")).Should().BeFalse();
        (await _shop.Acme.Permissions.CheckAsync(ann.Id, "orders.write", "porto")).Should().BeTrue();
    }

    [Test]
    public async Task Who_asks_without_pause_while_rights_go_by_transactions_is_not_granted_them_after_a_commit()
    {
        using var stop = new CancellationTokenSource();
        var askers = Enumerable.Range(0, 2).Select(_ => Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                await _shop.MayOrderAsync("ann");
            }
        })).ToList();
        await using var connection = _shop.Connect();
        var late = 0;
        for (var i = 0; i < 50; i++)
        {
            await _shop.Acme.Roles.AssignAsync("ann", ["clerk"]);
            await _shop.MayOrderAsync("ann");
            await using var transaction = connection.BeginTransaction();
            await using var work = _shop.Acme.Enlist(transaction);
            await work.Roles.UnassignAsync("ann", ["clerk"]);
            await transaction.CommitAsync();
            late += await _shop.MayOrderAsync("ann") ? 1 : 0;
        }

        await stop.CancelAsync();
        await Task.WhenAll(askers);
        late.Should().Be(0);
    }
}
