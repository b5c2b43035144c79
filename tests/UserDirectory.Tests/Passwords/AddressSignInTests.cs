using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory.Tests.Passwords;

/// <summary>A proved address names an account to sign in, when no key does.</summary>
public sealed class AddressSignInTests
{
    private const string Email = "Ann@Acme.example";
    private const string Right = "correct horse";
    private const string Wrong = "battery staple";

    private TestDirectory _test = null!;
    private CountingPasswordHasher _hasher = null!;
    private AskedStore _store = null!;
    private UniqueEmails _option = UniqueEmails.WhenVerified;

    [SetUp]
    public void SetUp()
    {
        _option = UniqueEmails.WhenVerified;
        Open();
    }

    [TearDown]
    public void Dispose() => _test.Dispose();

    [TestCase("Ann@Acme.example")]
    [TestCase("ann@ACME.example")]
    public async Task A_proved_address_signs_in_in_any_casing(string typed)
    {
        var ann = await UserAsync("ann", Email);

        var verification = await _test.System.Passwords.VerifyAsync(typed, Right);

        verification.User!.Id.Should().Be(ann.Id);
    }

    [Test]
    public async Task An_address_that_is_only_named_never_signs_in()
    {
        await UserAsync("ann", Email, isVerified: false);

        (await _test.System.Passwords.VerifyAsync(Email, Right)).Should().Be(new PasswordVerification(PasswordOutcome.Failed));
        (await _test.System.Passwords.ChangeOwnAsync(Email, Right, "a password of my own"))
            .Should().Be(new PasswordVerification(PasswordOutcome.Failed));
    }

    [Test]
    public async Task Who_names_somebody_elses_address_signs_in_as_nobody_by_it()
    {
        var ann = await UserAsync("ann", Email);
        await UserAsync("mallory", Email, isVerified: false, password: Wrong);

        (await _test.System.Passwords.VerifyAsync(Email, Wrong)).Outcome.Should().Be(PasswordOutcome.Failed);
        (await _test.System.Passwords.VerifyAsync(Email, Right)).User!.Id.Should().Be(ann.Id);
    }

    [Test]
    public async Task The_key_wins()
    {
        await UserAsync("ann", Email);
        var other = await UserAsync(Email, null, password: Wrong);

        (await _test.System.Passwords.VerifyAsync(Email, Right)).Outcome.Should().Be(PasswordOutcome.Failed);
        (await _test.System.Passwords.VerifyAsync(Email, Wrong)).User!.Id.Should().Be(other.Id);
    }

    [Test]
    public async Task An_address_that_several_have_proved_names_nobody()
    {
        _test.Dispose();
        _option = UniqueEmails.Never;
        Open();
        var ann = await UserAsync("ann", Email);
        await UserAsync("bea", Email);

        (await _test.System.Passwords.VerifyAsync(Email, Right)).Should().Be(new PasswordVerification(PasswordOutcome.Failed));
        _hasher.Verified.Should().Be(1);
        await _test.System.Users.ChangeEmailAsync("bea", null);
        (await _test.System.Passwords.VerifyAsync(Email, Right)).User!.Id.Should().Be(ann.Id);
    }

    [Test]
    public async Task Guesses_count_for_the_account_whichever_name_was_used()
    {
        await UserAsync("ann", Email);
        await _test.System.Passwords.VerifyAsync("ann", Wrong);
        await _test.System.Passwords.VerifyAsync(Email, Wrong);
        await _test.System.Passwords.ChangeOwnAsync(Email, Wrong, "a password of my own");
        await _test.System.Passwords.VerifyAsync(Email, Wrong);
        await _test.System.Passwords.VerifyAsync(Email, Wrong);

        (await _test.System.Passwords.VerifyAsync("ann", Right)).Outcome.Should().Be(PasswordOutcome.LockedOut);
    }

    [Test]
    public async Task Its_owner_changes_the_password_by_the_address()
    {
        await UserAsync("ann", Email);

        (await _test.System.Passwords.ChangeOwnAsync(Email, Right, "a password of my own")).Succeeded.Should().BeTrue();

        (await _test.System.Passwords.VerifyAsync("ann", "a password of my own")).Succeeded.Should().BeTrue();
    }

    [Test]
    public async Task An_account_that_is_switched_off_does_not_sign_in_by_its_address()
    {
        await UserAsync("ann", Email);
        await _test.System.Users.DeactivateAsync("ann");

        (await _test.System.Passwords.VerifyAsync(Email, Right)).Should().Be(new PasswordVerification(PasswordOutcome.Failed));
    }

    [Test]
    public async Task What_is_looked_up_first_does_not_depend_on_what_there_is()
    {
        await UserAsync("ann", Email);
        await UserAsync("bea@acme.example", null);
        await _test.System.Passwords.VerifyAsync("nobody", Wrong);

        foreach (var typed in new[] { Email, "bea@acme.example", "nobody@acme.example" })
        {
            _store.Asked.Clear();
            await _test.System.Passwords.VerifyAsync(typed, Wrong);
            _store.Asked.Take(2).Should().Equal(["key", "query"], typed);
        }
    }

    private void Open()
    {
        _hasher = new CountingPasswordHasher();
        _test = new TestDirectory(
            builder =>
            {
                builder.Services.AddSingleton<IPasswordHasher>(_hasher);
                builder.Services.Configure<UserDirectoryOptions>(options => options.UniqueEmails = _option);
            },
            store => _store = new AskedStore(store));
    }

    private async Task<User> UserAsync(string key, string? email, bool isVerified = true, string password = Right) =>
        await _test.System.Users.CreateAsync(
            new NewUser(key)
            {
                Email = email,
                IsEmailVerified = isVerified
                && email is not null,
                Password = password,
                IsPasswordTemporary = false,
                Roles = []
            });

    /// <summary>Keeps which look-ups were made of it.</summary>
    private sealed class AskedStore(IDirectoryStore inner) : IDirectoryStore
    {
        public List<string> Asked { get; } = [];

        public ValueTask<T?> FindAsync<T>(Guid tenantId, Guid id, CancellationToken cancellationToken)
            where T : DirectoryRecord
        {
            Asked.Add("id");
            return inner.FindAsync<T>(tenantId, id, cancellationToken);
        }

        public ValueTask<T?> FindByKeyAsync<T>(UniqueKey key, CancellationToken cancellationToken)
            where T : DirectoryRecord
        {
            Asked.Add("key");
            return inner.FindByKeyAsync<T>(key, cancellationToken);
        }

        public ValueTask<Page<T>> QueryAsync<T>(Query<T> query, CancellationToken cancellationToken)
            where T : DirectoryRecord
        {
            Asked.Add("query");
            return inner.QueryAsync(query, cancellationToken);
        }

        public ValueTask<AccessFacts?> ReadAccessAsync(
            Guid tenantId, Guid userId, Guid? organizationId, CancellationToken cancellationToken) =>
            inner.ReadAccessAsync(tenantId, userId, organizationId, cancellationToken);

        public ValueTask<ReadResults?> ReadManyAsync(Guid tenantId, IReadOnlyList<Read> reads, CancellationToken cancellationToken) =>
            OneByOne.ReadAsync(this, tenantId, reads, cancellationToken);

        public ValueTask<IReadOnlyList<User>> FindAcrossTenantsAsync(UniqueKey key, CancellationToken cancellationToken) =>
            inner.FindAcrossTenantsAsync(key, cancellationToken);

        public ValueTask<CommitResult> CommitAsync(ChangeSet changes, CancellationToken cancellationToken) =>
            inner.CommitAsync(changes, cancellationToken);
    }
}
