using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Storage;

namespace UserDirectory.Tests.Storage.InMemory;

public sealed class SignInEffectTests
{
    private static readonly DateTimeOffset s_now = StoredTenant.Now;
    private static readonly User s_ann = new() { Id = Guid.CreateVersion7(), TenantId = Guid.CreateVersion7(), Key = "ann" };
    private static readonly Credential s_credential = new() { Id = s_ann.Id, TenantId = s_ann.TenantId, PasswordHash = new Secret("hash") };

    [Test]
    public void An_attempt_counts_without_a_version()
    {
        var effect = SignInEffect.Of(Attempt(s_now), s_ann, s_credential);

        effect.Credential.Should().BeEquivalentTo(new { FailedAttempts = 1, Version = 1L, LockedUntil = (DateTimeOffset?)null });
        effect.User.Should().BeSameAs(s_ann);
    }

    [Test]
    public void The_last_allowed_attempt_locks_and_starts_the_count_again() =>
        SignInEffect.Of(Attempt(s_now), s_ann, s_credential with { FailedAttempts = 2 }).Credential
            .Should().BeEquivalentTo(new { FailedAttempts = 0, LockedUntil = (DateTimeOffset?)s_now.AddMinutes(5) });

    [Test]
    public void An_attempt_while_locked_is_refused() =>
        SignInEffect.Of(Attempt(s_now), s_ann, s_credential with { LockedUntil = s_now.AddTicks(10) }).Refusal
            .Should().Be(RefusalReason.Locked);

    [Test]
    public void After_a_lock_has_ended_the_count_starts_from_zero_and_can_lock_again()
    {
        var credential = s_credential with { LockedUntil = s_now };
        for (var i = 0; i < 3; i++)
        {
            credential = SignInEffect.Of(Attempt(s_now.AddSeconds(1)), s_ann, credential).Credential!;
        }

        credential.LockedUntil.Should().Be(s_now.AddSeconds(1).AddMinutes(5));
    }

    [Test]
    public void Success_clears_the_count_and_sets_the_last_login()
    {
        var effect = SignInEffect.Of(new SignIn.Succeeded(s_now), s_ann, s_credential with { FailedAttempts = 2, LockedUntil = s_now });

        effect.Credential.Should().BeEquivalentTo(new { FailedAttempts = 0, LockedUntil = (DateTimeOffset?)null });
        effect.User.LastLoginAt.Should().Be(s_now);
    }

    [Test]
    public void Unlocking_keeps_the_last_login()
    {
        var effect = SignInEffect.Of(new SignIn.Unlocked(), s_ann, s_credential with { LockedUntil = s_now.AddHours(1) });

        effect.Credential!.LockedUntil.Should().BeNull();
        effect.User.LastLoginAt.Should().BeNull();
    }

    [Test]
    public void An_attempt_on_an_account_without_a_password_is_refused() =>
        SignInEffect.Of(Attempt(s_now), s_ann, null).Refusal.Should().Be(RefusalReason.NotFound);

    private static SignIn.Attempt Attempt(DateTimeOffset at) => new(at, 3, TimeSpan.FromMinutes(5));
}
