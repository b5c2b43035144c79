using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Tokens;

/// <summary>Every token that cannot be used has one answer, for both purposes, and does nothing.</summary>
public sealed class BadTokenTests : TokenTestCase
{
    [Test]
    public async Task Whatever_is_wrong_with_a_token_the_answer_is_the_same()
    {
        var good = await ResetTokenAsync("ann");
        var proof = await ProofTokenAsync(NewEmail);
        var tenant = AccountTokenText.Parse(good)!.TenantId;
        string?[] texts =
        [
            null, "", "x", good[..^1], good + "A", good.ToUpperInvariant(), $" {good[1..]}", new('A', 64), new('\u00E9', 64),
            new AccountTokenText(tenant, TokenSecret.Create()).ToText(),
            new AccountTokenText(Guid.NewGuid(), AccountTokenText.Parse(good)!.Secret).ToText(),
        ];
        var number = await NumberAsync();

        foreach (var text in texts)
        {
            await ResetMustNotBeValidAsync(text!, $"'{text}'");
            await ProofMustNotBeValidAsync(text!, $"'{text}'");
        }

        await ResetMustNotBeValidAsync(proof, "it is for another purpose");
        await ProofMustNotBeValidAsync(good, "it is for another purpose");
        (await NumberAsync()).Should().Be(number);
        (await VerifyAsync(Old)).Should().Be(PasswordOutcome.Succeeded);
    }

    [Test]
    public async Task One_that_is_not_valid_is_not_told_by_what_is_wrong_with_the_password()
    {
        var used = await ResetTokenAsync("ann");
        await Passwords.ConfirmResetAsync(used, New);

        await MustNotBeValidAsync(async () => await Passwords.ConfirmResetAsync(used, "short"));
    }

    [Test]
    public async Task Used_twice_it_is_not_valid()
    {
        var reset = await ResetTokenAsync("ann");
        await Passwords.ConfirmResetAsync(reset, New);
        var proof = await ProofTokenAsync(NewEmail);
        await Users.ConfirmEmailAsync(proof);

        await ResetMustNotBeValidAsync(reset);
        await ProofMustNotBeValidAsync(proof);
        (await StoredTokensAsync()).Should().BeEmpty();
    }

