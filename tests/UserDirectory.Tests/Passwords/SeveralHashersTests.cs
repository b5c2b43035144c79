using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using UserDirectory.Tests.Import;

namespace UserDirectory.Tests.Passwords;

/// <summary>
/// Hashers side by side: the first writes, each recognises its own format, and success with another than the first is hashed anew.
/// </summary>
public sealed class SeveralHashersTests
{
    private const string Password = "correct horse";
    private const string Bcrypt = "$2a$";
    private const string Argon = "$argon2id$";

    private MarkedHasher _argon = null!;
    private MarkedHasher _bcrypt = null!;

    [SetUp]
    public void SetUp() => (_argon, _bcrypt) = (new(Argon), new(Bcrypt));

    [Test]
    public async Task The_first_writes()
    {
        using var test = Directory(_argon, _bcrypt);
        var ann = await WithHashAsync(test, null);

        await test.System.Passwords.SetAsync("ann", Password);

        (await HashAsync(test, ann)).Should().Be(Argon + Password);
        _bcrypt.Hashed.Should().Be(0);
    }

    [Test]
    public async Task A_hash_of_the_first_is_verified_and_stays()
    {
        using var test = Directory(_argon, _bcrypt);
        var ann = await WithHashAsync(test, Argon + Password);
        var before = await CredentialAsync(test, ann);

        (await test.System.Passwords.VerifyAsync("ann", Password)).Succeeded.Should().BeTrue();

        (await CredentialAsync(test, ann)).Version.Should().Be(before.Version);
    }

    [Test]
    public async Task A_hash_of_another_is_verified_by_it_and_hashed_anew_by_the_first()
    {
        using var test = Directory(_argon, _bcrypt);
        var ann = await WithHashAsync(test, Bcrypt + Password);

        (await test.System.Passwords.VerifyAsync("ann", "wrong horse")).Succeeded.Should().BeFalse();
        (await HashAsync(test, ann)).Should().Be(Bcrypt + Password, "nothing was proved");
        (await test.System.Passwords.VerifyAsync("ann", Password)).Succeeded.Should().BeTrue();

        (await HashAsync(test, ann)).Should().Be(Argon + Password);
        (await test.System.Passwords.VerifyAsync("ann", Password)).Succeeded.Should().BeTrue();
    }

    [Test]
    public async Task Each_is_shown_its_own_hashes_only()
    {
        using var test = Directory(_argon, _bcrypt);
        await WithHashAsync(test, Bcrypt + Password);

        await test.System.Passwords.VerifyAsync("ann", Password);
        await test.System.Passwords.VerifyAsync("ann", Password);

        _argon.Tried.Should().OnlyContain(hash => hash.StartsWith(Argon));
        _bcrypt.Tried.Should().OnlyContain(hash => hash.StartsWith(Bcrypt));
    }

    [TestCase(Argon + "x")]
    [TestCase(Bcrypt + "x")]
    [TestCase(null)]
    public async Task A_guess_is_tried_with_each_once_whoever_made_the_hash_and_where_there_is_none(string? hash)
    {
        using var test = Directory(_argon, _bcrypt);
        await WithHashAsync(test, hash);

        await test.System.Passwords.VerifyAsync("ann", Password);
        await test.System.Passwords.VerifyAsync("nobody", Password);

        (_argon.Tried.Count, _bcrypt.Tried.Count).Should().Be((2, 2));
        (_argon.Hashed, _bcrypt.Hashed).Should().Be((1, 1), "decoys are made once");
    }

    [Test]
    public async Task Where_two_understand_a_hash_the_earlier_tries_it()
    {
        var own = new MarkedHasher(Argon);
        using var test = Directory(_bcrypt, own, new MarkedHasher("$", PasswordHashResult.Failed));
        await WithHashAsync(test, Argon + Password);

        (await test.System.Passwords.VerifyAsync("ann", Password)).Succeeded.Should().BeTrue();

        own.Tried.Should().Equal(Argon + Password);
    }

    [Test]
    public async Task The_built_in_one_stands_last_beside_those_of_the_host()
    {
        using var test = Directory(_argon);
        var ann = await WithHashAsync(test, StoredHashes.Version3Sha512);

        (await test.System.Passwords.VerifyAsync("ann", StoredHashes.Password)).Succeeded.Should().BeTrue();

        (await HashAsync(test, ann)).Should().Be(Argon + StoredHashes.Password);
    }

    [Test]
    public async Task A_host_can_leave_the_built_in_one_out()
    {
        using var test = new TestDirectory(builder =>
        {
            builder.UsePasswordHasher(_argon);
            builder.Services.Configure<UserDirectoryOptions>(options => options.Passwords.VerifyPbkdf2 = false);
        });
        await test.UserAsync("ann");

        (await RefusalAsync(test, StoredHashes.Version3Sha512)).Should().Contain("ASP.NET Core Identity");
    }

