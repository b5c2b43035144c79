using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using UserDirectory.Storage;

namespace UserDirectory.Tests.Permissions;

/// <summary>The account behind a sign-in is kept as rights are, and never longer than they are.</summary>
public sealed class KeptSignInTests
{
    private const long Least = 64 * 1024;
    private SlowReadsStore _store = null!;
    private TestDirectory _test = null!;
    private User _ann = null!;

    [SetUp]
    public async Task MakeAnn()
    {
        _store = new();
        _test = new(
            builder => builder.Services.Configure<UserDirectoryOptions>(options => options.RightsCacheBytesPerTenant = Least), _ => _store);
        _ann = await _test.UserAsync("ann");
    }

    [TearDown]
    public void TearDown() => _test.Dispose();

    [Test]
    public async Task It_is_read_once()
    {
        await FindAsync();
        _store.Reads = 0;

        (await FindAsync()).Should().BeEquivalentTo(await _test.System.Users.FindAsync(_ann.Id));
        await FindAsync();

        _store.Reads.Should().Be(0);
    }

    [Test]
    public async Task Who_is_not_there_is_asked_about_each_time()
    {
        var nobody = Guid.NewGuid();
        _store.Reads = 0;

        (await _test.System.Users.FindSignedInAsync(nobody)).Should().BeNull();
        (await _test.System.Users.FindSignedInAsync(nobody)).Should().BeNull();

        _store.Reads.Should().Be(2);
    }

    [Test]
    public async Task What_this_host_changes_is_seen_at_once()
    {
        await FindAsync();

        await _test.System.Users.UpdateAsync(_ann.Id, new UserUpdate { DisplayName = "Ann" });
        (await FindAsync())!.DisplayName.Should().Be("Ann");

        await _test.System.Users.SignOutEverywhereAsync(_ann.Id);
        (await FindAsync())!.SignInStamp.Should().NotBe(_ann.SignInStamp);

        await _test.System.Passwords.SetAsync(_ann.Id, "correct horse battery");
        (await FindAsync())!.SignInStamp.Should().Be((await _test.System.Users.GetAsync(_ann.Id)).SignInStamp);

        await _test.System.Users.DeactivateAsync(_ann.Id);
        (await FindAsync())!.IsActive.Should().BeFalse();

        await _test.System.Users.DeleteAsync(_ann.Id);
        (await FindAsync()).Should().BeNull();
    }

    [Test]
    public async Task Of_who_was_deleted_nothing_stays_in_memory()
    {
        var rights = _test.Runtime.Rights;
        var before = rights.BytesOf(_ann.TenantId);
        await FindAsync();
        rights.Of(_ann.TenantId).FindUser(_ann.Id).Should().NotBeNull();

        await _test.System.Users.DeleteAsync(_ann.Id);

        rights.Of(_ann.TenantId).FindUser(_ann.Id).Should().BeNull();
        rights.BytesOf(_ann.TenantId).Should().Be(before);
    }

    [Test]
    public async Task What_another_host_changes_is_seen_when_it_has_grown_old()
    {
        await FindAsync();
        using var other = new TestDirectory(decorate: _ => _store);
        await other.System.Users.DeactivateAsync(_ann.Id);

        (await FindAsync())!.IsActive.Should().BeTrue();
        _test.Clock.Advance(new UserDirectoryOptions().RightsMaxAge);

        (await FindAsync())!.IsActive.Should().BeFalse();
    }

    [Test]
    public async Task What_was_read_before_a_change_is_not_kept_after_it()
    {
        _store.AfterReading = async () => await _test.System.Users.DeactivateAsync(_ann.Id);

        (await FindAsync())!.IsActive.Should().BeTrue("it was read before");

        (await FindAsync())!.IsActive.Should().BeFalse();
    }

    [Test]
    public async Task What_is_read_while_a_commit_may_show_is_not_kept()
    {
        _store.BeforeCommitting = async () => (await FindAsync())!.IsActive.Should().BeTrue("it does not show yet");

        await _test.System.Users.DeactivateAsync(_ann.Id);

        (await FindAsync())!.IsActive.Should().BeFalse();
    }

    [Test]
    public async Task An_invitation_that_runs_out_is_seen_to_have()
    {
        var invited = await _test.System.Invitations.SendAsync(new NewInvitation("new@acme.example"));
        var user = await _test.System.Users.GetAsync(invited.Invitation.UserId);
        (await _test.System.Users.FindSignedInAsync(user.Id))!.Status.Should().Be(UserStatus.InvitationSent);
        var left = user.InvitationExpiresAt!.Value - _test.Clock.GetUtcNow();
        _test.Clock.Advance(left - TimeSpan.FromSeconds(1));
        await _test.System.Users.FindSignedInAsync(user.Id);

        _test.Clock.Advance(TimeSpan.FromSeconds(1));

        (await _test.System.Users.FindSignedInAsync(user.Id))!.Status.Should().Be(UserStatus.InvitationExpired);
    }

    [Test]
    public async Task A_user_who_acts_is_asked_for_the_right_to_read()
    {
        await FindAsync();
        var bob = await _test.UserAsync("bob");

        await _test.As(bob).Awaiting(acme => acme.Users.FindSignedInAsync(_ann.Id).AsTask()).Should().ThrowAsync<AccessDeniedException>();
        (await _test.As(_ann).Users.FindSignedInAsync(_ann.Id))!.Id.Should().Be(_ann.Id);
    }

    [Test]
    public async Task In_a_batch_its_own_changes_are_seen()
    {
        await FindAsync();

        await _test.System.InOneCommitAsync(async batch =>
        {
            await batch.Users.DeactivateAsync(_ann.Id);
            (await batch.Users.FindSignedInAsync(_ann.Id))!.IsActive.Should().BeFalse();
            return 0;
        });
    }

    [Test]
    public async Task What_is_kept_stays_within_the_bound_of_rights()
    {
        for (var i = 0; i < 200; i++)
        {
            var user = await _test.System.Users.CreateAsync(
                new NewUser($"user{i}") { Attributes = new Dictionary<string, string> { ["note"] = new('x', 500) } });
            await _test.System.Users.FindSignedInAsync(user.Id);
            _test.Runtime.Rights.BytesOf(_ann.TenantId).Should().BeInRange(1_000, Least);
        }
    }

    private ValueTask<User?> FindAsync() => _test.System.Users.FindSignedInAsync(_ann.Id);

    /// <summary>Does something between a read and its answer, and between the decision and its commit, once.</summary>
    private sealed class SlowReadsStore : DelegatingStore
    {
        public int Reads { get; set; }

        public Func<Task>? AfterReading { get; set; }

        public Func<Task>? BeforeCommitting { get; set; }

        public override async ValueTask<ReadResults?> ReadManyAsync(
            Guid tenantId, IReadOnlyList<Read> reads, CancellationToken cancellationToken)
        {
            Reads++;
            var results = await base.ReadManyAsync(tenantId, reads, cancellationToken);
            var after = AfterReading;
            AfterReading = null;
            await (after?.Invoke() ?? Task.CompletedTask);
            return results;
        }

        public override async ValueTask<CommitResult> CommitAsync(ChangeSet changes, CancellationToken cancellationToken)
        {
            var before = BeforeCommitting;
            BeforeCommitting = null;
            await (before?.Invoke() ?? Task.CompletedTask);
            return await base.CommitAsync(changes, cancellationToken);
        }
    }
}