    [Test]
    public async Task Used_by_many_at_once_it_is_good_for_one()
    {
        var token = await ResetTokenAsync("ann");
        using var barrier = new Barrier(8);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Factory.StartNew(
            () =>
            {
                barrier.SignalAndWait();
                try
                {
                    Passwords.ConfirmResetAsync(token, $"battery staple {i}").AsTask().GetAwaiter().GetResult();
                    return i;
                }
                catch (TokenNotValidException)
                {
                    return -1;
                }
            },
            TaskCreationOptions.LongRunning)));

        var winner = outcomes.Should().ContainSingle(outcome => outcome >= 0).Which;
        (await VerifyAsync($"battery staple {winner}")).Should().Be(PasswordOutcome.Succeeded);
    }

    [Test]
    public async Task Used_while_another_use_is_decided_it_is_good_for_one()
    {
        var token = await ResetTokenAsync("ann");
        Store.BeforeNextCommit(async () => await Passwords.ConfirmResetAsync(token, New));

        await MustNotBeValidAsync(async () => await Passwords.ConfirmResetAsync(token, "a third secret"));

        (await VerifyAsync(New)).Should().Be(PasswordOutcome.Succeeded);
    }

    [Test]
    public async Task Expired_it_is_not_valid_and_a_sweep_removes_it()
    {
        var (reset, proof) = (await ResetTokenAsync("ann"), await ProofTokenAsync(NewEmail));
        Test.Clock.Advance(TimeSpan.FromHours(1));
        await ResetMustNotBeValidAsync(reset);
        (await Test.Directory.SweepAsync()).Should().Be(new SweepResult(0, 0) { ExpiredTokens = 1 });
        Test.Clock.Advance(TimeSpan.FromHours(23));
        await ProofMustNotBeValidAsync(proof);

        (await Test.Directory.SweepAsync()).ExpiredTokens.Should().Be(1);

        (await StoredTokensAsync()).Should().BeEmpty();
        (await Test.Directory.SweepAsync()).ExpiredTokens.Should().Be(0);
    }

    [Test]
    public async Task At_its_last_moment_it_is_valid()
    {
        var token = await ResetTokenAsync("ann");
        Test.Clock.Advance(TimeSpan.FromHours(1) - TimeSpan.FromMicroseconds(1));

        await Passwords.ConfirmResetAsync(token, New);
    }

    [Test]
    public async Task One_of_another_tenant_is_not_valid_here()
    {
        await Test.Directory.Tenants.CreateAsync(new NewTenant("other"));
        var other = Test.Directory.Tenant("other").AsSystem("test");
        await other.Users.CreateAsync(new NewUser("ann") { Email = Email, IsEmailVerified = true, Password = Old });
        var here = await ResetTokenAsync("ann");
        await other.Passwords.RequestResetAsync("ann");
        var there = await LastTokenAsync();

        await ResetMustNotBeValidAsync(there);
        await MustNotBeValidAsync(async () => await other.Passwords.ConfirmResetAsync(here, New));
        await MustNotBeValidAsync(
            async () => await Test.Directory.Tenant("nowhere").AsSystem("test").Passwords.ConfirmResetAsync(here, New));
        await MustNotBeValidAsync(
            async () => await Test.Directory.TenantOf("no token").AsSystem("test").Passwords.ConfirmResetAsync("no token", New));

        await Test.Directory.TenantOf(there).AsSystem("test").Passwords.ConfirmResetAsync(there, New);
        (await other.Passwords.VerifyAsync("ann", New)).Outcome.Should().Be(PasswordOutcome.Succeeded);
        (await VerifyAsync(Old)).Should().Be(PasswordOutcome.Succeeded, "the other tenant's account was meant");
    }

    [Test]
    public async Task Whatever_happens_to_the_account_meanwhile_voids_it()
    {
        (string Name, Func<Task> Do)[] events =
        [
            ("another password", async () => await Passwords.SetAsync("ann", "yet another secret")),
            ("no password", async () => await Passwords.RemoveAsync("ann")),
            ("its own other password", async () =>
            {
                await Passwords.SetAsync("ann", Old);
                await Passwords.ChangeOwnAsync("ann", Old, "yet another secret");
            }),
            ("switched off", async () => await Users.DeactivateAsync("ann")),
            ("switched off and on", async () =>
            {
                await Users.DeactivateAsync("ann");
                await Users.ActivateAsync("ann");
            }),
            ("signed out everywhere", async () => await Users.SignOutEverywhereAsync("ann")),
            ("another address", async () => await Users.ChangeEmailAsync("ann", "other@acme.example")),
            ("another address that is proved", async () => await Users.ChangeEmailAsync("ann", "other@acme.example", isVerified: true)),
            ("an address no more", async () => await Users.ChangeEmailAsync("ann", null)),
            ("deleted", async () => await Users.DeleteAsync("ann")),
            ("deleted and back", async () =>
            {
                await Users.DeleteAsync("ann");
                await Users.RestoreAsync(Ann.Id);
            }),
        ];
        foreach (var (name, happen) in events)
        {
            Dispose();
            await SetUp();
            var (reset, proof) = (await ResetTokenAsync("ann"), await ProofTokenAsync(NewEmail));

            await happen();

            await ResetMustNotBeValidAsync(reset, name);
            await ProofMustNotBeValidAsync(proof, name);
        }
    }

    [Test]
    public async Task Whatever_happens_between_the_judgement_and_the_commit_voids_it()
    {
        foreach (var happen in new Func<Task>[]
        {
            async () => await Users.DeactivateAsync("ann"), async () => await Users.ChangeEmailAsync("ann", "other@acme.example"),
            async () => await Users.SignOutEverywhereAsync("ann"), async () => await Users.DeleteAsync("ann"), async () =>
                await Test.Directory.Tenants.DeleteAsync("default"),
        })
        {
            Dispose();
            await SetUp();
            var token = await ResetTokenAsync("ann");
            Store.BeforeNextCommit(happen);

            await ResetMustNotBeValidAsync(token);
        }
    }

    [Test]
    public async Task In_a_suspended_tenant_none_is_valid()
    {
        var (reset, proof) = (await ResetTokenAsync("ann"), await ProofTokenAsync(NewEmail));
        await Test.Directory.Tenants.SuspendAsync("default");

        await ResetMustNotBeValidAsync(reset);
        await ProofMustNotBeValidAsync(proof);

        await Test.Directory.Tenants.ReinstateAsync("default");
        await Passwords.ConfirmResetAsync(reset, New);
    }

    [Test]
    public async Task A_guess_at_the_password_or_a_sign_in_leaves_it_good()
    {
        var token = await ResetTokenAsync("ann");
        await VerifyAsync("wrong");
        await VerifyAsync(Old);
        await Users.UpdateAsync("ann", new UserUpdate { DisplayName = "Ann" });

        await Passwords.ConfirmResetAsync(token, New);
    }

    [Test]
    public async Task A_deleted_account_takes_its_tokens_along_though_one_is_made_meanwhile()
    {
        Store.BeforeNextCommit(async () => await ResetTokenAsync("ann"));

        await Users.DeleteAsync("ann");

        (await StoredTokensAsync()).Should().BeEmpty();
    }
}
