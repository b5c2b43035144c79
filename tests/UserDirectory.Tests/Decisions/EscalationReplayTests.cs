using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Decisions;

/// <summary>
/// Random calls of ordinary users, then the feed is replayed by the oracle: no entry gives a right, now or later, that whoever answers for it did not hold at that number.
/// For an acceptance that is who invited.
/// </summary>
public sealed class EscalationReplayTests
{
    private const int Steps = 120;

    private static readonly string[] s_permissions = ["invoices.read", "invoices.approve", "reports.export", "users.delete", "members.add", "roles.update"];

    [Test]
    public async Task No_call_of_an_ordinary_user_gives_what_he_does_not_hold([Range(1, 30)] int seed)
    {
        var random = new Random(seed);
        using var test = new TestDirectory();
        var tenantId = await new RandomWorld(test, random).FillAsync();
        var tokens = new List<string>();
        var written = 0;
        for (var step = 0; step < Steps; step++)
        {
            var before = await World.ReadAsync(test.InMemory, tenantId);
            var (name, responsible) = await CallAsync(test, before, random, tokens);
            var after = await World.ReadAsync(test.InMemory, tenantId);
            written += responsible is null ? 0 : 1;
            foreach (var gain in Gain.Between(before, after, s_permissions, test.Clock.GetUtcNow()))
            {
                gain.IsHeldBy(responsible ?? Guid.Empty, before, test.Clock.GetUtcNow()).Should().BeTrue(
                    $"seed {seed}, step {step}: {name} by {responsible} gave {gain.Permission} at {gain.Place} to {gain.User} as of {gain.At:u}");
            }

            if (step % 20 == 19)
            {
                test.Clock.Advance(TimeSpan.FromHours(9));
            }
        }

        written.Should().BePositive("a replay of nothing proves nothing");
    }

    // Who answers for what was written; null when the call was refused.
    private static async Task<(string Name, Guid? Responsible)> CallAsync(TestDirectory test, World before, Random random, List<string> tokens)
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

            var actor = before.Users[random.Next(before.Users.Count)].Id;
            var (name, run) = new RandomCommands(before, random, test.Clock.GetUtcNow(), tokens).Next();
            await run(test.Directory.As(actor));
            return (name, actor);
        }
        catch (UserDirectoryException)
        {
            return ("refused", null);
        }
    }

    private static async Task<Guid?> InviterAsync(TestDirectory test, string token)
    {
        var open = await test.System.Invitations.ListAsync(new InvitationQuery { Status = InvitationStatus.Pending, Take = 1_000 });
        return open.Items.FirstOrDefault(invitation => Holds(token, invitation.Id))?.InvitedBy.UserId;
    }

    private static bool Holds(string token, Guid invitationId)
    {
        Base64UrlText.TryDecode(token, out var bytes);
        return bytes.AsSpan().IndexOf(invitationId.ToByteArray()) >= 0 || bytes.AsSpan().IndexOf(invitationId.ToByteArray(bigEndian: true)) >= 0;
    }
}
