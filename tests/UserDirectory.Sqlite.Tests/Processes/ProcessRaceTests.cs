using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Sqlite.Worker;
using UserDirectory.Tests.Races;

namespace UserDirectory.Sqlite.Tests.Processes;

/// <summary>What only one can have: a key, a version, an invitation, a place in a tree, a role that is just being deleted.</summary>
public sealed class ProcessRaceTests : ProcessRaceTestCase
{
    [Test]
    public Task A_key_is_taken_once()
    {
        var kind = string.Empty;
        return Processes.RunAsync(
            async (acme, dice) =>
            {
                kind = dice.Pick(["user", "organization", "group", "role"]);
                await acme.Users.CreateAsync(new NewUser("ann"));
                return [.. new[] { "atlas", "ATLAS", "Atlas" }.Select(key =>
                    $"{Racing.System} {(kind == "user" && key == "Atlas" ? "rename ann" : $"create {kind}")} {key}")];
            },
            (_, codes) => Task.FromResult(
                codes.Should().BeEquivalentTo([Racing.Succeeded, $"{kind}.key.taken", $"{kind}.key.taken"])));
    }

    [Test]
    public Task Of_those_who_expect_one_version_one_writes() => Processes.RunAsync(
        async (acme, _) =>
        {
            var ann = await acme.Users.CreateAsync(new NewUser("ann"));
            return [.. Enumerable.Range(0, RacingProcesses.Most).Select(side => $"{Racing.System} name ann By{side} {ann.Version}")];
        },
        async (acme, codes) =>
        {
            codes.Should().BeEquivalentTo(OneOnly("version.stale"));
            (await acme.Users.GetAsync("ann")).DisplayName.Should().Be($"By{codes.ToList().IndexOf(Racing.Succeeded)}");
        });

    [Test]
    public Task An_invitation_is_accepted_once() => Processes.RunAsync(
        async (acme, _) =>
        {
            var sent = await InviteAsync(acme);
            return [.. Enumerable.Repeat($"{Racing.System} accept {sent.Token}", RacingProcesses.Most)];
        },
        async (acme, codes) =>
        {
            codes.Should().BeEquivalentTo(OneOnly("invitation.not_valid"));
            (await acme.Roles.ListAssignmentsAsync("guest@acme.example")).Should().ContainSingle();
        });

    [Test]
    public Task An_invitation_that_is_accepted_and_taken_back_is_one_of_both() => Processes.RunAsync(
        async (acme, _) =>
        {
            var sent = await InviteAsync(acme);
            return [$"{Racing.System} accept {sent.Token}", $"{Racing.System} take-back {sent.Invitation.Id}"];
        },
        async (acme, codes) =>
        {
            string.Join(", ", codes).Should().BeOneOf(
                $"{Racing.Succeeded}, invitation.closed", $"invitation.not_valid, {Racing.Succeeded}");
            (await acme.Users.FindAsync("guest@acme.example") is { IsActive: true }).Should().Be(codes[0] == Racing.Succeeded);
        });

    [Test]
    public Task An_invitation_gives_what_the_inviter_holds_when_it_is_accepted()
    {
        User guest = null!;
        return Processes.RunAsync(
            async (acme, _) =>
            {
                var ann = await acme.Users.CreateAsync(
                    new NewUser("ann") { Grants = ["invitations.send", "users.update-roles", "invoices.read"], Roles = [] });
                var sent = await InviteAsync(acme, Processes.As(ann));
                guest = sent.User;
                return [$"{Racing.System} accept {sent.Token}", $"{Racing.System} revoke ann invoices.read"];
            },
            async (acme, codes) =>
            {
                codes[1].Should().Be(Racing.Succeeded);
                codes[0].Should().BeOneOf(Racing.Succeeded, "invitation.not_valid");
                var feed = await acme.Changes.ReadAsync(0, 1_000);
                (feed[^2].Actor.UserId == guest.Id).Should().Be(
                    codes[0] == Racing.Succeeded, "it was accepted before the right was taken, or not at all");
            });
    }

    [Test]
    public Task An_address_that_is_invited_by_many_has_one_open_invitation() => Processes.RunAsync(
        async (acme, _) =>
        {
            await acme.Organizations.CreateAsync(new NewOrganization("lisbon"));
            return [.. Enumerable.Repeat($"{Racing.System} invite guest@acme.example lisbon", RacingProcesses.Most)];
        },
        async (acme, codes) =>
        {
            codes.Should().OnlyContain(code => code == Racing.Succeeded);
            (await acme.Users.CountAsync()).Should().Be(1);
            (await acme.Invitations.ListAsync()).Items.Should().ContainSingle(sent => sent.Status == InvitationStatus.Pending);
        });

