using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NUnit.Framework;

namespace UserDirectory.Tests.Batches;

/// <summary>
/// The ground moves while a batch runs: it is run again as a whole, a bounded number of times, and nothing of an earlier run is left.
/// </summary>
public sealed partial class BatchRerunTests
{
    private readonly CountingPasswordHasher _hasher = new();
    private InterruptedStore _store = null!;
    private TestDirectory _test = null!;
    private TestDirectory _otherHost = null!;
    private User _boss = null!;
    private int _runs;

    [SetUp]
    public async Task SetUp()
    {
        _runs = 0;
        _test = new TestDirectory(builder => builder.Services.Replace(ServiceDescriptor.Singleton<IPasswordHasher>(_hasher)), store =>
            _store = new InterruptedStore(store));
        _otherHost = new TestDirectory(decorate: _ => _test.InMemory);
        await _test.OrganizationAsync("lisbon");
        await _test.RoleAsync("editor", ["invoices.write"]);
        await _test.UserAsync("ann", "lisbon");
        _boss = await _test.UserAsync("boss", default, "admin");
    }

    [TearDown]
    public void TearDown()
    {
        _otherHost.Dispose();
        _test.Dispose();
    }

    [Test]
    public async Task A_record_that_it_changes_and_others_change_meanwhile_is_changed_anew()
    {
        _store.BeforeNextCommit(async () => await _test.System.Users.UpdateAsync("ann", new UserUpdate { GivenName = "Ann" }));

        await RunAsync(async batch => await batch.Users.UpdateAsync("ann", new UserUpdate { DisplayName = "Ann Lee" }));

        _runs.Should().Be(2);
        (await _test.System.Users.GetAsync("ann")).Should().BeEquivalentTo(new { DisplayName = "Ann Lee", GivenName = "Ann" });
    }

    [Test]
    public async Task A_record_that_the_delegate_has_read_is_that_at_the_commit()
    {
        _store.BeforeNextCommit(async () => await _test.System.Users.UpdateAsync("ann", new UserUpdate { DisplayName = "Ann" }));

        await RunAsync(async batch =>
        {
            var ann = await batch.Users.GetAsync("ann");
            await batch.Users.CreateAsync(new NewUser("copy") { DisplayName = ann.DisplayName });
        });

        _runs.Should().Be(2);
        (await _test.System.Users.GetAsync("copy")).DisplayName.Should().Be("Ann");
    }

    [Test]
    public async Task What_others_write_elsewhere_is_no_reason_to_run_again()
    {
        _store.BeforeNextCommit(async () => await _test.System.Users.CreateAsync(new NewUser("eve")));

        await RunAsync(async batch => await batch.Users.UpdateAsync("ann", new UserUpdate { DisplayName = "Ann" }));

        _runs.Should().Be(1);
    }

    [Test]
    public async Task A_key_that_was_taken_meanwhile_is_told_to_the_call_that_wants_it()
    {
        _store.BeforeNextCommit(async () => await _test.System.Users.CreateAsync(new NewUser("eve")));
        var codes = new List<string>();

        await RunAsync(async batch =>
        {
            await batch.Users.UpdateAsync("ann", new UserUpdate { DisplayName = "Ann" });
            try
            {
                await batch.Users.CreateAsync(new NewUser("EVE"));
            }
            catch (ConflictException taken)
            {
                codes.Add(taken.Code);
            }
        });

        codes.Should().Equal("user.key.taken");
        (await _test.System.Users.GetAsync("ann")).DisplayName.Should().Be("Ann");
    }

    [Test]
    public async Task A_set_that_it_removes_has_what_joined_it_meanwhile()
    {
        await _test.System.Groups.CreateAsync(new NewGroup("staff") { Organization = "lisbon" });
        _store.BeforeNextCommit(async () => await _test.System.Groups.AddMembersAsync("lisbon:staff", ["ann"]));

        await RunAsync(async batch =>
        {
            await batch.Users.UpdateAsync("ann", new UserUpdate { DisplayName = "Ann" });
            await batch.Members.RemoveAsync("ann", "lisbon");
        });

        (await _test.AllAsync<GroupMember>()).Should().BeEmpty();
    }

