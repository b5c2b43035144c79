using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Storage;
using UserDirectory.Testing;

namespace UserDirectory.Tests.Races;

/// <summary>What only one can have: a token's acceptance, a key, a place in a tree, a role that is just being deleted.</summary>
public sealed class OneOfManyRaceTests : RaceTestCase
{
    private int _succeeded;

    [Test]
    public async Task An_invitation_is_accepted_once()
    {
        IssuedInvitation sent = null!;
        await RaceAsync(
            2,
            async round => (sent, _succeeded) = (await InviteAsync(round.Dice), 0),
            async lane =>
            {
                var acceptance = new Acceptance
                {
                    DisplayName = $"{lane.Number}",
                    Password = lane.Dice.Percent(30)
                    ? "correct horse battery"
                    : null
                };
                Count(
                    await Refused.CatchAsync(() => Acme.Directory.AcceptInvitationAsync(sent.Token!, acceptance)), "invitation.not_valid");
            },
            async _ =>
            {
                _succeeded.Should().Be(1);
                (await System.Invitations.GetAsync(sent.Invitation.Id)).Status.Should().Be(InvitationStatus.Accepted);
                (await Acme.Records.ListAsync<RoleAssignment>()).Should().ContainSingle();
            });
    }

    [Test]
    public async Task A_key_is_taken_once()
    {
        var kind = RecordKind.User;
        await RaceAsync(
            3,
            async round =>
            {
                (_succeeded, kind) = (0, round.Dice.Pick([RecordKind.User, RecordKind.Organization, RecordKind.Group, RecordKind.Role]));
                foreach (var thread in Enumerable.Range(0, 3))
                {
                    await Acme.UserAsync($"user-{thread}");
                }
            },
            async lane =>
                Count(await Refused.CatchAsync(() => TakeKeyAsync(kind, lane)), $"{RecordNotFoundException.Name(kind)}.key.taken"),
            _ => Task.FromResult(_succeeded.Should().Be(1)));
    }

    [TestCase(2)]
    [TestCase(3)]
    public async Task Trees_that_are_put_into_each_other_have_no_cycle(int sides)
    {
        await RaceAsync(
            sides,
            async _ =>
            {
                foreach (var side in Enumerable.Range(0, sides))
                {
                    await Acme.OrganizationAsync($"top-{side}");
                    await Acme.OrganizationAsync($"low-{side}", $"top-{side}");
                    await Acme.GroupAsync($"top-{side}");
                    await Acme.GroupAsync($"low-{side}", parent: $"top-{side}");
                }
            },
            async lane =>
            {
                var (own, next) = ($"top-{lane.Number}", $"{lane.Dice.Pick(["top", "low"])}-{(lane.Number + 1) % sides}");
                Func<ValueTask>[] calls =
                    [async () => await System.Organizations.MoveAsync(own, next), async () => await System.Groups.NestAsync(own, next)];
                var first = lane.Dice.Below(2);
                await Refused.CatchAsync(calls[first]);
                await Refused.CatchAsync(calls[1 - first]);
            },
            async _ =>
            {
                Tree.MustBeOne((await Acme.Records.ListAsync<Organization>())
                    .ToDictionary(organization => organization.Id, organization => organization.AncestorIds));
                Tree.MustBeOne((await Acme.Records.ListAsync<Group>()).ToDictionary(group => group.Id, group => group.AncestorIds));
            });
    }

    [Test]
    public async Task A_role_account_or_group_that_is_deleted_while_it_is_given_leaves_nothing_behind()
    {
        await RaceAsync(
            3,
            async _ =>
            {
                await Acme.RoleAsync("editor", ["invoices.read"]);
                await Acme.UserAsync("ann");
                await Acme.GroupAsync("staff");
            },
            async lane => await Refused.CatchAsync(() => lane.Number switch
            {
                0 => GiveAsync(lane.Dice),
                1 => System.Roles.DeleteAsync("editor"),
                _ => lane.Dice.Percent(50) ? System.Users.DeleteAsync("ann") : System.Groups.DeleteAsync("staff"),
            }),
            async _ => (await Acme.Records.ListAsync<RoleAssignment>()).Should().BeEmpty());
    }

    /// <summary>Counts one that succeeded; one that did not was refused with this code.</summary>
    private void Count(UserDirectoryException? refusal, string code)
    {
        (refusal?.Code ?? code).Should().Be(code);
        Interlocked.Add(ref _succeeded, refusal is null ? 1 : 0);
    }

    /// <summary>Somebody is invited who is new, or whose account waits for a proof of its address; to a place or to the tenant.</summary>
    private async Task<IssuedInvitation> InviteAsync(Dice dice)
    {
        await Acme.OrganizationAsync("lisbon");
        await Acme.RoleAsync("editor", ["invoices.read"]);
        await Acme.GroupAsync("staff");
        if (dice.Percent(50))
        {
            await System.Users.CreateAsync(new NewUser("guest@acme.example") { Email = "guest@acme.example" });
        }

        EntityRef place = dice.Percent(50) ? "lisbon" : default(EntityRef);
        return await System.Invitations.SendAsync(
            new NewInvitation("guest@acme.example", place) { Roles = ["editor"], Groups = dice.Percent(50) ? ["staff"] : null });
    }

    private async ValueTask TakeKeyAsync(RecordKind kind, Lane lane)
    {
        var key = lane.Dice.Pick(["atlas", "ATLAS", "Atlas"]);
        switch (kind)
        {
            case RecordKind.User when lane.Dice.Percent(50):
                await System.Users.ChangeKeyAsync($"user-{lane.Number}", key);
                break;
            case RecordKind.User:
                await System.Users.CreateAsync(new NewUser(key));
                break;
            case RecordKind.Organization:
                await Acme.OrganizationAsync(key);
                break;
            case RecordKind.Group:
                await Acme.GroupAsync(key);
                break;
            default:
                await Acme.RoleAsync(key, ["invoices.read"]);
                break;
        }
    }

    private async ValueTask GiveAsync(Dice dice)
    {
        switch (dice.Below(3))
        {
            case 0:
                await System.Roles.AssignAsync("ann", ["editor"]);
                break;
            case 1:
                await System.Roles.AssignAsync(Subject.Group("staff"), ["editor"]);
                break;
            default:
                await Acme.UserAsync("bob", default, "editor");
                break;
        }
    }
}