    [Test]
    public async Task Without_a_hasher_of_the_host_the_built_in_one_is_there_whatever_the_option_says()
    {
        var services = new ServiceCollection();
        services.AddUserDirectory(options => options.Passwords.VerifyPbkdf2 = false).UseInMemory();
        await using var provider = services.BuildServiceProvider();
        var acme = provider.GetRequiredService<IUserDirectory>().AsSystem("test");
        await acme.Users.CreateAsync(new NewUser("ann") { Password = Password });

        (await acme.Passwords.VerifyAsync("ann", Password)).Succeeded.Should().BeTrue();
    }

    [Test]
    public async Task The_built_in_one_can_be_put_before_another_with_the_iterations_of_the_options()
    {
        using var test = new TestDirectory(builder =>
        {
            builder.Services.Configure<UserDirectoryOptions>(options => options.Passwords.Iterations = 220_001);
            builder.UsePasswordHasher<Pbkdf2PasswordHasher>().UsePasswordHasher(_bcrypt);
        });
        var ann = await WithHashAsync(test, Bcrypt + Password);

        (await test.System.Passwords.VerifyAsync("ann", Password)).Succeeded.Should().BeTrue();

        PasswordHashFormat.TryRead(await HashAsync(test, ann), out var hash).Should().BeTrue();
        hash!.Iterations.Should().Be(220_001);
    }

    [Test]
    public async Task A_row_with_a_hash_of_the_host_s_hasher_is_imported()
    {
        using var test = Directory(_argon, _bcrypt);

        var result = await test.System.ImportAsync(new ImportRow { Key = "ann", PasswordHash = $" {Bcrypt}{Password} " });

        result.Outcome.Should().Be(ImportOutcome.Created);
        (await test.System.Passwords.VerifyAsync("ann", Password)).Succeeded.Should().BeTrue();
    }

    [TestCase("$2b$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy", "bcrypt ($2b$)")]
    [TestCase("$6$salt$digest", "SHA-512-crypt")]
    [TestCase("pbkdf2_sha256$260000$salt$digest", "PBKDF2 of Django")]
    [TestCase("{SSHA}ZGlnZXN0c2FsdA==", "salted SHA-1 of LDAP")]
    [TestCase("AQAAAAIAAYag", "ASP.NET Core Identity's version 3, damaged")]
    [TestCase("my$secret$pass", "in no format that has a known name")]
    public async Task What_nobody_understands_is_refused_by_the_name_of_its_format_and_not_shown(string hash, string name)
    {
        using var test = Directory(_argon);
        await test.UserAsync("ann");

        var row = await test.System.ImportAsync(new ImportRow { Key = "bob", PasswordHash = hash });

        row.Errors.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Field = "PasswordHash", Code = "password.hash_format" });
        (await RefusalAsync(test, hash)).Should().Contain(name).And.Be(row.Errors[0].Message).And.NotContain(hash);
    }

    [Test]
    public async Task A_hash_of_more_than_1024_characters_or_that_is_no_text_is_refused_before_anybody_is_asked()
    {
        using var test = Directory(_argon);
        await test.UserAsync("ann");

        await RefusalAsync(test, Argon + new string('x', 1024));
        await RefusalAsync(test, Argon + '\uD800');
        await test.System.Passwords.ImportHashAsync("ann", Argon + new string('x', 1024 - Argon.Length));
    }

    [Test]
    public void The_built_in_one_is_as_strong_as_any_may_be([Values(0, 219_999, 10_000_001)] int iterations)
    {
        var make = () => new Pbkdf2PasswordHasher(iterations);

        make.Should().Throw<ArgumentOutOfRangeException>();
    }

    [Test]
    public async Task A_hash_that_nobody_understands_any_more_fails_after_the_same_work()
    {
        using var test = Directory(_argon, _bcrypt);
        await WithHashAsync(test, Bcrypt + Password);
        using var later = new TestDirectory(
            builder => builder.UsePasswordHasher(_argon), _ => test.InMemory);

        (await later.System.Passwords.VerifyAsync("ann", Password)).Should().Be(new PasswordVerification(PasswordOutcome.Failed));

        _argon.Tried.Should().ContainSingle().Which.Should().StartWith(Argon);
    }

    private static TestDirectory Directory(params IPasswordHasher[] hashers) =>
        new(builder => Array.ForEach(hashers, hasher => builder.UsePasswordHasher(hasher)));

    private static async Task<User> WithHashAsync(TestDirectory test, string? hash)
    {
        var ann = await test.UserAsync("ann");
        if (hash is not null)
        {
            await test.System.Passwords.ImportHashAsync("ann", hash);
        }

        return ann;
    }

    private static async Task<Credential> CredentialAsync(TestDirectory test, User user) =>
        (await test.InMemory.FindAsync<Credential>(user.TenantId, user.Id, default))!;

    private static async Task<string> HashAsync(TestDirectory test, User user) => (await CredentialAsync(test, user)).PasswordHash.Reveal();

    private static async Task<string> RefusalAsync(TestDirectory test, string hash)
    {
        var import = async () => await test.System.Passwords.ImportHashAsync("ann", hash);
        return (await import.Should().ThrowAsync<InvalidInputException>()).Which.Errors
            .Should().ContainSingle(error => error.Code == "password.hash_format").Which.Message;
    }
}
