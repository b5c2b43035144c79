using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Sqlite.Worker;
using UserDirectory.Testing;

namespace UserDirectory.Sqlite.Tests.Processes;

/// <summary>
/// People of several processes take the rights from each other by which they act: the oracle judges each entry of the feed by what was so
/// at its number, and somebody stays in charge at each.
/// </summary>
public sealed class AdministratorRaceTests : ProcessRaceTestCase
{
    [Test]
    public Task Two_administrators_who_take_each_other_out_leave_one()
    {
        User[] two = [];
        return RaceAsync(
            async (acme, dice) =>
            {
                two = await TwoAsync(acme);
                return [$"{two[0].Id} {TakeOut("bob", dice)}", $"{two[1].Id} {TakeOut("ann", dice)}"];
            },
            async (acme, _) =>
            {
                var held = await Task.WhenAll(two.Select(async user => await acme.Users.FindAsync(user.Id) is { IsActive: true }
                    && await acme.Permissions.CheckAsync(user.Id, "tenant.update")));
                held.Should().ContainSingle(isHeld => isHeld);
            });
    }

    [Test]
    public Task Nobody_gives_what_was_taken_from_him_before() => RaceAsync(
        async (acme, dice) =>
        {
            var two = await TwoAsync(acme);
            await UserAsync(acme, "carl");
            return [$"{two[0].Id} {TakeOut("bob", dice)}", $"{two[1].Id} {Give("carl", dice)}"];
        },
        (_, codes) => Task.FromResult(codes[0].Should().Be(Racing.Succeeded)));

    [Test]
    public Task Four_who_give_and_take_as_they_like_do_only_what_each_still_may() => RaceFourAsync(string.Empty);

    [Test]
    public Task Four_who_give_and_take_in_batches_do_only_what_each_still_may() => RaceFourAsync(Racing.Together);

    private static async Task<User[]> TwoAsync(ITenantDirectory acme) =>
        [await UserAsync(acme, "ann", Role.AdminKey), await UserAsync(acme, "bob", Role.AdminKey)];

    private static async Task<User> UserAsync(ITenantDirectory acme, string key, params EntityRef[] roles) =>
        await acme.Users.CreateAsync(new NewUser(key) { Roles = roles });

    private static string TakeOut(string user, Dice dice) => dice.Pick(
        [$"unassign {user} {Role.AdminKey}", $"strip {user}", $"deactivate {user}", $"delete user {user}"]);

    private static string Give(string user, Dice dice) => dice.Pick(
    [
        $"assign {user} {Role.AdminKey}", $"only {user} {Role.AdminKey}", $"activate {user}",
        $"grant {user} {dice.Pick(["invoices.read", "users.update-roles", "*.*"])}",
    ]);

    private Task RaceFourAsync(string together) => RaceAsync(
        async (acme, dice) =>
        {
            await acme.Roles.CreateAsync(new NewRole("clerk", "users.*", "invoices.read"));
            EntityRef[] Drawn() => dice.Pick<EntityRef[]>([[Role.AdminKey], ["clerk"], []]);
            User[] four = [.. await TwoAsync(acme), await UserAsync(acme, "carl", Drawn()), await UserAsync(acme, "dora", Drawn())];
            string Call() => dice.Percent(50) ? TakeOut(dice.Pick(four).Key, dice) : Give(dice.Pick(four).Key, dice);
            return [.. four.Select(actor => $"{actor.Id} {together}{Call()}{Racing.Then}{Call()}{Racing.Then}{Call()}")];
        },
        (_, _) => Task.CompletedTask,
        together.Length > 0);

    /// <summary>Races calls, judges what the feed tells of them, and looks at the tenant.</summary>
    private Task RaceAsync(
        Func<ITenantDirectory, Dice, Task<IReadOnlyList<string>>> prepare,
        Func<ITenantDirectory, IReadOnlyList<string>, Task> check,
        bool areBatches = false)
    {
        ToldRace race = null!;
        return Processes.RunAsync(
            async (acme, dice) =>
            {
                var calls = await prepare(acme, dice);
                race = await ToldRace.BeginAsync(Processes.Store, acme);
                return calls;
            },
            async (acme, codes) =>
            {
                await race.JudgeAsync(areBatches);
                await check(acme, codes);
            });
    }
}
