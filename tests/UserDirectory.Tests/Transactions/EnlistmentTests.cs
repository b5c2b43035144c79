using System.Data;
using System.Data.Common;
using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Transactions;

/// <summary>A handle in a transaction of the host's: one call at a time, one attempt a call, and no waiting for anybody.</summary>
public sealed class EnlistmentTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private TestDirectory _test = null!;
    private SharedStore _store = null!;
    private InterruptedStore _interrupted = null!;

    [SetUp]
    public async Task SetUp()
    {
        _test = new TestDirectory(decorate: inner => _store = new SharedStore(_interrupted = new InterruptedStore(inner)));
        await _test.UserAsync("ann");
    }

    [TearDown]
    public void TearDown() => _test.Dispose();

    [Test]
    public void A_directory_in_memory_has_no_transaction_to_share()
    {
        using var test = new TestDirectory();

        Action enlist = () => test.System.Enlist(new Transaction());

        enlist.Should().Throw<NotSupportedException>().WithMessage("*UseSqlite*");
    }

    [Test]
    public async Task A_batch_enlists_in_nothing()
    {
        Func<Task> batch = async () =>
            await _test.System.InOneCommitAsync(async inside => await inside.Enlist(new Transaction()).DisposeAsync());

        await batch.ShouldBeRefusedAsync("batch.not_here");
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task What_others_have_overtaken_is_refused_and_not_tried_again(bool isBatch)
    {
        using var work = _test.System.Enlist(new Transaction());
        _interrupted.BeforeNextCommit(async () =>
            await _test.System.Users.UpdateAsync("ann", new UserUpdate { DisplayName = "others" }));
        var commits = _store.Commits;

        Func<Task> call = async () => await (isBatch
            ? work.InOneCommitAsync(batch => UpdateAsync(batch))
            : UpdateAsync(work));

        await call.ShouldBeRefusedAsync("tenant.busy");
        (_store.Commits - commits).Should().Be(2, "one of the call, and one of the others");
        (await work.Users.GetAsync("ann")).DisplayName.Should().Be("others");
        await UpdateAsync(work);
    }

    [Test]
    public async Task Overlapping_calls_are_refused_and_a_handle_that_is_disposed_of_meanwhile_lets_go_afterwards()
    {
        var gate = new TaskCompletionSource<bool>();
        var work = _test.System.Enlist(new Transaction());
        _interrupted.BeforeNextCommit(() => gate.Task);
        var running = UpdateAsync(work).AsTask();

        Func<Task> read = async () => await work.Users.GetAsync("ann");
        await read.Should().ThrowAsync<InvalidOperationException>().WithMessage("*still running*");
        work.Dispose();
        await read.Should().ThrowAsync<ObjectDisposedException>();
        _store.IsDisposed.Should().BeFalse();
        gate.SetResult(true);
        await running;

        _store.IsDisposed.Should().BeTrue();
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Until_the_transaction_has_ended_no_rights_are_kept_that_it_may_have_changed(bool isTold)
    {
        await _test.RoleAsync("clerk", ["invoices.write"]);
        var ann = await _test.System.Users.GetAsync("ann");
        (await IsKeptAsync(ann)).Should().BeTrue();
        var work = _test.System.Enlist(new Transaction());
        await work.Roles.AssignAsync(ann.Id, ["clerk"]);
        (await IsKeptAsync(ann)).Should().BeFalse();
        if (!isTold)
        {
            work.Dispose();
            (await IsKeptAsync(ann)).Should().BeFalse("the host has not committed yet");
        }

        _store.HasEnded = true;
        if (isTold)
        {
            await work.CommittedAsync();
        }
        else
        {
            await _test.UserAsync("bob");
        }

        (await IsKeptAsync(ann)).Should().BeTrue();
    }

    [Test]
    public async Task Nobody_inside_waits_for_a_call_that_has_the_tenant_to_itself()
    {
        var tenantId = (await _test.System.Users.GetAsync("ann")).TenantId;
        using var turn = await Task.Run(async () =>
            _test.Runtime.Turns.Begin(
                tenantId, (await _test.Runtime.Turns.QueueAsync(tenantId, CancellationToken.None))!, s_patience, TimeProvider.System));
        using var work = _test.System.Enlist(new Transaction());

        var write = UpdateAsync(work).AsTask();
        var batch = work.InOneCommitAsync(inside => UpdateAsync(inside)).AsTask();

        (await Task.WhenAny(Task.WhenAll(write, batch), Task.Delay(s_patience))).IsFaulted.Should().BeFalse();
        (write.IsCompleted, batch.IsCompleted, turn.IsOver).Should().Be((true, true, false));
    }

    private async Task<bool> IsKeptAsync(User user)
    {
        await _test.System.Permissions.CheckAsync(user.Id, "invoices.write");
        return _test.Runtime.Rights.FindKept(_store, user.TenantId, user.Id, null) is not null;
    }

    private static async ValueTask UpdateAsync(ITenantDirectory directory) =>
        await directory.Users.UpdateAsync("ann", new UserUpdate { FamilyName = Guid.NewGuid().ToString() });

    private sealed class Transaction : DbTransaction
    {
        public override IsolationLevel IsolationLevel => IsolationLevel.Serializable;

        protected override DbConnection? DbConnection => null;

        public override void Commit() => throw new NotSupportedException();

        public override void Rollback() => throw new NotSupportedException();
    }
}
