using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NUnit.Framework;

namespace UserDirectory.Tests.Users;

/// <summary>Which addresses no two accounts can have, by <see cref="UserDirectoryOptions.UniqueEmails"/>.</summary>
public sealed class UniqueEmailsTests
{
    private const string Email = "Ann@Acme.example";
    private const string InOtherCasing = "ann@ACME.example";
    private const string Compared = "ANN@ACME.EXAMPLE";
    private const string Taken = "user.email.taken";

    private TestDirectory _test = null!;

    private static IEnumerable<Func<UniqueEmailsTests, Task<User>>> WaysToProve =>
    [
        test => test.CreateAsync("bea", InOtherCasing, isVerified: true),
        async test =>
        {
            await test._test.UserAsync("bea");
            return await test._test.System.Users.ChangeEmailAsync("bea", InOtherCasing, isVerified: true);
        },
        async test =>
        {
            await test.CreateAsync("bea", InOtherCasing);
            return await test._test.System.Users.ChangeEmailAsync("bea", InOtherCasing, isVerified: true);
        },
    ];

    [TearDown]
    public void Dispose() => _test.Dispose();

    [TestCase(UniqueEmails.WhenVerified, null, Compared)]
    [TestCase(UniqueEmails.Always, Compared, Compared)]
    [TestCase(UniqueEmails.Never, null, null)]
    public async Task An_account_says_whether_its_address_is_unique(UniqueEmails option, string? named, string? proved)
    {
        Open(option);

        (await CreateAsync("ann", Email)).UniqueEmail.Should().Be(named);
        (await _test.System.Users.ChangeEmailAsync("ann", Email, isVerified: true)).UniqueEmail.Should().Be(proved);
        (await _test.System.Users.ChangeEmailAsync("ann", InOtherCasing)).UniqueEmail
            .Should().Be(named, "another casing is another address, not verified");
        (await _test.System.Users.ChangeEmailAsync("ann", null)).UniqueEmail.Should().BeNull();
    }

    [Test]
    public void The_default_is_when_verified()
    {
        Open(null);

        _test.Runtime.Options.UniqueEmails.Should().Be(UniqueEmails.WhenVerified);
    }

    [TestCase((UniqueEmails)0)]
    [TestCase((UniqueEmails)4)]
    public void An_option_that_there_is_not_is_refused_at_the_start(UniqueEmails option)
    {
        Open(UniqueEmails.Never);
        using var services = new ServiceCollection()
            .AddUserDirectory(options => options.UniqueEmails = option).Services.BuildServiceProvider();

        services.Invoking(provider => provider.GetRequiredService<IUserDirectory>())
            .Should().Throw<OptionsValidationException>().WithMessage("*UniqueEmails*");
    }

    [Test]
    public async Task Anybody_may_name_an_address_that_another_account_has_proved()
    {
        Open(UniqueEmails.WhenVerified);
        await CreateAsync("ann", Email, isVerified: true);
        var mallory = await CreateAsync("mallory", Email);

        var changed = await _test.As(mallory).Users.ChangeEmailAsync("mallory", InOtherCasing);

        changed.Should().BeEquivalentTo(
            new { Email = InOtherCasing, UniqueEmail = (string?)null, EmailVerifiedAt = (DateTimeOffset?)null });
    }

    [TestCaseSource(nameof(WaysToProve))]
    public async Task Nobody_proves_an_address_that_another_account_has_proved(Func<UniqueEmailsTests, Task<User>> prove)
    {
        Open(UniqueEmails.WhenVerified);
        await CreateAsync("ann", Email, isVerified: true);

        var call = async () => await prove(this);

        var refusal = (await call.Should().ThrowAsync<ConflictException>()).Which;
        refusal.Code.Should().Be(Taken);
        refusal.Details.Should().Contain("field", "Email").And.Contain("value", InOtherCasing);
    }

