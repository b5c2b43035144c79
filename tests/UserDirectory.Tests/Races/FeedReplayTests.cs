using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Storage;
using UserDirectory.Testing;

namespace UserDirectory.Tests.Races;

/// <summary>The judge is judged: what no service would write is put into the store behind their back, and noticed.</summary>
public sealed class FeedReplayTests : RaceTestCase
{
    private Role _admin = null!;
    private User _ann = null!;
    private User _bob = null!;
    private User _carl = null!;
    private Func<Task> _judge = null!;

    /// <summary>
    /// An administrator; somebody who may do everything with accounts, and holds nothing else; and somebody with nothing.
    /// </summary>
    [SetUp]
    public async Task MakePeople()
    {
        await OpenTenantAsync();
        await Acme.RoleAsync("clerk", ["users.*"]);
        (_ann, _bob, _carl) = (await Acme.UserAsync("ann", default, "admin"), await Acme.UserAsync(
            "bob", default, "clerk"), await Acme.UserAsync("carl"));
        _admin = await System.Roles.GetAsync("admin");
        _judge = () => Replay.JudgeAsync();
    }

    [Test]
    public async Task What_each_may_is_not_objected_to()
    {
        await Acme.As(_ann).Roles.AssignAsync(_carl.Id, ["admin"]);
        await Acme.As(_carl).Users.DeactivateAsync(_ann.Id);

        var end = await Replay.JudgeAsync();

        Replay.Holders(end, "tenant.update").Should().ContainSingle().Which.Id.Should().Be(_carl.Id);
    }

    [Test]
    public async Task Giving_what_one_does_not_hold_is_noticed()
    {
        await CommitAsync(_bob, new Write.Add(Acme.Records.New.Assignment(_admin, _carl)));

        await _judge.Should().ThrowAsync<AssertionException>().WithMessage("*gave invoices.read*");
    }

    [Test]
    public async Task Giving_after_the_right_to_was_taken_is_noticed()
    {
        await System.Roles.UnassignAsync(_bob.Id, ["clerk"]);
        await CommitAsync(_bob, Edit.From(_carl, _carl with { Grants = ["users.delete"] }));

        await _judge.Should().ThrowAsync<AssertionException>().WithMessage("*needed users.update-roles*");
    }

    [Test]
    public async Task Switching_off_one_who_holds_more_is_noticed()
    {
        await System.Roles.AssignAsync(_carl.Id, ["admin"]);
        await CommitAsync(_bob, Edit.From(_ann, _ann with { Status = UserStatus.Inactive }));

        await _judge.Should().ThrowAsync<AssertionException>().WithMessage("*took invoices.read*");
    }

    [Test]
    public async Task A_tenant_that_is_left_alone_is_noticed()
    {
        await CommitAsync(_ann, Edit.From(_ann, _ann with { Status = UserStatus.Inactive }));

        await _judge.Should().ThrowAsync<AssertionException>().WithMessage("*somebody stays in charge*");
    }

    private async Task CommitAsync(User actor, Write write) =>
        Expect.Committed(
            await Acme.Records.Store.CommitAsync(Acme.Records.Set(write) with { Actor = ActorRef.User(actor.Id) }, CancellationToken.None));
}
