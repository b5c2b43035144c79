using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Storage;

namespace UserDirectory.Tests.Tokens;

public sealed class PasswordRecoveryTests : TokenTestCase
{
    [Test]
    public async Task The_token_sets_another_password()
    {
        await Passwords.ConfirmResetAsync(await ResetTokenAsync("ann"), New);

        (await VerifyAsync(Old)).Should().Be(PasswordOutcome.Failed);
        (await Passwords.VerifyAsync("ann", New)).Should().BeEquivalentTo(new { Outcome = PasswordOutcome.Succeeded, IsTemporary = false });
    }

    [Test]
    public async Task It_goes_to_the_proved_address_whichever_way_the_account_is_named()
    {
        foreach (EntityRef name in new EntityRef[] { "ann", "ANN", Ann.Id, Email, "Ann@Acme.example" })
        {
            await Passwords.RequestResetAsync(name);
            await Test.Directory.FinishRequestsAsync();
            Test.Clock.Advance(TimeSpan.FromMinutes(2));
        }

        (await SentAsync()).Should().Equal(Enumerable.Repeat(Email, 5));
        Notifier.Tokens.Should().AllBeOfType<PasswordResetNotice>().And.OnlyContain(
            notice => notice.User.Id == Ann.Id && notice.Tenant.Key == "default");
        Notifier.Tokens[0].ExpiresAt.Should().Be(Ann.CreatedAt.AddHours(1));
    }

    [Test]
    public async Task It_ends_a_lock_out_and_temporary()
    {
        await Passwords.SetAsync("ann", "temporary horse");
        for (var i = 0; i < 5; i++)
        {
            await VerifyAsync("wrong");
        }

        (await VerifyAsync(Old)).Should().Be(PasswordOutcome.LockedOut);

        await Passwords.ConfirmResetAsync(await ResetTokenAsync("ann"), New);

        (await Passwords.GetStateAsync("ann"))
            .Should().BeEquivalentTo(new { HasPassword = true, IsTemporary = false, LockedUntil = (DateTimeOffset?)null });
        (await VerifyAsync(New)).Should().Be(PasswordOutcome.Succeeded);
    }

    [Test]
    public async Task It_signs_out_whoever_is_signed_in()
    {
        var token = await ResetTokenAsync("ann");

        await Passwords.ConfirmResetAsync(token, New);

        (await StoredAsync(Ann)).SignInStamp.Should().NotBe(Ann.SignInStamp);
    }

    [Test]
    public async Task The_password_is_the_accounts_own_and_outlasts_a_proof()
    {
        await Passwords.ConfirmResetAsync(await ResetTokenAsync("ann"), New);

        (await Test.InMemory.FindAsync<Credential>(Ann.TenantId, Ann.Id, default))!.SetBy.Should().Be(ActorRef.User(Ann.Id));
    }

    [Test]
    public async Task An_account_without_a_password_gets_one()
    {
        await Passwords.RemoveAsync("ann");

        await Passwords.ConfirmResetAsync(await ResetTokenAsync("ann"), New);

        (await VerifyAsync(New)).Should().Be(PasswordOutcome.Succeeded);
    }

    [Test]
    public async Task A_password_that_breaks_a_rule_leaves_the_token_good()
    {
        var token = await ResetTokenAsync("ann");

        var weak = async () => await Passwords.ConfirmResetAsync(token, "short");

        (await weak.Should().ThrowAsync<InvalidInputException>()).Which.Errors.Should().ContainSingle().Which
            .Should().BeEquivalentTo(new { Field = "newPassword", Code = "password.too_short" });
        await Passwords.ConfirmResetAsync(token, New);
    }

    [Test]
    public async Task The_token_is_stored_as_a_hash_and_shown_by_nothing()
    {
        var token = await ResetTokenAsync("ann");

        var stored = (await StoredTokensAsync()).Single();
        stored.TokenHash.Reveal().Should().NotBe(token);
        AccountTokenText.Parse(token)!.Secret.Fits(stored.TokenHash).Should().BeTrue();
        $"{stored} {Notifier.Tokens[0]} {string.Join(' ', Logger.Lines)}"
            .Should().NotContain(token).And.NotContain(Email).And.NotContain(stored.TokenHash.Reveal());
        var feed = (await Test.InMemory.QueryAsync(new Query<Change>(Ann.TenantId) { Take = 100 }, default)).Items.SelectMany(
            change => change.Entries);
        feed.Where(entry => entry.Record == RecordKind.AccountToken).Should().ContainSingle().Which.Fields
            .Should().BeEmpty("the feed tells nothing of whom or where to");
    }

    [Test]
    public async Task Any_handle_on_the_tenant_will_do_and_the_token_finds_it()
    {
        var token = await ResetTokenAsync("ann");
        var eva = await Test.UserAsync("eva");

        await Test.Directory.TenantOf(token).As(eva.Id).Passwords.ConfirmResetAsync(token, New);

        (await VerifyAsync(New)).Should().Be(PasswordOutcome.Succeeded);
    }

    [Test]
    public async Task In_a_batch_both_calls_are_refused()
    {
        var token = await ResetTokenAsync("ann");
        foreach (var call in new Func<ITenantDirectory, ValueTask>[] { b => b.Passwords.RequestResetAsync("ann"), b =>
            b.Passwords.ConfirmResetAsync(token, New), _ => Test.Directory.FinishRequestsAsync() })
        {
            var batch = async () => await Test.System.InOneCommitAsync(call);
            (await batch.Should().ThrowAsync<ConflictException>()).Which.Code.Should().Be("batch.not_here");
        }

        await Passwords.ConfirmResetAsync(token, New);
    }
}