    [TestCaseSource(nameof(WaysToProve))]
    public async Task Several_prove_one_address_where_none_is_unique(Func<UniqueEmailsTests, Task<User>> prove)
    {
        Open(UniqueEmails.Never);
        await CreateAsync("ann", Email, isVerified: true);

        (await prove(this)).EmailVerifiedAt.Should().NotBeNull();

        var find = async () => await _test.System.Users.FindByEmailAsync(Email);
        await find.ShouldBeRefusedAsync("user.email.ambiguous");
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Where_all_are_unique_nobody_names_an_address_that_another_account_names(bool isVerified)
    {
        Open(UniqueEmails.Always);
        await CreateAsync("ann", Email, isVerified);
        var bea = await _test.UserAsync("bea");

        var create = async () => await CreateAsync("carl", InOtherCasing);
        var change = async () => await _test.System.Users.ChangeEmailAsync("bea", InOtherCasing);
        var ofOneself = async () => await _test.As(bea).Users.ChangeEmailAsync("bea", InOtherCasing);

        await create.ShouldBeRefusedAsync(Taken);
        await change.ShouldBeRefusedAsync(Taken);
        await ofOneself.ShouldBeRefusedAsync(Taken);
    }

    [Test]
    public async Task Who_may_not_change_an_address_does_not_hear_whether_it_is_taken()
    {
        Open(UniqueEmails.Always);
        await CreateAsync("ann", Email, isVerified: true);
        var (bea, _) = (await _test.UserAsync("bea"), await _test.UserAsync("carl"));

        var change = async () => await _test.As(bea).Users.ChangeEmailAsync("carl", InOtherCasing);
        var create = async () => await _test.As(bea).Users.CreateAsync(new NewUser("dora") { Email = InOtherCasing });

        await change.ShouldLackAsync("users.update");
        await create.ShouldLackAsync("users.add");
    }

    [TestCase(UniqueEmails.WhenVerified)]
    [TestCase(UniqueEmails.Always)]
    public async Task An_account_keeps_its_own_address_in_another_casing(UniqueEmails option)
    {
        Open(option);
        await CreateAsync("ann", Email, isVerified: true);

        (await _test.System.Users.ChangeEmailAsync("ann", InOtherCasing, isVerified: true)).UniqueEmail.Should().Be(Compared);
    }

    [TestCase(UniqueEmails.WhenVerified)]
    [TestCase(UniqueEmails.Always)]
    public async Task An_address_is_free_at_once_when_its_account_leaves_it_or_is_deleted(UniqueEmails option)
    {
        Open(option);
        await CreateAsync("ann", Email, isVerified: true);
        await _test.System.Users.ChangeEmailAsync("ann", "anna@acme.example", isVerified: true);

        await CreateAsync("bea", Email, isVerified: true);
        await _test.System.Users.DeleteAsync("bea");

        (await CreateAsync("carl", Email, isVerified: true)).UniqueEmail.Should().Be(Compared);
    }

    [Test]
    public async Task A_restored_account_comes_back_unproved_when_another_has_proved_its_address_meanwhile()
    {
        Open(UniqueEmails.WhenVerified);
        var ann = await CreateAsync("ann", Email, isVerified: true);
        await _test.System.Users.DeleteAsync("ann");
        await CreateAsync("bea", Email, isVerified: true);

        var restored = await _test.System.Users.RestoreAsync(ann.Id);

        restored.Should().BeEquivalentTo(new { Email, UniqueEmail = (string?)null, EmailVerifiedAt = (DateTimeOffset?)null });
    }

    [Test]
    public async Task A_restored_account_has_its_address_again_when_nobody_has_proved_it_meanwhile()
    {
        Open(UniqueEmails.WhenVerified);
        var ann = await CreateAsync("ann", Email, isVerified: true);
        await _test.System.Users.DeleteAsync("ann");
        await CreateAsync("bea", Email);

        (await _test.System.Users.RestoreAsync(ann.Id)).UniqueEmail.Should().Be(Compared);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Where_all_are_unique_an_account_whose_address_is_taken_meanwhile_does_not_come_back(bool isVerified)
    {
        Open(UniqueEmails.Always);
        var ann = await CreateAsync("ann", Email, isVerified);
        await _test.System.Users.DeleteAsync("ann");
        await CreateAsync("bea", InOtherCasing);

        var restore = async () => await _test.System.Users.RestoreAsync(ann.Id);

        await restore.ShouldBeRefusedAsync(Taken);
    }

    [Test]
    public async Task Of_two_that_prove_an_address_at_once_one_does()
    {
        Open(UniqueEmails.WhenVerified);
        await CreateAsync("ann", Email);
        await CreateAsync("bea", Email);

        var outcomes = await Task.WhenAll(new[] { "ann", "bea" }.Select(key => Task.Run(async () =>
        {
            try
            {
                return (await _test.System.Users.ChangeEmailAsync(key, Email, isVerified: true)).Key;
            }
            catch (ConflictException refusal)
            {
                return refusal.Code;
            }
        })));

        outcomes.Should().ContainSingle(outcome => outcome == Taken);
        (await _test.System.Users.FindByEmailAsync(Email))!.EmailVerifiedAt.Should().NotBeNull();
    }

    [Test]
    public async Task The_feed_tells_of_it()
    {
        Open(UniqueEmails.WhenVerified);
        await CreateAsync("ann", Email);

        await _test.System.Users.ChangeEmailAsync("ann", Email, isVerified: true);

        (await _test.LatestChangeAsync()).Entries.Single().Fields.Select(field => field.Field)
            .Should().BeEquivalentTo("UniqueEmail", "EmailVerifiedAt");
    }

    private void Open(UniqueEmails? option) =>
        _test = new TestDirectory(
            builder => builder.Services.Configure<UserDirectoryOptions>(options => options.UniqueEmails = option ?? options.UniqueEmails));

    private async Task<User> CreateAsync(string key, string email, bool isVerified = false) =>
        await _test.System.Users.CreateAsync(new NewUser(key) { Email = email, IsEmailVerified = isVerified, Roles = [] });
}