    [Test]
    public async Task Passwords_are_hashed_once_however_often_it_is_run()
    {
        _store.BeforeNextCommit(async () => await _test.System.Users.UpdateAsync("ann", new UserUpdate { GivenName = "Ann" }));
        var before = _hasher.Hashed;

        var temporary = await _test.System.InOneCommitAsync(async batch =>
        {
            _runs++;
            await batch.Users.UpdateAsync("ann", new UserUpdate { DisplayName = "Ann" });
            await batch.Users.CreateAsync(new NewUser("bob") { Password = "correct horse battery" });
            await batch.Users.CreateAsync(new NewUser("eve") { Password = "correct horse battery" });
            return await batch.Passwords.ResetAsync("ann");
        });

        (_runs, _hasher.Hashed - before).Should().Be((2, 3));
        var credentials = await _test.AllAsync<Credential>();
        credentials.Select(credential => credential.PasswordHash.Reveal())
            .Should().OnlyHaveUniqueItems("two accounts with one password have hashes of their own");
        (await _test.System.Passwords.VerifyAsync("ann", temporary)).Succeeded.Should().BeTrue();
    }

    [Test]
    public async Task One_that_is_overtaken_each_time_is_refused_with_nothing_written()
    {
        MoveEachTime();
        Func<Task> batch = () => RunAsync(async batch => await batch.Users.UpdateAsync("ann", new UserUpdate { DisplayName = "Ann" }));

        await batch.ShouldBeRefusedAsync("tenant.busy");

        _runs.Should().Be(16, "eight times freely and eight times in a turn");
        (await _test.System.Users.GetAsync("ann")).DisplayName.Should().BeNull();
    }

    [Test]
    public async Task In_its_turn_new_calls_wait_and_it_ends()
    {
        Task<User>? waiting = null;
        MoveEachTime(until: 8);

        await RunAsync(async batch =>
        {
            await batch.Users.UpdateAsync("ann", new UserUpdate { DisplayName = "Ann" });
            if (_runs == 9)
            {
                using (ExecutionContext.SuppressFlow())
                {
                    waiting = Task.Run(async () => await _test.System.Users.UpdateAsync("ann", new UserUpdate { GivenName = "Ann" }));
                }

                await Task.WhenAny(waiting, Task.Delay(200));
                waiting.IsCompleted.Should().BeFalse("the batch has the tenant to itself");
            }
        });

        _runs.Should().Be(9);
        (await waiting!).Should().BeEquivalentTo(new { GivenName = "Ann", DisplayName = "Ann" });
    }

    [Test]
    public async Task In_its_turn_the_outer_handle_does_not_wait_for_itself()
    {
        MoveEachTime(until: 8);

        await RunAsync(async batch =>
        {
            await batch.Users.UpdateAsync("ann", new UserUpdate { DisplayName = "Ann" });
            if (_runs == 9)
            {
                await _test.System.Users.CreateAsync(new NewUser("eve"));
            }
        });

        _runs.Should().Be(9);
    }

    [Test]
    public async Task A_cancelled_batch_writes_nothing()
    {
        using var cancellation = new CancellationTokenSource();
        Func<Task> batch = async () => await _test.System.InOneCommitAsync(
            async batch =>
            {
                await batch.Users.CreateAsync(new NewUser("eve"));
                await cancellation.CancelAsync();
            },
            cancellation.Token);

        await batch.Should().ThrowAsync<OperationCanceledException>();

        (await _test.System.Users.FindAsync("eve")).Should().BeNull();
    }

    private void MoveEachTime(int until = int.MaxValue) => _store.BeforeNextCommit(async () =>
    {
        if (_runs <= until)
        {
            await _otherHost.System.Users.UpdateAsync("ann", new UserUpdate { Culture = _runs % 2 == 0 ? "pt" : "de" });
            MoveEachTime(until);
        }
    });

    private async Task RunAsync(Func<ITenantDirectory, Task> calls) => await _test.System.InOneCommitAsync(async batch =>
    {
        _runs++;
        await calls(batch);
    });
}
