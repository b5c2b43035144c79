using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests;

public sealed class PasswordRulesTests
{
    [TestCase("12345678")]
    [TestCase("aaaaaaaa")]
    [TestCase("        ")]
    [TestCase("пароль12")]
    [TestCase("\U0001F511\U0001F511\U0001F511\U0001F511")]
    public async Task Any_eight_characters_will_do(string password) => (await CheckAsync(password)).Should().BeEmpty();

    [Test]
    public async Task A_short_password_is_refused() =>
        (await CheckAsync("1234567")).Should().ContainSingle().Which.Should().BeEquivalentTo(
            new InputError("Password", "password.too_short", "The password has 7 characters; at least 8 are needed."));

    [Test]
    public async Task A_long_password_is_refused()
    {
        (await CheckAsync(new string('x', 256))).Should().BeEmpty();
        (await CheckAsync(new string('x', 257))).Should().ContainSingle().Which.Code.Should().Be("password.too_long");
    }

    [Test]
    public async Task The_host_sets_the_lengths()
    {
        var options = new PasswordOptions { MinLength = 12, MaxLength = 64 };

        (await CheckAsync("12345678901", options)).Should().ContainSingle().Which.Code.Should().Be("password.too_short");
        (await CheckAsync("123456789012", options)).Should().BeEmpty();
        (await CheckAsync(new string('x', 65), options)).Should().ContainSingle().Which.Code.Should().Be("password.too_long");
    }

    [TestCase("a\0\0\0\0\0\0\0")]
    [TestCase("12345678\0")]
    [TestCase("1234\05678")]
    public async Task The_character_that_a_hash_does_not_tell_from_nothing_is_refused(string password)
    {
        (await CheckAsync(password)).Should().ContainSingle().Which.Should().BeEquivalentTo(
            new InputError("Password", "password.character", "The password has the character U+0000, which is not allowed."));
        Rules().CanBeRight(password).Should().BeFalse();
    }

    [Test]
    public async Task Unpaired_surrogates_are_refused() =>
        (await CheckAsync("1234567\uD83D")).Should().ContainSingle().Which.Code.Should().Be("password.character");

    [Test]
    public async Task A_password_on_the_breach_list_is_refused()
    {
        var list = new BreachList("password1");

        (await CheckAsync("password1", null, list)).Should().ContainSingle().Which.Code.Should().Be("password.breached");
        (await CheckAsync("password2", null, list)).Should().BeEmpty();
    }

    [Test]
    public async Task The_breach_list_is_not_asked_about_a_password_that_is_refused_anyway()
    {
        var list = new BreachList("short");

        (await CheckAsync("short", null, list)).Should().ContainSingle().Which.Code.Should().Be("password.too_short");

        list.Asked.Should().BeEmpty();
    }

    [Test]
    public async Task No_message_repeats_the_password()
    {
        foreach (var password in new[] { "sEcret", new string('Q', 300), "sEcret12\uD83D", "password1" })
        {
            (await CheckAsync(password, null, new BreachList("password1")))
                .Should().ContainSingle().Which.Message.Should().NotContain(password);
        }
    }

    [Test]
    public void A_password_longer_than_allowed_can_never_be_right()
    {
        var rules = Rules();

        rules.CanBeRight(new string('x', 256)).Should().BeTrue();
        rules.CanBeRight(new string('x', 257)).Should().BeFalse();
        rules.CanBeRight("x").Should().BeTrue("it may have been set under other options or imported");
    }

    private static async Task<IReadOnlyList<InputError>> CheckAsync(
        string password, PasswordOptions? options = null, IPasswordBreachList? list = null)
    {
        var errors = new InputErrors();
        await Rules(options, list).CheckAsync(errors, "Password", password, CancellationToken.None);
        return Collected.In(errors);
    }

    private static PasswordRules Rules(PasswordOptions? options = null, IPasswordBreachList? list = null) => new(
        options ?? new PasswordOptions(),
        new DirectoryExtensions(
            PasswordHashers.Of(new CheapPasswordHasher()), list is null ? null : Extension<IPasswordBreachList>.Of(list),
            notifier: null, handlers: null));

    private sealed class BreachList(params string[] passwords) : IPasswordBreachList
    {
        public List<string> Asked { get; } = [];

        public ValueTask<bool> ContainsAsync(string password, CancellationToken cancellationToken)
        {
            Asked.Add(password);
            return new(passwords.Contains(password));
        }
    }
}
