using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Passwords;

/// <summary>A password is the same however its letters are typed: composed (NFC) or decomposed (NFD).</summary>
public sealed class ComposedPasswordTests : PasswordTestCase
{
    private const string Composed = "p\u00E4ssw\u00F6rd \u1F82";
    private const string Decomposed = "pa\u0308sswo\u0308rd \u03B1\u0313\u0300\u0345";

    [TestCase(Composed, Decomposed)]
    [TestCase(Decomposed, Composed)]
    [TestCase(Decomposed, Decomposed)]
    public async Task It_is_right_however_it_was_set_and_is_typed(string set, string typed)
    {
        await Passwords.SetAsync("ann", set);

        (await Passwords.VerifyAsync("ann", typed)).Succeeded.Should().BeTrue();
        (await FitsAsync(Ann, Composed)).Should().BeTrue("that is the form that is kept");
    }

    [Test]
    public async Task Every_way_to_set_one_keeps_the_composed_form()
    {
        var bob = await Test.System.Users.CreateAsync(new NewUser("bob") { Password = Decomposed });
        await Passwords.SetAsync("ann", Right);
        await Passwords.ChangeOwnAsync("ann", Right, Decomposed);
        var invitation = await Test.System.Invitations.SendAsync(new NewInvitation("eve@acme.example"));
        await Test.Directory.AcceptInvitationAsync(invitation.Token!, new Acceptance { Password = Decomposed });
        var eve = await Test.System.Users.GetAsync("eve@acme.example");

        foreach (var user in new[] { Ann, bob, eve })
        {
            (await FitsAsync(user, Composed)).Should().BeTrue(user.Key);
        }
    }

    [Test]
    public async Task One_that_was_kept_decomposed_is_right_as_it_was_and_kept_composed_from_then_on()
    {
        await Passwords.ImportHashAsync("ann", await new CheapPasswordHasher().HashAsync(Decomposed, default));

        (await Passwords.VerifyAsync("ann", Decomposed)).Succeeded.Should().BeTrue();

        (await FitsAsync(Ann, Composed)).Should().BeTrue();
        (await Passwords.VerifyAsync("ann", Composed)).Succeeded.Should().BeTrue();
    }

    [TestCase("ann", Right, 1)]
    [TestCase("ann", Composed, 1)]
    [TestCase("ann", Decomposed, 2)]
    [TestCase("nobody", Composed, 1)]
    [TestCase("nobody", Decomposed, 2)]
    public async Task A_second_hash_is_tried_only_where_what_was_typed_differs_from_its_composed_form(string user, string typed, int tried)
    {
        await Passwords.SetAsync("ann", Composed);

        await Passwords.VerifyAsync(user, typed);

        Hasher.Verified.Should().Be(tried, "of what is found the number tells nothing");
    }

    [Test]
    public async Task Two_tries_of_one_guess_count_once()
    {
        await Passwords.SetAsync("ann", Right);

        await Passwords.VerifyAsync("ann", Decomposed);

        (await CredentialAsync(Ann))!.FailedAttempts.Should().Be(1);
    }

    [Test]
    public async Task The_other_form_of_the_current_one_is_no_new_one()
    {
        await Passwords.SetAsync("ann", Composed);
        var change = async () => await Passwords.ChangeOwnAsync("ann", Composed, Decomposed);

        (await change.Should().ThrowAsync<InvalidInputException>()).Which.Errors
            .Should().ContainSingle(error => error.Code == "password.unchanged");
    }

    [Test]
    public async Task Its_length_is_that_of_the_composed_form()
    {
        var longest = string.Concat(Enumerable.Repeat("\u03B1\u0313\u0300\u0345", 256));
        var tooShort = async () => await Passwords.SetAsync("ann", "a\u0308a\u0308a\u0308a\u0308");
        var tooLong = async () => await Passwords.SetAsync("ann", longest + "\u03B1\u0313\u0300\u0345");

        (await tooShort.Should().ThrowAsync<InvalidInputException>()).Which.Errors
            .Should().ContainSingle(error => error.Code == "password.too_short");
        (await tooLong.Should().ThrowAsync<InvalidInputException>()).Which.Errors
            .Should().ContainSingle(error => error.Code == "password.too_long");
        await Passwords.SetAsync("ann", longest);
        (await Passwords.VerifyAsync("ann", longest)).Succeeded.Should().BeTrue();
        (await Passwords.VerifyAsync("ann", new string('\u1F82', 256))).Succeeded.Should().BeTrue();
    }

    [TestCase("\uD800 half a pair")]
    [TestCase("\uFFFE no character")]
    public async Task A_guess_that_is_no_text_fails_and_throws_nothing(string guess)
    {
        await Passwords.SetAsync("ann", Right);

        (await Passwords.VerifyAsync("ann", guess)).Should().Be(new PasswordVerification(PasswordOutcome.Failed));
    }
}
