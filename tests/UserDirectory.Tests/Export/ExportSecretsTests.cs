using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Export;

/// <summary>Password hashes leave on a system's word only, and bring along who answers for them.</summary>
public sealed class ExportSecretsTests
{
    private static readonly ExportOptions s_withHashes = new() { IncludePasswordHashes = true };
    private TestDirectory _from = null!;
    private TestDirectory _to = null!;

    [SetUp]
    public void SetUp() => (_from, _to) = (new TestDirectory(), new TestDirectory());

    [TearDown]
    public void TearDown()
    {
        _from.Dispose();
        _to.Dispose();
    }

    [Test]
    public async Task Rows_have_no_hash_unless_asked_for()
    {
        await _from.System.Users.CreateAsync(new NewUser("ann") { Password = "correct horse" });

        (await _from.System.ExportAsync())
            .Should().OnlyContain(row => row.PasswordHash == null && row.LockedUntil == null && row.FailedAttempts == null);
    }

    [Test]
    public async Task No_user_gets_hashes()
    {
        var actor = _from.As(await _from.HolderAsync("actor", default, "*.*"));

        Func<Task> export = () => actor.ExportAsync(s_withHashes);

        await export.ShouldBeRefusedAsync("access.system_only");
    }

    [Test]
    public async Task With_them_everybody_signs_in_as_before()
    {
        await _from.System.Users.CreateAsync(new NewUser("ann") { Password = "correct horse", IsPasswordTemporary = false });
        await _from.System.Users.CreateAsync(new NewUser("bob") { Password = "correct horse" });
        await _from.System.Users.CreateAsync(new NewUser("carl") { Password = "correct horse", IsPasswordTemporary = false });
        for (var i = 0; i < 5; i++)
        {
            await _from.System.Passwords.VerifyAsync("carl", "wrong");
        }

        await _from.System.Passwords.VerifyAsync("ann", "wrong");
        await _from.MoveAsync(_to, s_withHashes);

        (await _from.System.ExportAsync(s_withHashes)).Single(row => row.Key == "ann").FailedAttempts.Should().Be(1);
        (await VerifyAsync("ann")).Should().BeEquivalentTo(new { Outcome = PasswordOutcome.Succeeded, IsTemporary = false });
        (await VerifyAsync("bob")).Should().BeEquivalentTo(new { Outcome = PasswordOutcome.Succeeded, IsTemporary = true });
        (await VerifyAsync("carl")).Outcome.Should().Be(PasswordOutcome.LockedOut);
    }

    [Test]
    public async Task What_a_user_prepared_for_somebody_still_goes_when_the_address_is_proved()
    {
        var actor = _from.As(await _from.HolderAsync("actor", default, "*.*"));
        await actor.Users.CreateAsync(
            new NewUser("vic") { Email = "vic@acme.example", ExternalId = "idp|mallory", Password = "correct horse", Roles = [] });
        await _from.MoveAsync(_to, s_withHashes);
        (await VerifyAsync("vic")).Outcome.Should().Be(PasswordOutcome.Succeeded);

        await _to.System.Users.ChangeEmailAsync("vic", "vic@acme.example", isVerified: true);

        (await VerifyAsync("vic")).Outcome.Should().Be(PasswordOutcome.Failed, "moving it must not make it the person's own");
        (await _to.System.Users.GetAsync("vic")).ExternalId.Should().BeNull();
    }

    [Test]
    public async Task And_without_hashes_so_does_an_external_id_that_the_account_sets_afterwards_by_itself()
    {
        var actor = _from.As(await _from.HolderAsync("actor", default, "*.*"));
        await actor.Users.CreateAsync(new NewUser("vic") { Email = "vic@acme.example", ExternalId = "idp|mallory", Roles = [] });

        (await _from.System.ExportAsync()).Should().Contain(row => row.Key == "vic" && row.IsSignInPrepared);
    }

    [Test]
    public async Task What_the_person_or_a_system_set_stays()
    {
        await _from.System.Users.CreateAsync(
            new NewUser("ann") { Email = "ann@acme.example", ExternalId = "idp|ann", Password = "correct horse" });
        await _from.MoveAsync(_to, s_withHashes);

        await _to.System.Users.ChangeEmailAsync("ann", "ann@acme.example", isVerified: true);

        (await VerifyAsync("ann")).Outcome.Should().Be(PasswordOutcome.Succeeded);
        (await _to.System.Users.GetAsync("ann")).ExternalId.Should().Be("idp|ann");
    }

    private async Task<PasswordVerification> VerifyAsync(string user) => await _to.System.Passwords.VerifyAsync(user, "correct horse");
}
