using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Storage;
using UserDirectory.Tests.Permissions;

namespace UserDirectory.Tests.Races;

/// <summary>
/// Over a store that does not tell when a commit shows: whoever has seen it is not answered from before it, though the call that made it
/// has not returned.
/// </summary>
public sealed class SlowCommitTests : OneRightTestCase
{
    private SlowStore _store = null!;

    [Test]
    public async Task A_right_that_was_seen_to_be_taken_is_not_held()
    {
        await AssignAsync();
        (await MayAsync()).Should().BeTrue();
        var handle = await Test.System.Permissions.ResolveAsync(Ann.Id);

        var call = await StartAsync(UnassignAsync);

        (await MayAsync()).Should().BeFalse();
        (await handle.CheckAsync("invoices.read")).Should().BeFalse();
        await FinishAsync(call);
        (await MayAsync()).Should().BeFalse();
    }

    [Test]
    public async Task What_is_read_while_a_commit_may_show_at_any_time_is_not_kept()
    {
        await AssignAsync();
        var early = false;
        _store.BeforeNext = async () => early = await MayAsync();

        var call = await StartAsync(UnassignAsync);

        early.Should().BeTrue("the commit does not show yet");
        (await MayAsync()).Should().BeFalse();
        await FinishAsync(call);
    }

    [Test]
    public async Task What_a_commit_under_way_does_not_change_is_kept()
    {
        var bob = await Test.UserAsync("bob");
        var call = await StartAsync(() => Test.System.Users.UpdateAsync(bob.Id, new UserUpdate { DisplayName = "Bob" }).AsTask());
        (await MayAsync()).Should().BeFalse();
        var reads = _store.Reads;

        (await MayAsync()).Should().BeFalse();

        _store.Reads.Should().Be(reads);
        await FinishAsync(call);
    }

    [Test]
    public async Task After_the_commit_rights_are_kept_again()
    {
        await AssignAsync();
        (await MayAsync()).Should().BeTrue();
        var reads = _store.Reads;

        (await MayAsync()).Should().BeTrue();

        _store.Reads.Should().Be(reads);
    }

    protected override TestDirectory Open() => new(decorate: _ => _store = new SlowStore());

    /// <summary>Runs a call up to where its commit is written and has not returned.</summary>
    private async Task<Task> StartAsync(Func<Task> call)
    {
        _store.Hold();
        var running = Task.Run(call);
        await _store.Written.WaitAsync(TimeSpan.FromSeconds(30));
        return running;
    }

    private async Task FinishAsync(Task call)
    {
        _store.Release();
        await call.WaitAsync(TimeSpan.FromSeconds(30));
    }

    private sealed class SlowStore : DelegatingStore
    {
        private TaskCompletionSource? _written;
        private TaskCompletionSource? _released;

        public Func<Task>? BeforeNext { get; set; }

        public int Reads { get; private set; }

        public Task Written => _written!.Task;

        public void Hold() => (_written, _released) = (new(), new());

        public void Release() => _released!.SetResult();

        public override ValueTask<AccessFacts?> ReadAccessAsync(
            Guid tenantId, Guid userId, Guid? organizationId, CancellationToken cancellationToken)
        {
            Reads++;
            return base.ReadAccessAsync(tenantId, userId, organizationId, cancellationToken);
        }

        public override async ValueTask<CommitResult> CommitAsync(ChangeSet changes, CancellationToken cancellationToken)
        {
            if (BeforeNext is { } act)
            {
                BeforeNext = null;
                await act();
            }

            var result = await base.CommitAsync(changes, cancellationToken);
            if (_released is { } released)
            {
                _written!.TrySetResult();
                await released.Task;
            }

            return result;
        }
    }
}