    [Test]
    public Task Trees_that_are_put_into_each_other_have_no_cycle()
    {
        var kind = string.Empty;
        return Processes.RunAsync(
            async (acme, dice) =>
            {
                kind = dice.Pick(["organization", "group"]);
                foreach (var side in Enumerable.Range(0, RacingProcesses.Most))
                {
                    await acme.Organizations.CreateAsync(new NewOrganization($"top{side}"));
                    await acme.Organizations.CreateAsync(new NewOrganization($"low{side}") { Parent = $"top{side}" });
                    await acme.Groups.CreateAsync(new NewGroup($"top{side}"));
                    await acme.Groups.CreateAsync(new NewGroup($"low{side}") { Parent = $"top{side}" });
                }

                return [.. Enumerable.Range(0, RacingProcesses.Most).Select(side =>
                    $"{Racing.System} move {kind} top{side} {dice.Pick(["top", "low"])}{(side + 1) % RacingProcesses.Most}")];
            },
            async (acme, codes) =>
            {
                codes.Should().BeEquivalentTo([.. Enumerable.Repeat(Racing.Succeeded, RacingProcesses.Most - 1), $"{kind}.cycle"]);
                Tree.MustBeOne(kind == "group"
                    ? (await acme.Groups.ListAsync()).Items.ToDictionary(group => group.Id, group => group.AncestorIds)
                    : (await acme.Organizations.ListAsync()).Items.ToDictionary(each => each.Id, each => each.AncestorIds));
            });
    }

    [Test]
    public Task A_role_account_or_group_that_is_deleted_while_it_is_given_leaves_nothing_behind() => Processes.RunAsync(
        async (acme, dice) =>
        {
            await acme.Roles.CreateAsync(new NewRole("editor", "invoices.read"));
            await acme.Users.CreateAsync(new NewUser("ann"));
            await acme.Groups.CreateAsync(new NewGroup("staff"));
            return
            [
                $"{Racing.System} {dice.Pick(["assign ann editor", "assign-group staff editor", "hire bob editor"])}",
                $"{Racing.System} delete role editor",
                $"{Racing.System} delete {dice.Pick(["user ann", "group staff"])}",
            ];
        },
        async (acme, codes) =>
        {
            codes.Skip(1).Should().OnlyContain(code => code == Racing.Succeeded);
            (await acme.Roles.FindAsync("editor")).Should().BeNull();
            foreach (var user in (await acme.Users.ListAsync()).Items)
            {
                (await acme.Roles.ListAssignmentsAsync(user.Id)).Should().BeEmpty();
            }
        });

    [Test]
    public Task A_member_who_is_added_while_the_place_goes_is_nowhere() => Processes.RunAsync(
        async (acme, dice) =>
        {
            var kind = dice.Pick(["organization", "group"]);
            await acme.Users.CreateAsync(new NewUser("ann"));
            await acme.Organizations.CreateAsync(new NewOrganization("lisbon"));
            await acme.Groups.CreateAsync(new NewGroup("lisbon"));
            return [$"{Racing.System} join {kind} lisbon ann", $"{Racing.System} delete {kind} lisbon"];
        },
        async (acme, codes) =>
        {
            codes[0].Should().BeOneOf(Racing.Succeeded, "organization.not_found", "group.not_found");
            codes[1].Should().Be(Racing.Succeeded);
            (await acme.Members.ListOfUserAsync("ann")).Should().BeEmpty();
            (await acme.Groups.ListOfUserAsync("ann")).Should().BeEmpty();
        });

    /// <summary>Of all calls one succeeds, and the others are refused with this code.</summary>
    private static IEnumerable<string> OneOnly(string code) => [Racing.Succeeded, .. Enumerable.Repeat(code, RacingProcesses.Most - 1)];

    private static async Task<IssuedInvitation> InviteAsync(ITenantDirectory acme, ITenantDirectory? by = null)
    {
        await acme.Organizations.CreateAsync(new NewOrganization("lisbon"));
        await acme.Roles.CreateAsync(new NewRole("editor", "invoices.read"));
        return await (by ?? acme).Invitations.SendAsync(new NewInvitation("guest@acme.example") { Roles = ["editor"] });
    }
}
