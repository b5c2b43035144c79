using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Users;

public sealed class UserCreationTests
{
    private readonly TestDirectory _test = new();

    [OneTimeTearDown]
    public void Dispose() => _test.Dispose();

    [Test]
    public async Task A_created_account_is_found_by_its_key_in_any_casing()
    {
        var ann = await _test.UserAsync("Ann");

        (await _test.System.Users.FindAsync("aNN")).Should().BeEquivalentTo(new { ann.Id, Key = "Ann", Version = 1 });
    }

    [Test]
    public async Task A_taken_key_is_refused_with_its_code()
    {
        await _test.UserAsync("Bob");

        var again = async () => await _test.UserAsync("BOB");

        (await again.Should().ThrowAsync<ConflictException>()).Which.Code.Should().Be("user.key.taken");
    }

    [Test]
    public async Task A_user_without_the_permission_may_not_create_accounts()
    {
        var carl = await _test.UserAsync("carl");

        var create = async () => await _test.As(carl).Users.CreateAsync(new NewUser("dora"));

        (await create.Should().ThrowAsync<AccessDeniedException>()).Which.Permission.Should().Be("users.add");
    }

    [TestCase("key only", "email.format")]
    [TestCase("a b@acme.example", "email.character")]
    [TestCase("", "key.empty")]
    public async Task A_key_that_is_to_be_an_address_is_refused_when_it_is_none(string key, string code)
    {
        var create = async () => await _test.System.Users.CreateAsync(new NewUser(key) { IsKeyEmail = true });

        (await create.Should().ThrowAsync<InvalidInputException>()).Which.Errors
            .Should().Contain(error => error.Field == "Key" && error.Code == code);
    }

    [Test]
    public async Task A_key_that_is_an_address_proves_nothing()
    {
        var user = await _test.System.Users.CreateAsync(new NewUser("eve@acme.example") { IsKeyEmail = true });

        user.Should().BeEquivalentTo(new { Key = "eve@acme.example", Email = (string?)null, EmailVerifiedAt = (DateTimeOffset?)null });
    }
}
