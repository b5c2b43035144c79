using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Tokens;

/// <summary>Who may have an address proved, and what is sent.</summary>
public sealed class EmailProofRequestTests : TokenTestCase
{
    [Test]
    public async Task The_token_goes_to_the_address_that_is_to_be_proved()
    {
        await Users.ChangeEmailAsync("ann", "other@acme.example");
        await ProofTokenAsync();
        await ProofTokenAsync(NewEmail);

        (await SentAsync()).Should().Equal("other@acme.example", NewEmail);
        Notifier.Tokens.Cast<EmailProofNotice>().Select(notice => notice.ReplacesAnother).Should().Equal(false, true);
        Notifier.Tokens[0].ExpiresAt.Should().Be(Test.Clock.GetUtcNow().AddDays(1));
        (await StoredTokensAsync()).Should().ContainSingle("one is open for the purpose").Which.Email.Should().Be(NewEmail);
    }

    [Test]
    public async Task What_is_proved_already_is_not_proved_again()
    {
        await AsAnn.RequestEmailProofAsync(Ann.Id);
        await AsAnn.RequestEmailProofAsync(Ann.Id, Email);

        (await SentAsync()).Should().BeEmpty();
    }

    [Test]
    public async Task An_address_that_another_account_has_proved_is_sent_nothing_and_the_answer_does_not_tell()
    {
        await Users.CreateAsync(new NewUser("eva") { Email = "eva@acme.example", IsEmailVerified = true });

        await AsAnn.RequestEmailProofAsync(Ann.Id, "Eva@acme.example");

        (await SentAsync()).Should().BeEmpty();
    }

    [Test]
    public async Task The_same_address_is_sent_one_a_minute_and_another_one_at_once()
    {
        await AsAnn.RequestEmailProofAsync(Ann.Id, NewEmail);
        await Test.Directory.FinishRequestsAsync();
        await AsAnn.RequestEmailProofAsync(Ann.Id, NewEmail);
        await Test.Directory.FinishRequestsAsync();
        await AsAnn.RequestEmailProofAsync(Ann.Id, "ann2@new.example");

        (await SentAsync()).Should().Equal(NewEmail, "ann2@new.example");
    }

    [Test]
    public async Task An_account_without_an_address_names_one()
    {
        await Users.ChangeEmailAsync("ann", null);

        var unnamed = async () => await AsAnn.RequestEmailProofAsync(Ann.Id);
        var malformed = async () => await AsAnn.RequestEmailProofAsync(Ann.Id, "no address");

        (await unnamed.Should().ThrowAsync<InvalidInputException>()).Which.Errors.Single().Code.Should().Be("email.missing");
        (await malformed.Should().ThrowAsync<InvalidInputException>()).Which.Errors.Single().Code.Should().StartWith("email.");
        await ProofTokenAsync(NewEmail);
        (await SentAsync()).Should().Equal(NewEmail);
    }

    [Test]
    public async Task Who_may_not_change_the_address_may_not_ask()
    {
        var eva = await Test.UserAsync("eva");

        var stranger = async () => await Test.As(eva).Users.RequestEmailProofAsync(Ann.Id, NewEmail);
        var nobody = async () => await Test.Directory.As(Guid.NewGuid()).Users.RequestEmailProofAsync(Ann.Id);

        await stranger.Should().ThrowAsync<AccessDeniedException>();
        await nobody.Should().ThrowAsync<AccessDeniedException>();
        (await SentAsync()).Should().BeEmpty();
    }

    [Test]
    public async Task A_manager_who_lacks_what_the_account_holds_may_not_ask()
    {
        await Users.GrantAsync("ann", ["invoices.approve"]);
        var manager = await Users.CreateAsync(new NewUser("manager") { Grants = ["users.update"], Roles = [] });

        var ask = async () => await Test.As(manager).Users.RequestEmailProofAsync(Ann.Id, NewEmail);

        (await ask.Should().ThrowAsync<AccessDeniedException>()).Which.Code.Should().Be("access.escalation");
        (await SentAsync()).Should().BeEmpty();
    }

    [Test]
    public async Task A_manager_who_holds_what_the_account_holds_may_ask()
    {
        await Users.GrantAsync("ann", ["invoices.approve"]);
        var manager = await Users.CreateAsync(new NewUser("manager") { Grants = ["users.update", "invoices.approve"], Roles = [] });

        await Test.As(manager).Users.RequestEmailProofAsync(Ann.Id, NewEmail);

        (await SentAsync()).Should().Equal(NewEmail);
    }

    [Test]
    public async Task Who_may_not_any_more_when_it_is_made_has_nothing_sent()
    {
        var manager = await Users.CreateAsync(new NewUser("manager") { Grants = ["users.update"], Roles = [] });
        Store.BeforeNextCommit(async () => await Users.RevokeAsync("manager", ["users.update"]));

        await Test.As(manager).Users.RequestEmailProofAsync(Ann.Id, NewEmail);

        (await SentAsync()).Should().BeEmpty();
    }

    [Test]
    public async Task Only_an_active_account_has_an_address_proved_so()
    {
        var invited = await Test.System.Invitations.SendAsync(new NewInvitation("bob@acme.example"));

        var ask = async () => await Users.RequestEmailProofAsync(invited.User.Id);

        (await ask.Should().ThrowAsync<ConflictException>()).Which.Code.Should().Be("user.inactive");
    }

    [Test]
    public async Task In_a_batch_both_calls_are_refused()
    {
        var token = await ProofTokenAsync(NewEmail);
        foreach (var call in new Func<ITenantDirectory, ValueTask>[] { b => b.Users.RequestEmailProofAsync("ann"), b =>
            b.Users.ConfirmEmailAsync(token) })
        {
            var batch = async () => await Test.System.InOneCommitAsync(call);
            (await batch.Should().ThrowAsync<ConflictException>()).Which.Code.Should().Be("batch.not_here");
        }

        await AsAnn.ConfirmEmailAsync(token);
    }
}
