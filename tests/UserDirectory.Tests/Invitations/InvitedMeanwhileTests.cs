using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Storage;

namespace UserDirectory.Tests.Invitations;

/// <summary>
/// Whatever becomes of an address between two reads of the call that invites it, the call is answered as if it had come afterwards.
/// </summary>
public sealed class InvitedMeanwhileTests
{
    private const string Email = "bob@acme.example";

    private InterruptedReads _store = null!;
    private TestDirectory _test = null!;
    private TestDirectory _other = null!;

    [SetUp]
    public async Task SetUp()
    {
        _store = new InterruptedReads();
        _test = new TestDirectory(decorate: _ => _store);

        // Over the same store, and this host is not told of what it commits.
        _other = new TestDirectory(decorate: _ => _store);
        await _test.OrganizationAsync("lisbon");
        await _test.OrganizationAsync("porto");
    }

    [TearDown]
    public void TearDown()
    {
        _other.Dispose();
        _test.Dispose();
    }

    [Test]
    public async Task An_open_invitation_of_another_user_that_is_taken_back_meanwhile_is_no_conflict()
    {
        await _test.UserAsync("other");

        // Neither the user goes when it is taken back, nor a membership: the tenant's authority number would tell of either.
        await InviteAsync(_test, "porto");
        for (var before = 0; ; before++)
        {
            var open = await InviteAsync(_test, default);
            _store.BeforeRead(before, () => _other.System.Invitations.RevokeAsync(open.Invitation.Id).AsTask());

            var (sent, refusal) = await TryInviteAsync(default, "other");

            if (!_store.IsInterrupted)
            {
                refusal.Should().Be("invitation.open", "nobody took it back");
                before.Should().BeGreaterThan(2, "it is read, then what the other user has, and it is looked up once more");
                break;
            }

            refusal.Should().BeNull($"it was taken back before read {before}");
            await _test.System.Invitations.RevokeAsync(sent!.Invitation.Id);
        }
    }

    [Test]
    public async Task Who_is_invited_under_another_key_meanwhile_is_who_is_invited() => await MustInviteBobbyAsync(
        () => _test.System.Users.CreateAsync(new NewUser(Email) { Roles = [] }).AsTask(),
        async () =>
        {
            await _other.System.Users.ChangeKeyAsync(Email, "robert");
            await InviteAsync(_other, "lisbon", "bobby");
        });

    [Test]
    public async Task Who_is_invited_under_the_same_key_meanwhile_is_who_is_invited() => await MustInviteBobbyAsync(
        () => Task.CompletedTask, () => InviteAsync(_other, "lisbon", "bobby"), key: "bobby");

    [Test]
    public async Task Who_proves_the_address_meanwhile_is_who_is_invited() => await MustInviteBobbyAsync(
        () => _test.System.Users.CreateAsync(new NewUser("robert") { Email = Email, IsEmailVerified = true, Roles = [] }).AsTask(),
        async () =>
        {
            await _other.System.Users.ChangeEmailAsync("robert", "robert@acme.example");
            await _other.System.Users.CreateAsync(new NewUser("bobby") { Email = Email, IsEmailVerified = true, Roles = [] });
        });

    /// <summary>
    /// Invites into an organization whose key another host has passed on: the call reads what there is at the one that had the key, and
    /// then what there is at the one that has it. In a world of its own for each read, something happens before that.
    /// </summary>
    private async Task MustInviteBobbyAsync(Func<Task> prepare, Func<Task> meanwhile, string? key = null)
    {
        for (var before = 0; ; before++)
        {
            await prepare();
            await _test.System.Invitations.SendAsync(new NewInvitation("first@acme.example", "lisbon"));
            await _other.System.Organizations.UpdateAsync("lisbon", new OrganizationUpdate { Key = "alfama" });
            await _other.System.Organizations.UpdateAsync("porto", new OrganizationUpdate { Key = "lisbon" });
            _store.BeforeRead(before, meanwhile);

            var (sent, refusal) = await TryInviteAsync("lisbon", key);

            refusal.Should().BeNull($"nothing stands in the way before read {before}");
            if (!_store.IsInterrupted)
            {
                before.Should().BeGreaterThan(1, "the key that was passed on is read, and then what there is where it is now");
                break;
            }

            sent!.User.Key.Should().Be("bobby", $"he was there before read {before}");
            TearDown();
            await SetUp();
        }
    }

    private async Task<(IssuedInvitation? Sent, string? Refusal)> TryInviteAsync(EntityRef organization, string? key)
    {
        try
        {
            return (await InviteAsync(_test, organization, key), null);
        }
        catch (ConflictException refusal)
        {
            return (null, refusal.Code);
        }
    }

    private static async Task<IssuedInvitation> InviteAsync(TestDirectory by, EntityRef organization, string? key = null) =>
        await by.System.Invitations.SendAsync(new NewInvitation(Email, organization) { Key = key });

    /// <summary>Lets something happen once before a read. What is read at once is of one state, as a store has to answer it.</summary>
    private sealed class InterruptedReads : DelegatingStore
    {
        private Func<Task>? _interruption;
        private int _left;

        public bool IsInterrupted => _interruption is null;

        /// <summary>Done before the read that comes after so many more.</summary>
        public void BeforeRead(int after, Func<Task> interruption) => (_left, _interruption) = (after, interruption);

        public override async ValueTask<T?> FindByKeyAsync<T>(UniqueKey key, CancellationToken cancellationToken)
            where T : class
        {
            await InterruptAsync();
            return await Inner.FindByKeyAsync<T>(key, cancellationToken);
        }

        public override async ValueTask<ReadResults?> ReadManyAsync(
            Guid tenantId, IReadOnlyList<Read> reads, CancellationToken cancellationToken)
        {
            await InterruptAsync();
            return await Inner.ReadManyAsync(tenantId, reads, cancellationToken);
        }

        private async Task InterruptAsync()
        {
            if (_interruption is { } interruption && --_left < 0)
            {
                _interruption = null;
                await interruption();
            }
        }
    }
}
