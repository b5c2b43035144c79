using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Import;

/// <content>Rows that rest on others, and what changes meanwhile.</content>
public sealed partial class ImportRightsTests
{
    [Test]
    public async Task Each_row_is_asked_about_at_its_own_place()
    {
        var actor = await ActorAsync();
        await _test.RoleAsync("registrar", ["users.add"]);
        await _test.System.Roles.AssignAsync(actor.Id, ["registrar"], "lisbon");

        var results = await _test.As(actor)
            .ImportAsync([new ImportRow { Key = "b", Organization = "lisbon" }, new ImportRow { Key = "c", Organization = "porto" }]);

        results[0].Outcome.Should().Be(ImportOutcome.Created);
        Told(results[1]).Should().Equal("Organization access.denied");
    }

    [Test]
    public async Task People_can_be_put_into_an_organization_that_the_same_row_makes()
    {
        var actor = await ActorAsync("organizations.add", "users.add", "users.update-roles", "invoices.write");

        var results = await _test.As(actor).ImportAsync(
            [new ImportRow { Key = "b", Organization = "lisbon/atlas", Roles = ["editor"] },
                new ImportRow { Key = "c", Organization = "atlas" }], Options());

        results.Select(result => result.Outcome).Should().Equal(ImportOutcome.Created, ImportOutcome.Created);
    }

    [Test]
    public async Task Rows_of_one_batch_may_give_to_an_account_and_change_it()
    {
        var actor = await ActorAsync(
            "users.add", "users.update", "users.update-status", "users.update-roles", "groups.update-members",
            "members.add", "users.read", "invoices.write", "invoices.approve");

        var results = await _test.As(actor).ImportAsync([
            new ImportRow { Key = "ann", Roles = ["approver"], Groups = ["sales"] },
            new ImportRow { Key = "ann", Email = "ann@acme.example" },
            new ImportRow { Key = "ann", Organization = "lisbon" },
            new ImportRow { Key = "ann", IsActive = false, ExternalId = "hr-1" },
            new ImportRow { Key = "bob", Roles = ["approver"], Groups = ["sales"] },
            new ImportRow { Key = "bob", Email = "bob@acme.example", Organization = "lisbon" }]);

        results.Should().OnlyContain(result => result.Outcome != ImportOutcome.Refused);
        (await _test.System.Users.GetAsync("ann"))
            .Should().BeEquivalentTo(new { Email = "ann@acme.example", Status = UserStatus.Inactive, ExternalId = "hr-1" });
    }

    [Test]
    public async Task An_account_that_gets_more_while_the_batch_is_decided_is_decided_on_again()
    {
        var actor = await ActorAsync("users.update", "invoices.write");
        _store.BeforeNextCommit(() => _test.System.Roles.AssignAsync("ann", ["approver"]).AsTask());

        Told(await _test.As(actor).ImportAsync(new ImportRow { Key = "ann", Email = "a@acme.example" }))
            .Should().Equal("Email access.escalation");
    }

    [Test]
    public async Task An_actor_who_loses_the_right_while_the_batch_is_decided_is_refused()
    {
        var actor = await ActorAsync("users.add");
        _store.BeforeNextCommit(() => _test.System.Users.DeactivateAsync(actor.Id).AsTask());

        var result = await _test.As(actor).ImportAsync(new ImportRow { Key = "bob" });

        result.Errors.Should().ContainSingle().Which.Code.Should().Be("access.denied");
        (await _test.System.Users.FindAsync("bob")).Should().BeNull();
    }

    [Test]
    public async Task After_an_actor_has_switched_himself_off_rows_are_refused_whatever_the_batch(
        [Values(1, 2, 10)] int size, [Values] bool isDryRun)
    {
        var actor = await ActorAsync("users.add", "users.update-status");
        ImportRow[] rows = [
            new() { Key = "amy" }, new() { Key = actor.Key, IsActive = false }, new() { Key = "bob" }, new() { Key = "eve" }];

        var told = await _test.As(actor).ImportAsync(rows, new ImportOptions { BatchSize = size, IsDryRun = isDryRun });

        told.Select(result => result.Outcome)
            .Should().Equal(ImportOutcome.Created, ImportOutcome.Updated, ImportOutcome.Refused, ImportOutcome.Refused);
        told.Skip(2).Select(result => result.Errors.Single().Code).Should().OnlyContain(code => code == "access.denied");
        (await _test.System.Users.FindAsync("bob")).Should().BeNull();
    }
}
