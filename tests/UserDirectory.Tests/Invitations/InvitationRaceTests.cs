using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Invitations;

/// <summary>
/// Threads behind a barrier, many rounds; a barrier in front of the commits proves that both decided before either committed.
/// </summary>
public sealed class InvitationRaceTests : InvitationTestCase
{
    private const int Rounds = 100;

    [Test]
    public async Task Accepted_twice_at_once_it_is_accepted_once()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var sent = await InviteAsync($"guest{round}@acme.example", i => i.Roles = ["editor"]);

            var outcomes = AtOnce(() => AcceptAsync(sent), () => AcceptAsync(sent));

            outcomes.Count(outcome => outcome is null).Should().Be(1);
            outcomes.Single(outcome => outcome is not null).Should().BeOfType<InvitationNotValidException>();
            (await AssignmentsAsync(sent.User)).Should().ContainSingle();
        }
    }

    [Test]
    public async Task Accepted_and_taken_back_at_once_one_of_them_wins()
    {
        var wins = new int[2];
        for (var round = 0; round < Rounds; round++)
        {
            var sent = await InviteAsync($"guest{round}@acme.example", i => i.Roles = ["editor"]);

            var outcomes = AtOnce(() => AcceptAsync(sent), () => Invitations.RevokeAsync(sent.Invitation.Id).AsTask());

            var user = await StoredUserAsync(sent.User.Id);
            if (outcomes[0] is null)
            {
                wins[0]++;
                outcomes[1].Should().BeOfType<ConflictException>().Which.Code.Should().Be("invitation.closed");
                user!.Status.Should().Be(UserStatus.Active);
                (await AssignmentsAsync(sent.User)).Should().ContainSingle();
            }
            else
            {
                wins[1]++;
                outcomes[1].Should().BeNull();
                outcomes[0].Should().BeOfType<InvitationNotValidException>();
                user.Should().BeNull();
                (await AssignmentsAsync(sent.User)).Should().BeEmpty();
            }
        }

        TestContext.Out.WriteLine($"accepted {wins[0]}, taken back {wins[1]}");
    }

    [Test]
    public async Task Accepted_while_the_inviter_loses_the_right_it_gives_all_or_nothing()
    {
        await Test.System.Users.CreateAsync(
            new NewUser("ann") { Organization = "lisbon", Grants = ["invitations.send", "users.update-roles"], Roles = [] });
        for (var round = 0; round < Rounds; round++)
        {
            await Test.System.Users.GrantAsync("ann", ["invoices.*"]);
            var ann = await Test.System.Users.GetAsync("ann");
            var sent = await InviteByAsync(Test.As(ann).Invitations, $"guest{round}@acme.example", i => i.Roles = ["editor"]);

            var outcomes = AtOnce(() => AcceptAsync(sent), () => Test.System.Users.RevokeAsync("ann", ["invoices.*"]).AsTask());

            outcomes[1].Should().BeNull();
            var given = (await ListAsync<Change>()).SingleOrDefault(change => change.Actor.UserId == sent.User.Id);
            var taken = (await ListAsync<Change>()).Where(change => change.Entries.Any(entry => entry.Id == ann.Id))
                .Max(change => change.Number);
            (given is null).Should().Be(outcomes[0] is not null);
            if (given is not null)
            {
                given.Number.Should().BeLessThan(taken, "what the inviter does not hold any more is not given");
            }
        }
    }

    [Test]
    public async Task One_address_invited_by_two_at_once_is_one_account()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var email = $"guest{round}@acme.example";

            var outcomes = AtOnce(() => InviteAsync(email), () => InviteAsync(email, i => i.Organization = "porto"));

            outcomes.Should().OnlyContain(outcome => outcome == null);
            (await ListAsync<User>(UserFields.Email.EqualTo(email))).Should().ContainSingle();
            (await ListAsync<Invitation>(InvitationFields.Email.EqualTo(email)))
                .Should().HaveCount(2).And.OnlyContain(i => i.Status == InvitationStatus.Pending);
        }
    }

    [Test]
    public async Task One_address_invited_twice_into_one_place_at_once_has_one_open_invitation()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var email = $"guest{round}@acme.example";

            var outcomes = AtOnce(() => InviteAsync(email), () => InviteAsync(email));

            outcomes.Should().OnlyContain(outcome => outcome == null);
            (await ListAsync<Invitation>(InvitationFields.Email.EqualTo(email) & InvitationFields.Status.EqualTo(InvitationStatus.Pending)))
                .Should().ContainSingle();
        }
    }

    /// <summary>
    /// Runs both on threads of their own, each held at its first commit until the other has come there, too. Null for one that succeeded.
    /// </summary>
    private Exception?[] AtOnce(Func<Task> first, Func<Task> second)
    {
        using var atTheCommit = new Barrier(2);
        Store.MeetAtNextCommits(atTheCommit);
        var calls = new[] { first, second };
        var outcomes = new Exception?[2];
        var threads = calls.Select((call, i) => new Thread(() =>
        {
            try
            {
                call().GetAwaiter().GetResult();
            }
            catch (UserDirectoryException exception)
            {
                outcomes[i] = exception;
            }
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        return outcomes;
    }
}
