using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Decisions;

/// <summary>
/// Random calls of ordinary users. The oracle compares the world before and after each call that wrote: none gives a right, now or later,
/// that whoever answers for it did not hold before. For an acceptance that is who invited. The feed itself is replayed by
/// <c>FeedReplay</c>.
/// </summary>
public sealed class EscalationReplayTests
{
    private const int Steps = 100;

    // In a world where hardly anybody may do anything, calls go on until something was written.
    private const int MostSteps = 10 * Steps;
    private const int FewestWrites = 6;

    private static readonly string[] s_permissions =
        ["invoices.read", "invoices.approve", "reports.export", "users.delete", "members.add", "roles.update"];

    [Test]
    public async Task No_call_of_an_ordinary_user_gives_what_he_does_not_hold([Range(1, 25)] int seed)
    {
        var random = new Random(seed);
        using var test = new TestDirectory();
        var tenantId = await new RandomWorld(test, random).FillAsync();
        await EmpowerAsync(test, await World.ReadAsync(test.InMemory, tenantId), random);
        var tokens = new List<string>();
        var written = 0;
        for (var step = 0; step < Steps || (written < FewestWrites && step < MostSteps); step++)
        {
            var before = await World.ReadAsync(test.InMemory, tenantId);
            var number = await test.System.Changes.GetLatestNumberAsync();
            var (name, responsible) = await CallAsync(test, before, random, tokens);
            if (await test.System.Changes.GetLatestNumberAsync() != number)
            {
                written++;
                var after = await World.ReadAsync(test.InMemory, tenantId);
                foreach (var gain in Gain.Between(before, after, s_permissions, test.Clock.GetUtcNow()))
                {
                    gain.IsHeldBy(responsible, before, test.Clock.GetUtcNow()).Should().BeTrue(
                        $"seed {seed}, step {step}: {name} by {responsible} gave {gain.Permission} at {gain.Place} to {gain.User} as of "
                            + $"{gain.At:u}");
                }
            }

            if (step % 20 == 19)
            {
                test.Clock.Advance(TimeSpan.FromHours(9));
            }
        }

        written.Should().BeGreaterThanOrEqualTo(FewestWrites, "a comparison of nothing proves nothing");
    }

    // Somebody who may do everything, and two clerks who may do everything with the directory, but hold nothing of the host's: whatever
    // they give must be their own.
    private static async Task EmpowerAsync(TestDirectory test, World world, Random random)
    {
        var clerk = await test.System.Roles.CreateAsync(
            new NewRole("clerk", "users.*", "members.*", "roles.*", "groups.*", "organizations.*", "invitations.*", "permissions.*"));
        var place = world.Organizations[random.Next(world.Organizations.Count)].Id;
        foreach (var user in world.Users.Take(3))
        {
            await test.System.Users.ActivateAsync(user.Id);
        }

        await test.System.Roles.AssignAsync(world.Users[0].Id, [Role.AdminKey]);
        await test.System.Roles.AssignAsync(world.Users[1].Id, [clerk.Id]);
        await test.System.Members.RemoveAsync(world.Users[2].Id, place);
        await test.System.Members.AddAsync(world.Users[2].Id, place);
        await test.System.Roles.AssignAsync(world.Users[2].Id, [clerk.Id], place);
    }

    // Who answers for what was written.
    private static async Task<(string Name, Guid Responsible)> CallAsync(
        TestDirectory test, World before, Random random, List<string> tokens)
    {
        try
        {
            if (tokens.Count > 0 && random.Next(6) == 0)
            {
                var token = tokens[random.Next(tokens.Count)];
                var inviter = await InviterAsync(test, token);
                await test.Directory.AcceptInvitationAsync(token, new Acceptance());
                return ("invitations.accept", inviter);
            }

            var actor = before.Users[random.Next(random.Next(2) == 0 ? 3 : before.Users.Count)].Id;
            var (name, run) = new RandomCommands(before, random, test.Clock.GetUtcNow(), tokens).Next();
            await run(test.Directory.As(actor));
            return (name, actor);
        }
        catch (UserDirectoryException)
        {
            return ("refused", Guid.Empty);
        }
    }

    private static async Task<Guid> InviterAsync(TestDirectory test, string token)
    {
        var open = await test.System.Invitations.ListAsync(new InvitationQuery { Status = InvitationStatus.Pending, Take = 1_000 });
        return open.Items.FirstOrDefault(invitation => Holds(token, invitation.Id))?.InvitedBy.UserId ?? Guid.Empty;
    }

    private static bool Holds(string token, Guid invitationId)
    {
        Base64UrlText.TryDecode(token, out var bytes);
        return bytes.AsSpan().IndexOf(invitationId.ToByteArray()) >= 0
            || bytes.AsSpan().IndexOf(invitationId.ToByteArray(bigEndian: true)) >= 0;
    }
}
