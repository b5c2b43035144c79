using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Testing;

namespace UserDirectory.Tests.Races;

/// <summary>
/// Rules 3 and 5 among people who take the rights from each other by which they act: the oracle judges each entry of the feed by what was
/// so at its number.
/// </summary>
public sealed class AdministratorRaceTests : RaceTestCase
{
    private User _ann = null!;
    private User _bob = null!;
    private User _carl = null!;
    private User _dora = null!;

    private User[] Four => [_ann, _bob, _carl, _dora];

    [Test]
    public async Task Two_administrators_who_take_each_other_out_leave_one()
    {
        await RaceAsync(
            2,
            _ => MakeTwoAsync(),
            async lane => await Refused.CatchAsync(
                () => lane.Number == 0 ? TakeOutAsync(_ann, _bob, lane.Dice) : TakeOutAsync(_bob, _ann, lane.Dice)),
            async _ => Replay.Holders(await Replay.JudgeAsync(), "tenant.update").Should().ContainSingle());
    }

    [Test]
    public async Task Nobody_gives_what_was_taken_from_him_before()
    {
        await RaceAsync(
            2,
            async _ =>
            {
                await MakeTwoAsync();
                _carl = await Acme.UserAsync("carl", default, "read-only");
                await System.Users.DeactivateAsync(_carl.Id);
            },
            async lane =>
                await Refused.CatchAsync(() => lane.Number == 0 ? TakeOutAsync(_ann, _bob, lane.Dice) : GiveAsync(_bob, _carl, lane.Dice)),
            async _ => Replay.Holders(await Replay.JudgeAsync(), "tenant.update")
                .Should().Contain(user => user.Id == _ann.Id).And.NotContain(user => user.Id == _bob.Id));
    }

    [Test]
    public async Task Four_who_give_and_take_as_they_like_do_only_what_each_still_may()
    {
        await RaceAsync(
            4,
            MakeFourAsync,
            lane => GiveAndTakeAsync(Acme.As(Four[lane.Number]), lane.Dice),
            async _ => await Replay.JudgeAsync());
    }

    [Test]
    public async Task Four_who_give_and_take_in_batches_do_only_what_each_still_may()
    {
        await RaceAsync(
            4,
            MakeFourAsync,
            async lane => await Refused.CatchAsync(() => Acme.As(Four[lane.Number]).InOneCommitAsync(
                async batch => await GiveAndTakeAsync(batch, lane.Dice))),
            async _ => await ReplayOfBatches.JudgeAsync());
    }

    [Test]
    public async Task Two_administrators_who_take_each_other_out_in_batches_leave_one()
    {
        await RaceAsync(
            2,
            _ => MakeTwoAsync(),
            async lane => await Refused.CatchAsync(() =>
            {
                var (actor, other) = lane.Number == 0 ? (_ann, _bob) : (_bob, _ann);
                return Acme.As(actor).InOneCommitAsync(async batch =>
                {
                    await batch.Users.UpdateAsync(actor.Id, new UserUpdate { Culture = "pt" });
                    await TakeOutAsync(batch, other, lane.Dice);
                });
            }),
            async _ => (await Acme.Records.ListAsync<User>()).Count(user => user.IsActive).Should().BeInRange(1, 2));
    }

    private async Task MakeTwoAsync() =>
        (_ann, _bob) = (await Acme.UserAsync("ann", default, "admin"), await Acme.UserAsync("bob", default, "admin"));

    private async Task MakeFourAsync(Round round)
    {
        await Acme.RoleAsync("clerk", ["users.*", "invoices.read"]);
        EntityRef[] Drawn() => round.Dice.Pick<EntityRef[]>([["admin"], ["clerk"], []]);
        await MakeTwoAsync();
        (_carl, _dora) = (await Acme.UserAsync("carl", default, Drawn()), await Acme.UserAsync("dora", default, Drawn()));
    }

    private async Task GiveAndTakeAsync(ITenantDirectory acme, Dice dice)
    {
        for (var call = 0; call < 3; call++)
        {
            var other = dice.Pick(Four);
            await Refused.CatchAsync(() => dice.Percent(50) ? TakeOutAsync(acme, other, dice) : GiveAsync(acme, other, dice));
        }
    }

    private ValueTask TakeOutAsync(User actor, User other, Dice dice) => TakeOutAsync(Acme.As(actor), other, dice);

    private ValueTask GiveAsync(User actor, User other, Dice dice) => GiveAsync(Acme.As(actor), other, dice);

    private static async ValueTask TakeOutAsync(ITenantDirectory acme, User other, Dice dice)
    {
        switch (dice.Below(4))
        {
            case 0:
                await acme.Roles.UnassignAsync(other.Id, ["admin"]);
                break;
            case 1:
                await acme.Roles.ReplaceAsync(other.Id, []);
                break;
            case 2:
                await acme.Users.DeactivateAsync(other.Id);
                break;
            default:
                await acme.Users.DeleteAsync(other.Id);
                break;
        }
    }

    private static async ValueTask GiveAsync(ITenantDirectory acme, User other, Dice dice)
    {
        switch (dice.Below(4))
        {
            case 0:
                await acme.Roles.AssignAsync(other.Id, ["admin"]);
                break;
            case 1:
                await acme.Roles.ReplaceAsync(other.Id, ["admin"]);
                break;
            case 2:
                await acme.Users.ActivateAsync(other.Id);
                break;
            default:
                await acme.Users.GrantAsync(other.Id, [dice.Pick(["invoices.read", "users.update-roles", "*.*"])]);
                break;
        }
    }
}
