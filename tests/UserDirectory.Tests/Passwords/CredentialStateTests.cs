using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Passwords;

public sealed class CredentialStateTests : PasswordTestCase
{
    [Test]
    public async Task An_account_without_a_password_has_none() =>
        (await Passwords.GetStateAsync("ann")).Should().Be(new CredentialState(HasPassword: false));

    [Test]
    public async Task It_tells_of_a_temporary_password_and_when_it_was_set()
    {
        await Passwords.SetAsync("ann", Right);
        var setAt = Test.Clock.GetUtcNow();
        Test.Clock.Advance(TimeSpan.FromHours(1));

        (await Passwords.GetStateAsync("ann"))
            .Should().Be(new CredentialState(HasPassword: true) { IsTemporary = true, ChangedAt = setAt });
    }

    [Test]
    public async Task It_tells_until_when_a_lock_out_lasts_and_of_none_that_is_over()
    {
        await Passwords.SetAsync("ann", Right, isTemporary: false);
        await GuessAsync(5);

        (await Passwords.GetStateAsync("ann")).LockedUntil.Should().Be(Test.Clock.GetUtcNow().AddMinutes(5));
        Test.Clock.Advance(TimeSpan.FromMinutes(5));
        (await Passwords.GetStateAsync("ann")).LockedUntil.Should().BeNull();
    }

    [Test]
    public async Task Oneself_may_ask_and_who_resets_passwords_and_nobody_else()
    {
        await Passwords.SetAsync("ann", Right);
        var (helper, reader) = (await AdministratorAsync("helper", "users.password-reset"),
            await AdministratorAsync("reader", "users.read"));

        (await Test.As(Ann).Passwords.GetStateAsync(Ann.Id)).HasPassword.Should().BeTrue();
        (await Test.As(helper).Passwords.GetStateAsync("ann")).HasPassword.Should().BeTrue();
        var denied = async () => await Test.As(reader).Passwords.GetStateAsync("ann");

        (await denied.Should().ThrowAsync<AccessDeniedException>()).Which.Permission.Should().Be("users.password-reset");
    }

    [Test]
    public async Task It_shows_no_secret()
    {
        await Passwords.SetAsync("ann", Right);

        (await Passwords.GetStateAsync("ann")).ToString().Should().NotContain((await CredentialAsync(Ann))!.PasswordHash.Reveal());
    }
}
