using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Passwords;

public sealed class OwnPasswordTests : PasswordTestCase
{
    private const string Next = "a password of my own";

    [Test]
    public async Task Who_proves_the_current_password_sets_another_one_that_is_not_temporary()
    {
        await Passwords.SetAsync("ann", Right);

        var change = await Passwords.ChangeOwnAsync("ann", Right, Next);

        change.Should().BeEquivalentTo(new { Succeeded = true, IsTemporary = false, User = new { Ann.Id } });
        (await Passwords.VerifyAsync("ann", Next)).Should().BeEquivalentTo(new { Succeeded = true, IsTemporary = false });
        (await Passwords.VerifyAsync("ann", Right)).Succeeded.Should().BeFalse();
    }

    [Test]
    public async Task The_account_itself_is_the_actor_and_has_set_it()
    {
        await Passwords.SetAsync("ann", Right);

        await Passwords.ChangeOwnAsync("ann", Right, Next);

        (await CredentialAsync(Ann))!.SetBy.Should().Be(ActorRef.User(Ann.Id));
        (await LastChangeAsync()).Actor.Should().Be(ActorRef.User(Ann.Id));
    }

    [Test]
    public async Task Changing_it_clears_the_count_and_is_no_sign_in()
    {
        await Passwords.SetAsync("ann", Right);
        await GuessAsync(4);

        await Passwords.ChangeOwnAsync("ann", Right, Next);

        (await CredentialAsync(Ann))!.FailedAttempts.Should().Be(0);
        (await Test.System.Users.GetAsync("ann")).LastLoginAt.Should().BeNull();
    }

    [Test]
    public async Task A_wrong_current_password_changes_nothing_and_counts()
    {
        await Passwords.SetAsync("ann", Right);

        var change = await Passwords.ChangeOwnAsync("ann", Wrong, Next);

        change.Outcome.Should().Be(PasswordOutcome.Failed);
        (await FitsAsync(Ann, Right)).Should().BeTrue();
        (await CredentialAsync(Ann))!.FailedAttempts.Should().Be(1);
    }

    [Test]
    public async Task Wrong_current_passwords_lock_like_any_guess()
    {
        await Passwords.SetAsync("ann", Right);
        await GuessAsync(5);

        (await Passwords.ChangeOwnAsync("ann", Right, Next)).Outcome.Should().Be(PasswordOutcome.LockedOut);
        (await FitsAsync(Ann, Right)).Should().BeTrue();
    }

    [Test]
    public async Task A_new_password_that_breaks_a_rule_is_refused_before_anything_is_tried()
    {
        await Passwords.SetAsync("ann", Right);

        var change = async () => await Passwords.ChangeOwnAsync("ann", Wrong, "short");

        (await change.Should().ThrowAsync<InvalidInputException>()).Which.Errors
            .Should().ContainSingle(error => error.Field == "newPassword");
        Hasher.Verified.Should().Be(0);
        (await CredentialAsync(Ann))!.FailedAttempts.Should().Be(0);
    }

    [Test]
    public async Task The_current_password_is_no_new_one()
    {
        await Passwords.SetAsync("ann", Right);

        var change = async () => await Passwords.ChangeOwnAsync("ann", Right, Right);

        (await change.Should().ThrowAsync<InvalidInputException>()).Which.Errors.Should().ContainSingle()
            .Which.Should().BeEquivalentTo(new { Field = "newPassword", Code = "password.unchanged" });
        (await Passwords.VerifyAsync("ann", Right)).IsTemporary.Should().BeTrue("a temporary password is to be changed");
    }

    [Test]
    public async Task Whether_the_current_password_is_right_is_not_told_by_giving_it_twice()
    {
        await Passwords.SetAsync("ann", Right);

        var change = async () => await Passwords.ChangeOwnAsync("ann", Wrong, Wrong);

        (await change.Should().ThrowAsync<InvalidInputException>()).Which.Errors
            .Should().ContainSingle(error => error.Code == "password.unchanged");
        Hasher.Verified.Should().Be(0, "nothing is tried");
    }

    [Test]
    public async Task A_password_from_another_user_stays_that_users_while_the_address_is_not_verified()
    {
        var carl = await AdministratorAsync("carl", "users.password-reset");
        await Test.As(carl).Passwords.SetAsync("ann", Right);

        await Passwords.ChangeOwnAsync("ann", Right, Next);

        (await CredentialAsync(Ann))!.SetBy.Should().Be(ActorRef.User(carl.Id), "carl can have signed in as ann and changed it");
    }

    [Test]
    public async Task With_a_verified_address_a_changed_password_is_the_accounts_own()
    {
        var carl = await AdministratorAsync("carl", "users.password-reset");
        var bea = await Test.System.Users.CreateAsync(new NewUser("bea") { Email = "bea@acme.example", IsEmailVerified = true });
        await Test.As(carl).Passwords.SetAsync("bea", Right);

        await Passwords.ChangeOwnAsync("bea", Right, Next);

        (await CredentialAsync(bea))!.SetBy.Should().Be(ActorRef.User(bea.Id));
    }

    [Test]
    public async Task Of_two_changes_at_once_one_wins_and_the_other_has_the_wrong_password()
    {
        await Passwords.SetAsync("ann", Right);
        Hasher.AfterVerifying = async () =>
        {
            Hasher.AfterVerifying = () => Task.CompletedTask;
            await Passwords.ChangeOwnAsync("ann", Right, "the other one's choice");
        };

        var change = await Passwords.ChangeOwnAsync("ann", Right, Next);

        change.Outcome.Should().Be(PasswordOutcome.Failed);
        (await FitsAsync(Ann, "the other one's choice")).Should().BeTrue();
    }
}
